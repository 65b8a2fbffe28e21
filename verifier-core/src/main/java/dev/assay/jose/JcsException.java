package dev.assay.jose;

/**
 * A value that has no canonical form: RFC 8785. It has no stack trace, and neither it nor its
 * message holds any of the value.
 */
public final class JcsException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** An integer that no double has, or a number beyond all doubles or below the smallest. */
    INEXACT_NUMBER,
    /** Half a surrogate pair, which has no UTF-8. */
    LONE_SURROGATE
  }

  private final Kind kind;

  JcsException(Kind kind) {
    super(kind.toString(), null, false, false);
    this.kind = kind;
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }
}
