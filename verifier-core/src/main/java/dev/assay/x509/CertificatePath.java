package dev.assay.x509;

import dev.assay.check.Shown;
import dev.assay.credential.TrustedIssuer.Signer;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates from a signer to a listed one, not yet validated.
 *
 * @param certificates the signer's first, the listed one last; they are the same if there is one
 * @param sent how many of them came with the token
 */
record CertificatePath(List<X509Certificate> certificates, Signer signer, int sent) {

  CertificatePath {
    certificates = List.copyOf(certificates);
  }

  X509Certificate leaf() {
    return certificates.get(0);
  }

  X509Certificate anchor() {
    return certificates.get(certificates.size() - 1);
  }

  /** The certificates that others have to vouch for, the signer's first. */
  List<X509Certificate> belowAnchor() {
    return certificates.subList(0, certificates.size() - 1);
  }

  /** The CAs between the signer and the listed certificate. */
  List<X509Certificate> intermediates() {
    return certificates.size() < 3 ? List.of() : certificates.subList(1, certificates.size() - 1);
  }

  /** RFC 5280, 6.1.4(l): a CA that renews itself, or its key, does not lengthen the path. */
  long countedIntermediates() {
    return intermediates().stream()
        .filter(ca -> !ca.getSubjectX500Principal().equals(ca.getIssuerX500Principal()))
        .count();
  }

  Validity validity() {
    return certificates.stream().map(Validity::of).reduce(Validity::and).orElseThrow();
  }

  /** How a certificate of the path is called in reports. */
  String show(X509Certificate certificate) {
    String subject = Shown.of(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
    int index = certificates.indexOf(certificate);
    return index == certificates.size() - 1
        ? "the listed certificate (" + subject + ")"
        : "certificate " + (index + 1) + " of the chain (" + subject + ")";
  }
}
