package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
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

  @Test
  void whatIsSettledNeverHidesAWorseOutcome() {
    Rule failed = rule();
    Rule untried = rule();
    checks.bind(List.of(failed, untried));
    checks.fail(failed, "as it is");

    checks.settle(Settled.passed(List.of(failed, untried)));
    checks.settle(Settled.skipped(List.of(failed), "not there"));

    assertThat(checks.report().outcomeOf(failed)).isEqualTo(Outcome.FAILED);
    assertThat(checks.report().outcomeOf(untried)).isEqualTo(Outcome.PASSED);
    assertThat(checks.anyFailed()).isTrue();
    assertThat(checks.hold(List.of(untried))).isTrue();
    assertThat(checks.hold(List.of(untried, failed))).isFalse();
  }

  @Test
  void moreRulesThanEverAreKeptInTheirOrder() {
    List<Rule> many = Stream.generate(ChecksTest::rule).limit(1_000).toList();

    checks.bind(many);
    Checks fork = checks.fork();
    fork.fail(many.get(999), "the last one");

    assertThat(fork.report().results()).extracting(CheckResult::rule).isEqualTo(many);
    assertThat(fork.report().outcomeOf(many.get(999))).isEqualTo(Outcome.FAILED);
    assertThat(checks.report().outcomeOf(many.get(999))).isEqualTo(Outcome.NOT_RUN);
  }

  /** Another one each time. */
  private static Rule rule() {
    Definition definition = Sample.FIRST.definition();
    return () -> definition;
  }
}
