package dev.assay.jose;

/** JSON's {@code null}, as a value that maps and lists can hold. */
public enum JsonNull {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
