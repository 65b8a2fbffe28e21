package dev.assay.check;

/**
 * One requirement that a specification puts on a verifier. Each room has one enum that implements
 * this interface; it is the room's table of contents, and {@code CHECKS.md} is generated from all
 * of them.
 */
public interface Rule {

  /** What the rule is. */
  Definition definition();

  /**
   * The stable code, such as {@code sd-jwt.kb.nonce}. It never changes and is never used again for
   * something else.
   */
  default String code() {
    return definition().code();
  }

  /** The stage in which the rule is tried. */
  default Stage stage() {
    return definition().stage();
  }

  /** Where the requirement stands. */
  default Clause clause() {
    return definition().clause();
  }

  /** The coarse reason that a failure of this rule gives. */
  default Fault fault() {
    return definition().fault();
  }

  /** What is demanded, as one sentence for a reader who knows the field. */
  default String demand() {
    return definition().demand();
  }
}
