package dev.assay.x509;

import dev.assay.credential.SignerCertificate;
import dev.assay.crypto.HashAlgorithm;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that a trust list names. Two are equal if their DER bytes are.
 *
 * <p>As the issuer of others it has to be sound itself: within its validity, a CA, and its own path
 * length, name and policy constraints bind the certificates below it (RFC 5937, 3.2). As the signer
 * itself it is accepted for what it is, within its validity.
 */
public record AnchorCertificate(X509Certificate certificate) {

  /** HCERT 1.0.8, 3.3.3. */
  private static final int KEY_ID_BYTES = 8;

  /** What formats may want to know of it where it is the signer itself. */
  public SignerCertificate facts() {
    return SignerFacts.of(certificate, List.of(certificate));
  }

  /** The first eight bytes of the SHA-256 digest of its DER, in base64. */
  public String keyId() {
    try {
      byte[] digest = HashAlgorithm.SHA_256.digest(certificate.getEncoded());
      return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, KEY_ID_BYTES));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  boolean issued(X509Certificate other) {
    return certificate.getSubjectX500Principal().equals(other.getIssuerX500Principal());
  }
}
