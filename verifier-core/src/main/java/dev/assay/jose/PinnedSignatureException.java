package dev.assay.jose;

/** A file is not what one of the pinned keys signed. */
public final class PinnedSignatureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String reason;

  /** What is wrong. */
  public enum Kind {
    /** The header demands something that is not understood: RFC 7515, 4.1.11. */
    CRITICAL,
    /** It is no signature, or not of this kind, or not by a pinned key. */
    UNSIGNED
  }

  PinnedSignatureException(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
    this.reason = reason;
  }

  /** What is wrong, for machines. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong and what would be right, for people. */
  public String reason() {
    return reason;
  }
}
