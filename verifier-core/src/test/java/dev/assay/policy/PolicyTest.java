package dev.assay.policy;

import static dev.assay.policy.SomeCredential.TYPE;
import static dev.assay.testkit.TestClock.ISSUED;
import static dev.assay.testkit.TestClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Assurance;
import dev.assay.credential.AssuranceFramework;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.credential.Sector;
import dev.assay.credential.StatusReference;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relying party's own demands: they can only reject. */
class PolicyTest {

  private static final StatusReference STATUS =
      new StatusReference.Entry(URI.create("https://issuer.example/status/1"), 1);

  @Test
  void demandsNothingUnlessTold() {
    Report report = check(Policy.NONE, SomeCredential.plain());
    assertThat(report.results())
        .hasSize(PolicyRule.values().length)
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.NOT_APPLICABLE);
  }

  @Test
  void takesACredentialThatMeetsEveryDemand() {
    Assurance medium = new Assurance(AssuranceFramework.GPG45, "medium");
    Policy policy =
        new Policy(
            List.of("urn:example:other:1", TYPE),
            List.of(ClaimsPath.of("name"), ClaimsPath.of("address", "town")),
            Optional.of(Duration.ofDays(90)),
            Optional.of(medium),
            Set.of(Sector.PUBLIC),
            StatusDemand.REQUIRED,
            new Origins(
                List.of("https://other.example", "https://issuer.example"), List.of("register")));
    SomeCredential credential =
        SomeCredential.plain().of(SomeCredential.issuer(Sector.PUBLIC, medium)).status(STATUS);
    assertThat(check(policy, credential).results())
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:example:permit:2", "urn:example:permit", "URN:example:permit:1", ""})
  @Violates("policy.type")
  void refusesATypeThatIsNotAccepted(String accepted) {
    fails(PolicyRule.TYPE, types(accepted), SomeCredential.plain());
  }

  @Test
  @Violates("policy.type")
  void refusesACredentialWithoutATypeWhereOneIsDemanded() {
    fails(PolicyRule.TYPE, types(TYPE), SomeCredential.plain().ofTypes());
  }

  @Test
  @Violates("policy.type.authorised")
  void refusesATypeThatTheIssuerOnlyClaims() {
    SomeCredential credential = SomeCredential.plain().ofTypes(TYPE, "urn:example:passport:1");
    fails(PolicyRule.TYPE_AUTHORISED, types("urn:example:passport:1"), credential);
    assertThat(check(types(TYPE), credential).with(Outcome.FAILED)).isEmpty();
  }

  @Test
  @Violates("policy.claims")
  void refusesACredentialWithoutANeededClaim() {
    CheckResult row =
        fails(
            PolicyRule.CLAIMS,
            claims(ClaimsPath.of("name"), ClaimsPath.of("address", "postcode")),
            SomeCredential.plain());
    assertThat(row.detail()).contains("address.postcode").doesNotContain("name", "Fernhollow");
    ClaimsPath second =
        new ClaimsPath(List.of(new Step.Member("nationalities"), new Step.Element(1)));
    fails(PolicyRule.CLAIMS, claims(second), SomeCredential.plain());
  }

  @Test
  @Violates("policy.sector")
  void refusesAnIssuerOfAnotherSector() {
    Policy policy = sectors(Sector.PUBLIC);
    SomeCredential credential = SomeCredential.plain();
    fails(PolicyRule.SECTOR, policy, credential.of(SomeCredential.issuer(Sector.PRIVATE)));
    fails(PolicyRule.SECTOR, policy, credential.of(SomeCredential.issuer(Sector.UNSTATED)));
    assertThat(check(policy, credential).with(Outcome.FAILED)).isEmpty();
  }

  @Test
  @Violates("policy.assurance.level")
  void refusesAnAssuranceBelowTheMinimum() {
    Assurance low = new Assurance(AssuranceFramework.GPG45, "low");
    Assurance medium = new Assurance(AssuranceFramework.GPG45, "medium");
    Assurance high = new Assurance(AssuranceFramework.GPG45, "high");
    fails(PolicyRule.ASSURANCE, minimum(medium), assured(low));
    fails(PolicyRule.ASSURANCE, minimum(medium), assured(high, low));
    fails(PolicyRule.ASSURANCE, minimum(medium), assured(low, high));
    for (Assurance enough : List.of(medium, high)) {
      assertThat(check(minimum(medium), assured(enough)).with(Outcome.FAILED)).isEmpty();
    }
  }

  @Test
  @Violates("policy.assurance.framework")
  void refusesAnAssuranceOfAnotherFramework() {
    Policy policy = minimum(new Assurance(AssuranceFramework.GPG45, "low"));
    Assurance other = new Assurance(AssuranceFramework.EIDAS, "high");
    fails(PolicyRule.ASSURANCE_FRAMEWORK, policy, assured(other));
    fails(PolicyRule.ASSURANCE_FRAMEWORK, policy, SomeCredential.plain());
  }

  @Test
  @Violates("policy.issuer")
  void refusesAnIssuerThatThePolicyDoesNotName() {
    fails(
        PolicyRule.ISSUER,
        from(new Origins(List.of("https://issuer.example/"), List.of("register"))),
        SomeCredential.plain());
  }

  @Test
  @Violates("policy.trust-list")
  void refusesAnIssuerOfAnotherTrustList() {
    fails(
        PolicyRule.TRUST_LIST,
        from(new Origins(List.of("https://issuer.example"), List.of("REGISTER", "council"))),
        SomeCredential.plain());
  }

  @Test
  @Violates("policy.age")
  void refusesACredentialThatIsTooOld() {
    Duration age = Duration.between(ISSUED, NOW);
    fails(PolicyRule.AGE, maxAge(age.minusNanos(1)), SomeCredential.plain());
    fails(PolicyRule.AGE, maxAge(Duration.ZERO), SomeCredential.plain());
    for (Duration enough : List.of(age, age.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThat(check(maxAge(enough), SomeCredential.plain()).with(Outcome.FAILED)).isEmpty();
    }
  }

  @Test
  @Violates("policy.age.known")
  void refusesACredentialOfUnknownAge() {
    Optional<Instant> unknown = Optional.empty();
    fails(
        PolicyRule.ISSUED_AT,
        maxAge(Duration.ofDays(90)),
        SomeCredential.plain().issuedAt(unknown));
  }

  @Test
  @Violates("policy.status")
  void refusesACredentialWithoutAStatusWhereOneIsRequired() {
    fails(PolicyRule.STATUS, status(StatusDemand.REQUIRED), SomeCredential.plain());
    Report report = check(status(StatusDemand.REQUIRED), SomeCredential.plain().status(STATUS));
    assertThat(report.with(Outcome.FAILED)).isEmpty();
  }

  @Test
  void saysThatTheStatusIsIgnored() {
    Report report = check(status(StatusDemand.IGNORED), SomeCredential.plain().status(STATUS));
    CheckResult row = report.of(PolicyRule.STATUS).orElseThrow();
    assertThat(row.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(row.detail()).isEqualTo("the policy ignores the status");
  }

  @Test
  void neverShowsAClaim() {
    for (Policy policy :
        List.of(types("urn:x"), claims(ClaimsPath.of("age")), sectors(Sector.PRIVATE))) {
      assertThat(check(policy, SomeCredential.plain()).results())
          .extracting(CheckResult::detail)
          .noneMatch(detail -> detail.contains("Rowan") || detail.contains("Fernhollow"));
    }
  }

  private static CheckResult fails(PolicyRule rule, Policy policy, SomeCredential credential) {
    List<CheckResult> failed = check(policy, credential).with(Outcome.FAILED);
    assertThat(failed).extracting(CheckResult::rule).containsExactly(rule);
    return failed.get(0);
  }

  private static Report check(Policy policy, SomeCredential credential) {
    Checks checks = new Checks();
    checks.bind(List.of(PolicyRule.values()));
    Report report = checks.run(() -> policy.check(credential, NOW, checks));
    assertThat(report.with(Outcome.NOT_RUN)).isEmpty();
    return report;
  }

  private static SomeCredential assured(Assurance... assurance) {
    return SomeCredential.plain().of(SomeCredential.issuer(Sector.PUBLIC, assurance));
  }

  private static Policy types(String... types) {
    return new Policy(
        List.of(types),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        StatusDemand.IF_PRESENT);
  }

  private static Policy claims(ClaimsPath... paths) {
    return new Policy(
        List.of(),
        List.of(paths),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        StatusDemand.IF_PRESENT);
  }

  private static Policy maxAge(Duration age) {
    return new Policy(
        List.of(),
        List.of(),
        Optional.of(age),
        Optional.empty(),
        Set.of(),
        StatusDemand.IF_PRESENT);
  }

  private static Policy minimum(Assurance assurance) {
    return new Policy(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(assurance),
        Set.of(),
        StatusDemand.IF_PRESENT);
  }

  private static Policy sectors(Sector... sectors) {
    return new Policy(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(sectors),
        StatusDemand.IF_PRESENT);
  }

  private static Policy from(Origins origins) {
    return new Policy(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        StatusDemand.IF_PRESENT,
        origins);
  }

  private static Policy status(StatusDemand demand) {
    return new Policy(List.of(), List.of(), Optional.empty(), Optional.empty(), Set.of(), demand);
  }
}
