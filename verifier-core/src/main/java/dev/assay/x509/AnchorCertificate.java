package dev.assay.x509;

import java.security.cert.X509Certificate;

/**
 * A certificate that a trust list names. Two are equal if their DER bytes are.
 *
 * <p>As the issuer of others it has to be sound itself: within its validity, a CA, and its own path
 * length, name and policy constraints bind the certificates below it (RFC 5937, 3.2). As the signer
 * itself it is accepted for what it is, within its validity.
 */
public record AnchorCertificate(X509Certificate certificate) {

  boolean issued(X509Certificate other) {
    return certificate.getSubjectX500Principal().equals(other.getIssuerX500Principal());
  }
}
