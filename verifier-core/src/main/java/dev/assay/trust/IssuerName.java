package dev.assay.trust;

/**
 * What the {@code iss} of a token must have to do with the certificate that signed it. SD-JWT VC
 * draft-18, 2.5 leaves that to the verifier.
 *
 * <p>A token without {@code iss} is identified by its certificate. Where the service states an
 * issuer, the certificate must name it, unless it is itself the listed one or {@link #ANY} will do.
 */
public enum IssuerName {
  /**
   * The certificate must name the issuer: {@code iss} is one of its URI names, or its host is one
   * of the DNS names.
   */
  CERTIFICATE("certificate"),
  /**
   * {@code iss} must be the issuer that the service states, whatever the certificate says: whoever
   * holds one under the anchor can speak as that issuer.
   */
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
