package dev.assay;

import dev.assay.bundle.BundleFreshness;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.check.Settled;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Presentation;
import dev.assay.credential.Role;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Evidence;
import dev.assay.policy.StatusDemand;
import dev.assay.rules.RuleEvaluator;
import dev.assay.rules.RuleFindings;
import dev.assay.status.CertificateRevocation;
import dev.assay.status.StatusRule;
import dev.assay.trust.Question;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides upon one credential: resolve, authenticate, validity, holder, policy, status. */
final class Decision {

  private static final List<Rule> STATUS_RULES = List.of(StatusRule.values());
  private static final Settled NO_STATUS =
      Settled.skipped(STATUS_RULES, "the credential has no status");
  private static final Settled STATUS_IGNORED =
      Settled.skipped(STATUS_RULES, "the policy ignores the status");
  private static final Settled STATUS_OF_CARD =
      Settled.skipped(STATUS_RULES, "the status stands in a list of revoked cards");
  private static final Settled NO_CERTIFICATE =
      Settled.skipped(CertificateRevocation.rules(), "no certificate was involved");

  private final CredentialVerifier verifier;
  private final VerificationRequest request;
  private final Instant at;
  private final TrustLists trust;
  private final Optional<BundleFreshness> freshness;
  private final Evidence evidence;

  private Optional<Credential> authenticated = Optional.empty();
  private Claims holderClaims = Claims.none();
  private StatusOutcome status = StatusOutcome.UNKNOWN;
  private Optional<RuleFindings> rules = Optional.empty();

  Decision(CredentialVerifier verifier, VerificationRequest request, Instant at, Sources sources) {
    this.verifier = verifier;
    this.request = request;
    this.at = at;
    this.trust = sources.trust();
    this.freshness = sources.freshness();
    this.evidence = new Evidence(sources.documents());
  }

  /**
   * Decides.
   *
   * @param checks with what was found when the input was read; every rule that binds is bound
   */
  VerificationResult run(String format, Presentation presentation, Checks checks) {
    Report report = checks.run(() -> decide(format, presentation, checks));
    Facts facts =
        new Facts(
            Optional.of(format),
            presentation.claimedType(),
            at,
            authenticated.map(Credential::issuer),
            holderProof(checks),
            status,
            evidence.used(),
            rules,
            report,
            freshness);
    if (report.permitsAcceptance() && authenticated.isPresent()) {
      return new VerificationResult.Accepted(facts, authenticated.get(), holderClaims);
    }
    boolean onlyUndetermined =
        report.with(Outcome.FAILED).isEmpty() && !report.with(Outcome.UNDETERMINED).isEmpty();
    return onlyUndetermined
        ? new VerificationResult.Undetermined(facts, evidence.missing())
        : new VerificationResult.Rejected(facts);
  }

  private void decide(String format, Presentation presentation, Checks checks) {
    request.rules().ifPresent(demand -> RuleEvaluator.bind(checks));
    List<TrustedIssuer> candidates = resolve(format, presentation, checks);
    Credential credential = presentation.authenticate(candidates, checks);
    authenticated = Optional.of(credential);
    credential.checkValidity(at, checks);
    credential.checkType(evidence, checks);
    holderClaims = credential.checkHolder(request.holderBinding(), at, checks);
    request.policy().check(credential, at, checks);
    rules = request.rules().map(demand -> new BusinessRules(demand).check(credential, at, checks));
    checkRevocation(credential.issuer(), format, checks);
    status = checkStatus(credential, checks);
  }

  /** Of the certificates, not of the credential: nothing is fetched for one that is bad already. */
  private void checkRevocation(TrustedIssuer issuer, String format, Checks checks) {
    if (issuer.certificate().isEmpty()) {
      checks.settle(NO_CERTIFICATE);
      return;
    }
    verifier
        .revocation()
        .check(
            issuer.certificate().get().path(),
            issuer.terms(),
            issuer.terms().revocationFor(format),
            at,
            evidence,
            checks);
  }

  private List<TrustedIssuer> resolve(String format, Presentation presentation, Checks checks) {
    Question question =
        new Question(
            presentation.claimedIssuer(), format, presentation.claimedTypes(), Role.ISSUANCE, at);
    return verifier.issuers().resolve(trust, question, evidence, checks);
  }

  /**
   * Token Status List, 8.3: a credential that is already bad is not looked up, and nothing is
   * fetched for it.
   */
  private StatusOutcome checkStatus(Credential credential, Checks checks) {
    List<StatusReference> references = credential.status();
    if (references.isEmpty()) {
      checks.settle(NO_STATUS);
      return StatusOutcome.NONE;
    }
    if (request.policy().status() == StatusDemand.IGNORED) {
      checks.settle(STATUS_IGNORED);
      return StatusOutcome.UNKNOWN;
    }
    if (checks.anyFailed()) {
      return StatusOutcome.UNKNOWN;
    }
    TrustedIssuer issuer = credential.issuer();
    if (references.get(0) instanceof StatusReference.Card card) {
      checks.settle(STATUS_OF_CARD);
      return verifier.cardRevocations().check(card, issuer, evidence, checks);
    }
    return verifier
        .statusLists()
        .check(
            references,
            issuer,
            at,
            (signer, into) ->
                verifier.issuers().resolveStatusSigner(trust, issuer, signer, at, evidence, into),
            evidence,
            checks);
  }

  private HolderProof holderProof(Checks checks) {
    if (request.holderBinding() instanceof HolderBinding.NotRequired) {
      return HolderProof.NOT_REQUIRED;
    }
    boolean proved = authenticated.isPresent() && checks.hold(CredentialVerifier.HOLDER_RULES);
    return proved ? HolderProof.PROVED : HolderProof.FAILED;
  }
}
