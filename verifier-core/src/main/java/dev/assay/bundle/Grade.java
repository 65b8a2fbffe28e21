package dev.assay.bundle;

/** How up to date a bundle is at an instant, from best to worst. */
public enum Grade {
  /** Not past its next update. */
  FRESH("fresh"),
  /** Past its next update, within the grace that its issuer set. */
  STALE("stale"),
  /** Past its grace: much may have changed, and nobody knows what. */
  TOO_OLD("too-old");

  private final String code;

  Grade(String code) {
    this.code = code;
  }

  /** The name used in results, such as {@code too-old}. */
  public String code() {
    return code;
  }
}
