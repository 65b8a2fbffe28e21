package dev.assay.crypto;

/**
 * A key that must not be used. It has no stack trace: keys come from strangers, and being refused
 * is an ordinary outcome.
 */
public final class KeyRejectedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a key is refused. */
  public enum Reason {
    /** A key type, curve or algorithm identifier that nothing here verifies with. */
    UNSUPPORTED_TYPE,
    /** The coordinates are no point of the curve, or exceed its prime. */
    NOT_ON_CURVE,
    /** A coordinate or number that has too many or too few bytes, or leading zeros. */
    BAD_LENGTH,
    /** RSA below 2048 or above 8192 bits, a bad exponent, or an Ed25519 point of small order. */
    WEAK,
    /** A private or a symmetric key where a public one belongs. */
    PRIVATE_MATERIAL,
    /** A required member is missing or of the wrong type, or the DER cannot be read. */
    MALFORMED,
    /** Curve parameters spelled out instead of named. */
    EXPLICIT_PARAMETERS
  }

  private final Reason reason;

  /**
   * A refusal.
   *
   * @param detail for people: what was found, never the key itself
   */
  public KeyRejectedException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Why, for machines. */
  public Reason reason() {
    return reason;
  }
}
