package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private enum Sample implements Rule {
    FIRST,
    SECOND;

    @Override
    public Definition definition() {
      Clause clause = Spec.SD_JWT.clause("7.3(5.1)");
      return new Definition(
          "sample." + name(), Stage.FORMAT, clause, Fault.INPUT_MALFORMED, "", "A sample.");
    }
  }

  private final Checks checks = new Checks();

  @Test
  void aRuleThatWasBoundAndNeverTriedForbidsAcceptance() {
    Report report = checks.run(() -> checks.bind(List.of(Sample.FIRST)));
    assertThat(report.outcomeOf(Sample.FIRST)).isEqualTo(Outcome.NOT_RUN);
    assertThat(report.permitsAcceptance()).isFalse();
  }

  @Test
  void aReportWithoutRulesForbidsAcceptance() {
    assertThat(checks.run(() -> {}).permitsAcceptance()).isFalse();
  }

  @Test
  void rulesThatPassedOrDoNotApplyPermitAcceptance() {
    Report report =
        checks.run(
            () -> {
              checks.pass(Sample.FIRST, "");
              checks.skip(Sample.SECOND, "nothing to check");
            });
    assertThat(report.permitsAcceptance()).isTrue();
  }

  @Test
  void aFailedRequirementEndsTheVerification() {
    Report report =
        checks.run(
            () -> {
              checks.bind(List.of(Sample.SECOND));
              checks.require(Sample.FIRST, false, () -> "found 1, expected 2");
              checks.pass(Sample.SECOND, "");
            });
    assertThat(report.of(Sample.FIRST))
        .contains(new CheckResult(Sample.FIRST, Outcome.FAILED, "found 1, expected 2"));
    assertThat(report.outcomeOf(Sample.SECOND)).isEqualTo(Outcome.NOT_RUN);
  }

  @Test
  void aRuleThatIsTriedTwiceKeepsTheWorseOutcome() {
    Report report =
        checks.run(
            () -> {
              checks.check(Sample.FIRST, false, () -> "the first time");
              checks.check(Sample.FIRST, true, () -> "never asked");
            });
    assertThat(report.outcomeOf(Sample.FIRST)).isEqualTo(Outcome.FAILED);
  }

  @Test
  void missingEvidenceIsNeitherYesNorFailure() {
    Report report = checks.run(() -> checks.undetermined(Sample.FIRST, "no document"));
    assertThat(report.permitsAcceptance()).isFalse();
    assertThat(report.with(Outcome.FAILED)).isEmpty();
  }

  @Test
  void theAddressOfAClauseLeavesOutTheStep() {
    assertThat(Sample.FIRST.clause().url())
        .hasToString("https://www.rfc-editor.org/rfc/rfc9901#section-7.3");
  }

  @Test
  void untrustedTextIsShownOnOneLineWithoutDirectionCharacters() {
    assertThat(Shown.of("a\nb\u202Ec\u0000")).isEqualTo("a\\u000ab\\u202ec\\u0000");
    assertThat(Shown.of("x".repeat(500))).hasSizeLessThan(130);
  }
}
