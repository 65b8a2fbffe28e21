package dev.assay;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Credential;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Presentation;
import dev.assay.credential.Role;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.policy.StatusDemand;
import dev.assay.status.StatusRule;
import dev.assay.trust.Question;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of the verb: parse, resolve, authenticate, validity, holder, status, policy. */
final class Verification {

  private final CredentialVerifier verifier;
  private final VerificationRequest request;
  private final Instant at;
  private final TrustLists trust;
  private final Evidence evidence;
  private final Checks checks = new Checks();

  private Optional<CredentialFormat> format = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<Credential> authenticated = Optional.empty();
  private StatusOutcome status = StatusOutcome.UNKNOWN;

  Verification(
      CredentialVerifier verifier,
      VerificationRequest request,
      Instant at,
      TrustLists trust,
      Documents documents) {
    this.verifier = verifier;
    this.request = request;
    this.at = at;
    this.trust = trust;
    this.evidence = new Evidence(documents);
  }

  VerificationResult run() {
    Report report = checks.run(this::decide);
    Facts facts = facts(report);
    if (report.permitsAcceptance() && authenticated.isPresent()) {
      return new VerificationResult.Accepted(facts, authenticated.get());
    }
    boolean onlyUndetermined =
        report.with(Outcome.FAILED).isEmpty() && !report.with(Outcome.UNDETERMINED).isEmpty();
    return onlyUndetermined
        ? new VerificationResult.Undetermined(facts, evidence.missing())
        : new VerificationResult.Rejected(facts);
  }

  private void decide() {
    bind();
    Presentation presentation = parse();
    List<TrustedIssuer> candidates = resolve(presentation);
    Credential credential = presentation.authenticate(candidates, checks);
    authenticated = Optional.of(credential);
    credential.checkValidity(at, checks);
    credential.checkType(evidence, checks);
    credential.checkHolder(request.holderBinding(), at, checks);
    request.policy().check(credential, at, checks);
    status = checkStatus(credential);
  }

  private void bind() {
    checks.bind(List.of(FormatRule.values()));
  }

  private Presentation parse() {
    CredentialFormat picked = verifier.formats().pick(request.format(), request.input(), checks);
    format = Optional.of(picked);
    checks.bind(picked.rules());
    checks.bind(verifier.commonRules());
    return picked.parse(request.input(), checks);
  }

  private List<TrustedIssuer> resolve(Presentation presentation) {
    type = presentation.claimedType();
    String formatId = format.orElseThrow().id();
    Question question =
        new Question(presentation.claimedIssuer(), formatId, type, Role.ISSUANCE, at);
    return verifier.issuers().resolve(trust, question, evidence, checks);
  }

  /**
   * Token Status List, 8.3: a credential that is already bad is not looked up, and nothing is
   * fetched for it.
   */
  private StatusOutcome checkStatus(Credential credential) {
    Optional<StatusReference> reference = credential.status();
    if (reference.isEmpty()) {
      checks.skip(List.of(StatusRule.values()), "the credential has no status");
      return StatusOutcome.NONE;
    }
    if (request.policy().status() == StatusDemand.IGNORED) {
      checks.skip(List.of(StatusRule.values()), "the policy ignores the status");
      return StatusOutcome.UNKNOWN;
    }
    if (checks.anyFailed()) {
      return StatusOutcome.UNKNOWN;
    }
    TrustedIssuer issuer = credential.issuer();
    return verifier
        .statusLists()
        .check(
            reference.get(),
            issuer,
            at,
            (signer, into) ->
                verifier.issuers().resolveStatusSigner(trust, issuer, signer, at, evidence, into),
            evidence,
            checks);
  }

  private Facts facts(Report report) {
    return new Facts(
        format.map(CredentialFormat::id),
        type,
        at,
        authenticated.map(Credential::issuer),
        holderProof(),
        status,
        evidence.used(),
        report);
  }

  private HolderProof holderProof() {
    if (request.holderBinding() instanceof HolderBinding.NotRequired) {
      return HolderProof.NOT_REQUIRED;
    }
    boolean proved = authenticated.isPresent() && checks.hold(CredentialVerifier.HOLDER_RULES);
    return proved ? HolderProof.PROVED : HolderProof.FAILED;
  }
}
