package dev.assay.rules;

/**
 * An expression has no value. Neither this nor its message holds anything of the data: that is
 * personal.
 */
public final class CertLogicException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why there is no value. */
  public enum Kind {
    /** It is no CertLogic expression. */
    NOT_AN_EXPRESSION,
    /** An operation was given a value of a type that it does not take. */
    TYPE_MISMATCH,
    /** A text is no date or date-time of the formats that are allowed, or leads beyond time. */
    BAD_DATE_TIME,
    /** A limit is exceeded: {@link CertLogicLimits}. */
    LIMIT
  }

  CertLogicException(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  /** Why there is no value, for machines. */
  public Kind kind() {
    return kind;
  }
}
