package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.TrustedIssuer;
import java.util.List;

/**
 * What came of a question.
 *
 * @param issuers empty if the verification ended
 */
record Answer(List<TrustedIssuer> issuers, Report report) {

  TrustedIssuer issuer() {
    assertThat(report.with(Outcome.FAILED)).isEmpty();
    assertThat(issuers).hasSize(1);
    return issuers.get(0);
  }

  String detail(Rule rule) {
    return report.of(rule).map(CheckResult::detail).orElse("");
  }

  void fails(Rule rule) {
    assertThat(issuers).isEmpty();
    assertThat(report.with(Outcome.FAILED)).extracting(CheckResult::rule).containsExactly(rule);
  }

  void isUndetermined(Rule rule) {
    assertThat(issuers).isEmpty();
    assertThat(report.with(Outcome.FAILED)).isEmpty();
    assertThat(report.with(Outcome.UNDETERMINED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
  }
}
