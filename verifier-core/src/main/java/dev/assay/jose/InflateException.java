package dev.assay.jose;

/** Compressed bytes that must not, or cannot, be expanded. It has no stack trace. */
public final class InflateException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Not what it should be, cut off, or with a wrong checksum. */
    MALFORMED,
    /** More bytes come out than permitted. */
    TOO_LARGE,
    /** Far more bytes come out than went in. */
    TOO_DENSE,
    /** Something follows the compressed bytes. */
    TRAILING_DATA
  }

  private final Kind kind;

  InflateException(Kind kind) {
    super(kind.name(), null, false, false);
    this.kind = kind;
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }
}
