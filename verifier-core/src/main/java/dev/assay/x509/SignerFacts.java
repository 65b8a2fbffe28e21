package dev.assay.x509;

import dev.assay.credential.SignerCertificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;

/** What formats may want to know of a signer's certificate. */
final class SignerFacts {

  private SignerFacts() {}

  static SignerCertificate of(X509Certificate certificate, List<X509Certificate> path) {
    return new SignerCertificate(
        certificate.getSubjectX500Principal().getName(X500Principal.RFC2253),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        attribute(certificate, BCStyle.C),
        attribute(certificate, BCStyle.ST),
        usages(certificate),
        path);
  }

  /** Absent if they are there and cannot be read; the JDK passes over such, unless critical. */
  static Optional<Set<String>> usages(X509Certificate certificate) {
    try {
      List<String> named = certificate.getExtendedKeyUsage();
      if (named != null) {
        return Optional.of(Set.copyOf(named));
      }
      boolean unread = certificate.getExtensionValue(Extension.extendedKeyUsage.getId()) != null;
      return unread ? Optional.empty() : Optional.of(Set.of());
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  /**
   * Absent if it is not there, or cannot be read, or is there more than once: nobody could say
   * which one counts.
   */
  private static Optional<String> attribute(
      X509Certificate certificate, ASN1ObjectIdentifier type) {
    try {
      RDN[] found =
          X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()).getRDNs(type);
      return found.length == 1 && !found[0].isMultiValued()
          ? Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()))
          : Optional.empty();
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read, and the JDK passes over.
      return Optional.empty();
    }
  }
}
