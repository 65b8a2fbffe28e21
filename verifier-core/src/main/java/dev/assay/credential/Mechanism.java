package dev.assay.credential;

/**
 * The ways to find an issuer's key. A trust list service names one; no other is tried for it.
 * SD-JWT VC draft-18, 2.5.
 */
public enum Mechanism {
  /** A certificate chain in the token, to a listed certificate. */
  X5C("x5c"),
  /** A DID document, or a DID that is its own document. */
  DID("did"),
  /** A key set that stands in the trust list itself. */
  JWKS("jwks"),
  /** JWT VC issuer metadata, fetched from the issuer. */
  ISSUER_METADATA("issuer-metadata"),
  /**
   * The key set that the issuer publishes under its own address. SMART Health Cards 1.4.0,
   * "Determining keys associated with an issuer".
   */
  WELL_KNOWN_JWKS("well-known-jwks"),
  /**
   * A certificate or key that stands in the trust list itself, of which the token has the name and
   * nothing more. EU DCC, HCERT 1.0.8, 3.3.3.
   */
  KEY_ID("kid");

  private final String code;

  Mechanism(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
