package dev.assay.jose;

/**
 * A text that is not the JSON we read. It has no stack trace, and neither it nor its message holds
 * any value of the text: values are personal data.
 */
public final class JsonException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Not JSON: RFC 8259. */
    MALFORMED,
    /** A name occurs twice in one object: RFC 8725, 2.4. */
    DUPLICATE_KEY,
    /** Deeper than the limit. */
    TOO_DEEP,
    /** A limit other than depth is exceeded, or a number beyond any use. */
    TOO_LARGE,
    /** Not UTF-8, a byte order mark, or half a surrogate pair: RFC 8259, 8. */
    BAD_ENCODING,
    /** Something follows the value. */
    TRAILING_DATA,
    /** JSON, but no object where one belongs. */
    NOT_AN_OBJECT,
    /** JSON, but no array where one belongs. */
    NOT_AN_ARRAY
  }

  private final Kind kind;
  private final String path;
  private final long offset;

  JsonException(Kind kind, String path, long offset) {
    super(kind + " at \"" + path + "\", byte " + offset, null, false, false);
    this.kind = kind;
    this.path = path;
    this.offset = offset;
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }

  /** Where: a JSON pointer (RFC 6901), empty for the text as a whole. */
  public String path() {
    return path;
  }

  /** Where: bytes from the start of the text. */
  public long offset() {
    return offset;
  }
}
