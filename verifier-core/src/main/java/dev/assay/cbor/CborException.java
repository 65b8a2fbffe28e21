package dev.assay.cbor;

/**
 * Bytes that are not the CBOR we read. It has no stack trace, and neither it nor its message holds
 * any value of the input: values are personal data.
 */
public final class CborException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Not well-formed, RFC 8949, 5.3, or it ends too early. */
    MALFORMED,
    /** Well-formed, but a tag, simple value, float or key of a kind that is not read here. */
    UNSUPPORTED,
    /** A key occurs twice in one map: RFC 8949, 5.6. */
    DUPLICATE_KEY,
    /** A head or float that is longer than need be: RFC 8949, 4.1. */
    NOT_PREFERRED,
    /** A length that is not stated before its items: RFC 8949, 3.2. */
    INDEFINITE,
    /** Deeper than the limit. */
    TOO_DEEP,
    /** A limit other than depth is exceeded. */
    TOO_LARGE,
    /** Text that is not UTF-8: RFC 8949, 3.1. */
    BAD_ENCODING,
    /** Something follows the item. */
    TRAILING_DATA,
    /** CBOR, but no map where one belongs. */
    NOT_A_MAP
  }

  private final Kind kind;
  private final int offset;

  CborException(Kind kind, int offset) {
    super(kind + " at byte " + offset, null, false, false);
    this.kind = kind;
    this.offset = offset;
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }

  /** Where: bytes from the start of the input. */
  public int offset() {
    return offset;
  }
}
