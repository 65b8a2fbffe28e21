package dev.assay.status;

import static dev.assay.status.StatusRule.TRUST_POINT;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.trust.TrustRule;
import dev.assay.x509.TrustPoint;
import dev.assay.x509.X509Rule;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the certificates of a mobile document's list have to lead: ISO/IEC 18013-5, 12.3.6.2. To
 * the certificate that the document names, or else to the authority of the document's own signer.
 *
 * <p>The standard lets the certificate that the document names be the reader's trust point by
 * itself. It is not so here: silence is never yes, and a trust list that does not have the signer
 * of a status list has not said that its word counts, whatever an issuer says. The certificate
 * narrows who may have signed; it adds nobody.
 */
final class StatusTrustPoint {

  /** What fails where the trust list has no place for a certificate. */
  private static final Set<Rule> UNLISTED = Set.of(X509Rule.ANCHOR, TrustRule.STATUS_SIGNER);

  private final StatusQuestion question;
  private final Crypto crypto;
  private final Checks checks;

  StatusTrustPoint(StatusQuestion question, Crypto crypto, Checks checks) {
    this.question = question;
    this.crypto = crypto;
    this.checks = checks;
  }

  /** Demands it of the signer that the trust list supplied. */
  void require(TrustedIssuer signer) {
    if (!question.isIso()) {
      checks.skip(TRUST_POINT, "the credential is no mobile document");
      return;
    }
    Optional<TrustPoint> point =
        named().or(() -> authority().map(certificate -> new TrustPoint(certificate, crypto)));
    if (point.isEmpty()) {
      checks.skip(
          TRUST_POINT,
          "the document names none, and the trust list names the document's signer itself");
      return;
    }
    checks.require(
        TRUST_POINT,
        point.get().isAbove(path(signer)),
        () -> "the list's certificates do not lead to " + point.get().shown());
  }

  /**
   * Ends the verification as undetermined if the list is signed below the certificate that the
   * document names, and it is only the trust list that does not have it.
   *
   * @param failed what stood in the way of finding the signer
   */
  void requireListed(IssuerReference reference, List<CheckResult> failed) {
    Optional<TrustPoint> point = named();
    if (point.isPresent()
        && failed.stream().allMatch(result -> UNLISTED.contains(result.rule()))
        && point.get().endsChain(reference.certificates())) {
      throw checks.haltUndetermined(
          TRUST_POINT,
          "the document names "
              + point.get().shown()
              + " for its status, which the trust list does not name for the status of this"
              + " issuer's credentials");
    }
  }

  private Optional<TrustPoint> named() {
    return question
        .reference()
        .trustPoint()
        .map(certificate -> new TrustPoint(certificate, crypto));
  }

  /** The listed certificate above the document's signer; empty if that is the signer's own. */
  private Optional<X509Certificate> authority() {
    List<X509Certificate> path = path(question.issuer());
    return path.size() < 2 ? Optional.empty() : Optional.of(path.get(path.size() - 1));
  }

  private static List<X509Certificate> path(TrustedIssuer signer) {
    return signer.certificate().map(SignerCertificate::path).orElse(List.of());
  }
}
