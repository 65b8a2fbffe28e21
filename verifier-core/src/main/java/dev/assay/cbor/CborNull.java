package dev.assay.cbor;

/** CBOR's two ways to say nothing, as values that maps and lists can hold: RFC 8949, 3.3. */
public enum CborNull {
  NULL("null"),
  /** What JavaScript encoders write for a member that was never set. */
  UNDEFINED("undefined");

  private final String name;

  CborNull(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
