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
import dev.assay.crypto.Crypto;
import java.security.GeneralSecurityException;
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
 * Finds the paths that a chain of certificates can stand for. It takes the certificates in the
 * order in which they came, and goes on from the last of them by those that the operator brings,
 * listed ones first: nothing is fetched, put in another order or left out.
 */
record PathSearch(Limits limits, Crypto crypto) {

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

  /**
   * The paths, the most promising one first; there is at least one. Where several certificates fit
   * by name, those are left out that did not make the signature.
   */
  List<CertificatePath> find(
      List<String> chain, KnownCertificates known, Instant at, PathBudget budget, Checks checks) {
    List<X509Certificate> certificates = read(chain, checks);
    Set<AnchorCertificate> anchors = known.anchors();
    if (anchors.contains(new AnchorCertificate(certificates.get(0)))) {
      // The signer is listed itself: what was sent along with it adds nothing, and is not used.
      return List.of(new CertificatePath(certificates.subList(0, 1), Signer.PINNED, 1));
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
      return List.of(
          new CertificatePath(certificates, Signer.CERTIFIED_WITH_ANCHOR, certificates.size()));
    }
    List<CertificatePath> paths = new ArrayList<>();
    new Ascent(known, at, budget, certificates.size(), paths).from(certificates);
    if (paths.isEmpty()) {
      X509Certificate last = certificates.get(certificates.size() - 1);
      throw checks.halt(ANCHOR, noAnchor(last, known));
    }
    return paths;
  }

  /** The way up from the end of a chain to every listed certificate that it leads to. */
  private final class Ascent {

    private final KnownCertificates known;
    private final PathBudget budget;
    private final int sent;
    private final List<CertificatePath> paths;
    private final Comparator<X509Certificate> mostPromising;

    Ascent(
        KnownCertificates known,
        Instant at,
        PathBudget budget,
        int sent,
        List<CertificatePath> paths) {
      this.known = known;
      this.budget = budget;
      this.sent = sent;
      this.paths = paths;
      // An authority that was renewed is there twice under one name.
      this.mostPromising =
          Comparator.<X509Certificate, Boolean>comparing(c -> !Validity.of(c).contains(at))
              .thenComparing(Comparator.comparing(X509Certificate::getNotAfter).reversed());
    }

    void from(List<X509Certificate> path) {
      X509Certificate last = path.get(path.size() - 1);
      List<X509Certificate> listed =
          known.anchors().stream()
              .map(AnchorCertificate::certificate)
              .filter(candidate -> isAbove(candidate, last))
              .sorted(mostPromising)
              .toList();
      List<X509Certificate> between =
          path.size() >= limits.maxCertificates()
              ? List.of()
              : known.between().stream()
                  .filter(candidate -> isAbove(candidate, last) && isNew(candidate, path))
                  .sorted(mostPromising)
                  .toList();
      boolean isChoice = listed.size() + between.size() > 1;
      List<X509Certificate> issuers = isChoice ? signersOf(last, listed) : listed;
      // If none of them signed it, one of them has to say so.
      for (X509Certificate anchor : issuers.isEmpty() && between.isEmpty() ? listed : issuers) {
        paths.add(new CertificatePath(append(path, anchor), Signer.CERTIFIED, sent));
      }
      for (X509Certificate link : isChoice ? signersOf(last, between) : between) {
        from(append(path, link));
      }
    }

    private List<X509Certificate> signersOf(
        X509Certificate certificate, List<X509Certificate> candidates) {
      budget.spendSignatures(candidates.size());
      return candidates.stream().filter(candidate -> signed(candidate, certificate)).toList();
    }

    /** A path that comes by the same key of the same authority again goes round in a circle. */
    private static boolean isNew(X509Certificate candidate, List<X509Certificate> path) {
      return path.stream()
          .noneMatch(
              there ->
                  there.getSubjectX500Principal().equals(candidate.getSubjectX500Principal())
                      && there.getPublicKey().equals(candidate.getPublicKey()));
    }

    private static boolean isAbove(X509Certificate issuer, X509Certificate other) {
      return issuer.getSubjectX500Principal().equals(other.getIssuerX500Principal());
    }

    private static List<X509Certificate> append(
        List<X509Certificate> path, X509Certificate certificate) {
      List<X509Certificate> longer = new ArrayList<>(path);
      longer.add(certificate);
      return longer;
    }
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

  private boolean signed(X509Certificate issuer, X509Certificate other) {
    try {
      PathCertificate.signed(other, crypto).verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // What it says is all there is to say: this is not the one.
      return false;
    }
  }

  private static String noAnchor(X509Certificate last, KnownCertificates known) {
    int listed = known.anchors().size();
    return listed == 0
        ? "no certificate is listed for this role"
        : "the chain ends below %s, which is not among the %d listed certificates"
            .formatted(show(last.getIssuerX500Principal()), listed);
  }

  private static String show(X500Principal name) {
    return Shown.of(name.getName(X500Principal.RFC2253));
  }
}
