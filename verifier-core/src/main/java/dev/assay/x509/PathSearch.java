package dev.assay.x509;

import static dev.assay.x509.X509Rule.ANCHOR;
import static dev.assay.x509.X509Rule.CERTIFICATE_FORM;
import static dev.assay.x509.X509Rule.CHAIN_LENGTH;
import static dev.assay.x509.X509Rule.CHAIN_ONCE;
import static dev.assay.x509.X509Rule.CHAIN_ORDER;
import static dev.assay.x509.X509Rule.CHAIN_SIZE;
import static dev.assay.x509.X509Rule.CHAIN_USED;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.credential.TrustedIssuer.Signer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Finds the one path that a chain of certificates can stand for. It takes the certificates in the
 * order in which they came, and the listed certificates: nothing is fetched, put in another order
 * or left out.
 */
record PathSearch(Limits limits, Optional<Provider> provider) {

  /** Five certificates of the largest kind in use fit several times. */
  private static final int MAX_CHAIN_BYTES = 64 << 10;

  private static final int MAX_CHAIN_CHARS = MAX_CHAIN_BYTES / 3 * 4;

  /** Refuses a chain that is too long or too big to look at. */
  void requireSize(List<String> chain, Checks checks) {
    int length = chain.size();
    checks.require(
        CHAIN_LENGTH,
        length >= 1 && length <= limits.maxCertificates(),
        () -> length + " certificates, at most " + limits.maxCertificates() + " are looked at");
    int chars = chain.stream().mapToInt(String::length).sum();
    checks.require(
        CHAIN_SIZE,
        chars <= MAX_CHAIN_CHARS,
        () -> chars + " characters of base64, at most " + MAX_CHAIN_CHARS + " are looked at");
  }

  CertificatePath find(
      List<String> chain, Set<AnchorCertificate> anchors, Instant at, Checks checks) {
    List<X509Certificate> certificates = read(chain, checks);
    if (anchors.contains(new AnchorCertificate(certificates.get(0)))) {
      // The signer is listed itself: what was sent along with it adds nothing, and is not used.
      return new CertificatePath(certificates.subList(0, 1), Signer.PINNED);
    }
    requireOrder(certificates, checks);
    Optional<X509Certificate> listed =
        certificates.stream().filter(c -> anchors.contains(new AnchorCertificate(c))).findFirst();
    if (listed.isPresent()) {
      int index = certificates.indexOf(listed.get());
      checks.require(
          CHAIN_USED,
          index == certificates.size() - 1,
          () -> "certificate " + (index + 1) + " of " + certificates.size() + " is listed already");
      return new CertificatePath(certificates, Signer.CERTIFIED_WITH_ANCHOR);
    }
    certificates.add(anchorOf(certificates.get(certificates.size() - 1), anchors, at, checks));
    return new CertificatePath(certificates, Signer.CERTIFIED);
  }

  private static List<X509Certificate> read(List<String> chain, Checks checks) {
    List<X509Certificate> certificates = new ArrayList<>(chain.size() + 1);
    for (String text : chain) {
      try {
        certificates.add(CertificateReader.base64(text));
      } catch (CertificateFault fault) {
        int number = certificates.size() + 1;
        throw checks.halt(
            CERTIFICATE_FORM, "certificate " + number + " of the chain " + fault.reason().text());
      }
    }
    return certificates;
  }

  private static void requireOrder(List<X509Certificate> certificates, Checks checks) {
    checks.require(
        CHAIN_ONCE,
        new HashSet<>(certificates).size() == certificates.size(),
        () -> "the same certificate is there more than once");
    for (int i = 1; i < certificates.size(); i++) {
      X500Principal issuer = certificates.get(i - 1).getIssuerX500Principal();
      X500Principal subject = certificates.get(i).getSubjectX500Principal();
      int number = i;
      checks.require(
          CHAIN_ORDER,
          issuer.equals(subject),
          () ->
              "the issuer of certificate %d is %s, but certificate %d is %s"
                  .formatted(number, show(issuer), number + 1, show(subject)));
    }
  }

  /**
   * The listed certificate that issued another one, by name. A CA that was renewed is listed twice
   * under one name: then it is the one that made the signature, is valid, and is so the longest.
   */
  private X509Certificate anchorOf(
      X509Certificate last, Set<AnchorCertificate> anchors, Instant at, Checks checks) {
    return anchors.stream()
        .filter(anchor -> anchor.issued(last))
        .map(AnchorCertificate::certificate)
        .max(
            Comparator.<X509Certificate, Boolean>comparing(anchor -> signed(anchor, last))
                .thenComparing(anchor -> Validity.of(anchor).contains(at))
                .thenComparing(X509Certificate::getNotAfter))
        .orElseThrow(() -> checks.halt(ANCHOR, noAnchor(last, anchors.size())));
  }

  private boolean signed(X509Certificate issuer, X509Certificate other) {
    try {
      PathCertificate.signed(other, provider).verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // What it says is all there is to say: this is not the one.
      return false;
    }
  }

  private static String noAnchor(X509Certificate last, int listed) {
    return listed == 0
        ? "no certificate is listed for this role"
        : "the chain ends below %s, which is not among the %d listed certificates"
            .formatted(show(last.getIssuerX500Principal()), listed);
  }

  private static String show(X500Principal name) {
    return Shown.of(name.getName(X500Principal.RFC2253));
  }
}
