package dev.assay.credential;

/** How much the revocation of an issuer's certificates matters to the operator. */
public enum RevocationUse {
  /** Without a valid answer for every certificate, nothing is decided. */
  REQUIRED("required"),
  /** The same, but for certificates that do not say where their revocation is published. */
  WHERE_PUBLISHED("where-published"),
  /** Checked if an answer comes with the request, or is supplied by the operator. */
  IF_SUPPLIED("if-supplied"),
  /** Not looked at, whatever is supplied. */
  IGNORED("ignored");

  private final String code;

  RevocationUse(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
