package dev.assay.credential;

/** A profile that an operator can hold an issuer to, on top of the format's own rules. */
public enum Profile {
  /** OpenID4VC High Assurance Interoperability Profile 1.0. */
  HAIP("haip"),
  /**
   * Everything that ISO/IEC 18013-5 demands of issuers and their certificates, where readers are
   * otherwise content with what keeps a document from being mistaken for another.
   */
  ISO_MDOC("iso-18013-5"),
  /**
   * SMART Health Cards in one code alone: SMART Health Cards 1.3.0 and later deprecate cards that
   * are split over several, and verifiers read them all the same.
   */
  SHC_ONE_CODE("shc-one-code"),
  /** Everything that RFC 5280, 4, demands of the issuers of certificates. */
  PKIX("rfc-5280");

  private final String code;

  Profile(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
