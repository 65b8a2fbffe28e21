package dev.assay.jose;

import java.util.Optional;

/**
 * A text that is not a JWE we open. It has no stack trace, and neither it nor its message holds
 * anything of the text.
 */
public final class JweException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Not five parts of the lengths that they have with these algorithms: RFC 7516, 7.1. */
    BAD_FORM,
    /** A part is not base64url. */
    BAD_ENCODING,
    /** The header is not the JSON object it must be: {@link JweException#jsonKind()}. */
    BAD_HEADER,
    /** {@code alg} is not ECDH-ES. */
    ALGORITHM,
    /** {@code enc} is not a {@link ContentEncryption}. */
    CONTENT_ENCRYPTION,
    /** The header has {@code zip} or {@code crit}. */
    FORBIDDEN_HEADER,
    /** {@code epk} is no public key, or not on the curve of ours: RFC 7518, 4.6.1.1. */
    EPHEMERAL_KEY,
    /** {@code apu} or {@code apv} is not base64url, or too long: RFC 7518, 4.6.1.2. */
    PARTY_INFO,
    /** {@code kid} is not the name of the key. */
    KEY_ID,
    /** It was encrypted for another key, or changed since. */
    DECRYPTION
  }

  private final Kind kind;

  JweException(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
  }

  JweException(JsonException header) {
    super("the header: " + header.kind(), header, false, false);
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
