package dev.assay.trust;

/**
 * What the {@code iss} of a token must have to do with the certificate that signed it. SD-JWT VC
 * draft-18, 2.5 leaves that to the verifier; tokens without {@code iss} are not concerned.
 */
public enum IssuerName {
  /**
   * The certificate must name the issuer: {@code iss} is one of its URI names, or its host is one
   * of the DNS names.
   */
  CERTIFICATE("certificate"),
  /** {@code iss} must be the issuer that the service states. */
  LISTED("listed"),
  /** {@code iss} says nothing: whoever holds a certificate under the anchor is this issuer. */
  ANY("any");

  private final String code;

  IssuerName(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
