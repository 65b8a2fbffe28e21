package dev.assay.cbor;

/** CBOR's {@code null}, as a value that maps and lists can hold. */
public enum CborNull {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
