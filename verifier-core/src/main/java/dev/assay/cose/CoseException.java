package dev.assay.cose;

import dev.assay.cbor.CborException;
import java.util.Optional;

/** An item that is no COSE message of the kind that belongs there. It has no stack trace. */
public final class CoseException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Not the array that RFC 9052 demands, or a member of another type. */
    BAD_FORM,
    /** A protected header that is no CBOR map. */
    BAD_HEADER,
    /** A label in the protected and in the unprotected header: RFC 9052, 3. */
    LABEL_TWICE
  }

  private final Kind kind;
  private final transient Optional<CborException.Kind> encoding;

  CoseException(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
    this.encoding = Optional.empty();
  }

  CoseException(CborException fault) {
    super("the protected header is " + fault.getMessage(), null, false, false);
    this.kind = Kind.BAD_HEADER;
    this.encoding = Optional.of(fault.kind());
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong with the CBOR of the protected header, if it cannot be read. */
  public Optional<CborException.Kind> encoding() {
    return encoding;
  }
}
