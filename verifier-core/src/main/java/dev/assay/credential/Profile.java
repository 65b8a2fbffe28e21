package dev.assay.credential;

/** A profile that an operator can hold an issuer to, on top of the format's own rules. */
public enum Profile {
  /** OpenID4VC High Assurance Interoperability Profile 1.0. */
  HAIP("haip");

  private final String code;

  Profile(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
