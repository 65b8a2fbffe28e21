package dev.assay.jose;

import java.util.Optional;

/** A text that is not a JWS. It has no stack trace and repeats nothing of the token. */
public final class JoseException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Not three parts with a dot between each two: RFC 7515, 7.1. */
    BAD_FORM,
    /** A part is not base64url. */
    BAD_ENCODING,
    /** The protected header is not the JSON object it must be: {@link JoseException#jsonKind()}. */
    BAD_HEADER
  }

  private final Kind kind;

  JoseException(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
  }

  JoseException(JsonException header) {
    super("the protected header: " + header.getMessage(), header, false, false);
    this.kind = Kind.BAD_HEADER;
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong with the JSON of the header, if that is it. */
  public Optional<JsonException.Kind> jsonKind() {
    return getCause() instanceof JsonException json ? Optional.of(json.kind()) : Optional.empty();
  }
}
