package dev.assay.policy;

import dev.assay.cbor.CborNull;
import dev.assay.check.Checks;
import dev.assay.check.Settled;
import dev.assay.check.Shown;
import dev.assay.credential.Assurance;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.Credential;
import dev.assay.credential.Sector;
import dev.assay.credential.TrustedIssuer;
import dev.assay.jose.JsonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one credential against one policy. */
final class PolicyCheck {

  /** What all paths may cost together: a few milliseconds. */
  private static final long MAX_VISITED = 1_000_000;

  private static final String NO_DEMAND = "the policy demands nothing of this kind";

  private static final Settled NO_TYPE =
      Settled.skipped(List.of(PolicyRule.TYPE, PolicyRule.TYPE_AUTHORISED), NO_DEMAND);
  private static final Settled NO_ASSURANCE =
      Settled.skipped(List.of(PolicyRule.ASSURANCE_FRAMEWORK, PolicyRule.ASSURANCE), NO_DEMAND);
  private static final Settled NO_AGE =
      Settled.skipped(List.of(PolicyRule.ISSUED_AT, PolicyRule.AGE), NO_DEMAND);

  private final Policy policy;
  private final Credential credential;
  private final TrustedIssuer issuer;
  private final Checks checks;

  PolicyCheck(Policy policy, Credential credential, Checks checks) {
    this.policy = policy;
    this.credential = credential;
    this.issuer = credential.issuer();
    this.checks = checks;
  }

  void run(Instant at) {
    checkType();
    checkClaims();
    checkOrigins();
    checkSector();
    policy
        .minimumAssurance()
        .ifPresentOrElse(this::checkAssurance, () -> checks.settle(NO_ASSURANCE));
    policy.maxAge().ifPresentOrElse(maxAge -> checkAge(maxAge, at), () -> checks.settle(NO_AGE));
    checkStatus();
  }

  /** SD-JWT VC, 7.7: to claim a type is not to be allowed to issue it. */
  private void checkType() {
    if (policy.types().isEmpty()) {
      checks.settle(NO_TYPE);
      return;
    }
    List<String> accepted = credential.types().stream().filter(policy.types()::contains).toList();
    boolean claimed =
        checks.check(
            PolicyRule.TYPE,
            !accepted.isEmpty(),
            () ->
                "the types are "
                    + Shown.of(credential.types().toString())
                    + ", the policy accepts "
                    + policy.types());
    if (!claimed) {
      checks.skip(
          PolicyRule.TYPE_AUTHORISED, "the credential is of no type that the policy accepts");
      return;
    }
    checks.check(
        PolicyRule.TYPE_AUTHORISED,
        accepted.stream().anyMatch(issuer::mayIssue),
        () ->
            "the trust list does not let "
                + Shown.of(issuer.id())
                + " issue "
                + Shown.of(accepted.toString()));
  }

  private void checkClaims() {
    if (policy.claims().isEmpty()) {
      checks.skip(PolicyRule.CLAIMS, NO_DEMAND);
      return;
    }
    List<ClaimsPath> missing = missing();
    checks.check(PolicyRule.CLAIMS, missing.isEmpty(), () -> "missing: " + missing);
  }

  /** What is not there, or is null, or lies behind more than may be looked at. */
  private List<ClaimsPath> missing() {
    List<ClaimsPath> missing = new ArrayList<>();
    long visited = 0;
    for (ClaimsPath path : policy.claims()) {
      ClaimsPath.Selection selection = credential.claims().walk(path);
      visited += selection.visited();
      if (visited > MAX_VISITED || selection.values().stream().allMatch(PolicyCheck::isNull)) {
        missing.add(path);
      }
    }
    return missing;
  }

  private static boolean isNull(Object value) {
    return value == JsonNull.NULL || value == CborNull.NULL;
  }

  private void checkOrigins() {
    Origins origins = policy.origins();
    checkOneOf(PolicyRule.ISSUER, origins.issuers(), issuer.id(), "the issuer is ");
    checkOneOf(
        PolicyRule.TRUST_LIST,
        origins.trustLists(),
        issuer.source().list(),
        "the issuer is trusted by ");
  }

  private void checkOneOf(PolicyRule rule, List<String> accepted, String actual, String is) {
    if (accepted.isEmpty()) {
      checks.skip(rule, NO_DEMAND);
      return;
    }
    checks.check(
        rule,
        accepted.contains(actual),
        () -> is + Shown.of(actual) + ", the policy accepts " + accepted);
  }

  private void checkSector() {
    if (policy.sectors().isEmpty()) {
      checks.skip(PolicyRule.SECTOR, NO_DEMAND);
      return;
    }
    checks.check(
        PolicyRule.SECTOR,
        policy.sectors().contains(issuer.sector()),
        () ->
            "the issuer's sector is "
                + issuer.sector().code()
                + ", the policy accepts "
                + policy.sectors().stream().map(Sector::code).sorted().toList());
  }

  private void checkAssurance(Assurance minimum) {
    // Of several levels in one framework, only the weakest is sure for this credential.
    Optional<Assurance> stated =
        issuer.terms().assurance().stream()
            .filter(assurance -> assurance.framework() == minimum.framework())
            .reduce((one, other) -> one.isAtLeast(other) ? other : one);
    boolean comparable =
        checks.check(
            PolicyRule.ASSURANCE_FRAMEWORK,
            stated.isPresent(),
            () -> "the trust list states no assurance in " + minimum.framework().code());
    if (!comparable) {
      checks.skip(PolicyRule.ASSURANCE, "there is nothing to compare");
      return;
    }
    Assurance weakest = stated.orElseThrow();
    checks.check(
        PolicyRule.ASSURANCE,
        weakest.isAtLeast(minimum),
        () -> "the assurance is " + weakest.level() + ", expected at least " + minimum.level());
  }

  /** A credential that is exactly as old as the policy permits is not too old. */
  private void checkAge(Duration maxAge, Instant at) {
    Optional<Instant> issued = credential.issuedAt();
    boolean known =
        checks.check(
            PolicyRule.ISSUED_AT,
            issued.isPresent(),
            () -> "the credential does not say when it was issued");
    if (!known) {
      checks.skip(PolicyRule.AGE, "the age is not known");
      return;
    }
    // Not "at minus maxAge": a demand of any length must not leave the calendar.
    Duration age = Duration.between(issued.orElseThrow(), at);
    checks.check(
        PolicyRule.AGE,
        age.compareTo(maxAge) <= 0,
        () -> "issued at " + issued.orElseThrow() + ", which is longer ago than " + maxAge);
  }

  private void checkStatus() {
    if (policy.status() == StatusDemand.REQUIRED) {
      checks.check(
          PolicyRule.STATUS,
          !credential.status().isEmpty(),
          () -> "the credential has no status, and the policy requires one");
    } else {
      checks.skip(
          PolicyRule.STATUS,
          policy.status() == StatusDemand.IGNORED ? "the policy ignores the status" : NO_DEMAND);
    }
  }
}
