package dev.assay.x509;

import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate that certificates have to lead to, besides being good for other reasons: to lead to
 * it makes nothing trusted.
 *
 * <p>It stands for its subject and its key. A CA that was renewed with the same key, or certified
 * by another one, is the same trust point.
 */
public final class TrustPoint {

  private final X509Certificate certificate;
  private final Crypto crypto;

  /** This certificate, with signatures checked by this cryptography. */
  public TrustPoint(X509Certificate certificate, Crypto crypto) {
    this.certificate = certificate;
    this.crypto = crypto;
  }

  /**
   * Whether a path leads to this certificate, or ends right below it.
   *
   * @param path from a signer's certificate up, each known to be signed by the next
   */
  public boolean isAbove(List<X509Certificate> path) {
    return path.stream().skip(1).anyMatch(this::isSame)
        || (!path.isEmpty() && hasSigned(path.get(path.size() - 1)));
  }

  /**
   * Whether the last of certificates as they were sent is this one, or is signed by it. What lies
   * below is not looked at.
   *
   * @param chain base64 DER as in {@code x5c}
   */
  public boolean endsChain(List<String> chain) {
    if (chain.isEmpty()) {
      return false;
    }
    try {
      X509Certificate last = CertificateReader.base64(chain.get(chain.size() - 1));
      return isSame(last) || hasSigned(last);
    } catch (CertificateFault e) {
      // What cannot be read leads nowhere.
      return false;
    }
  }

  private boolean isSame(X509Certificate other) {
    return other.getSubjectX500Principal().equals(certificate.getSubjectX500Principal())
        && other.getPublicKey().equals(certificate.getPublicKey());
  }

  private boolean hasSigned(X509Certificate other) {
    if (!other.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
        || !SignatureMethod.isAccepted(other)) {
      return false;
    }
    try {
      PathCertificate.signed(other, crypto).verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // What it says is all there is to say: this is not the one.
      return false;
    }
  }

  /** Its subject and its number, for people. */
  public String shown() {
    return Shown.of(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253))
        + " (serial number "
        + certificate.getSerialNumber().toString(16)
        + ")";
  }

  /** Its subject and its number. */
  @Override
  public String toString() {
    return shown();
  }
}
