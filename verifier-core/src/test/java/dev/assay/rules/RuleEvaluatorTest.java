package dev.assay.rules;

import static dev.assay.rules.RuleSamples.AT;
import static dev.assay.rules.RuleSamples.certificate;
import static dev.assay.rules.RuleSamples.invalidation;
import static dev.assay.rules.RuleSamples.list;
import static dev.assay.rules.RuleSamples.rule;
import static dev.assay.rules.RuleSamples.vaccination;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.rules.RuleOutcome.Result;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that bind a certificate are picked as published, and silence is never a yes. */
class RuleEvaluatorTest {

  private static final String TRUE = "{'===':[1,1]}";
  private static final String FALSE = "{'===':[1,2]}";

  // --- Which rules

  @Test
  void picksTheHighestVersionThatIsValidWhereTheHolderArrives() {
    Node first = rule("GR-XX-1", FALSE).with("Version", "1.2.0");
    Node highest = rule("GR-XX-1", TRUE).with("Version", "1.10.0");
    Node tomorrow =
        rule("GR-XX-1", FALSE).with("Version", "1.11.0").with("ValidFrom", "2022-03-02T00:00:00Z");
    assertThat(outcomes(list(highest, first, tomorrow)))
        .extracting(outcome -> outcome.version().toString())
        .containsExactly("1.10.0");
  }

  @Test
  void aRuleBindsFromItsFirstInstantToBeforeItsLast() {
    Node from = rule("GR-XX-1", TRUE).with("ValidFrom", AT.toString());
    Node to = rule("GR-XX-2", TRUE).with("ValidTo", AT.toString());
    assertThat(outcomes(list(from, to)))
        .extracting(RuleOutcome::identifier)
        .containsExactly("GR-XX-1");
  }

  @Test
  void picksAcceptanceRulesOfTheCountryOfArrivalAndInvalidationRulesOfTheIssuer() {
    Node list =
        list(
                invalidation("IR-YY-1", TRUE),
                rule("GR-XX-1", TRUE),
                rule("GR-YY-1", TRUE).with("Country", "YY"),
                invalidation("IR-XX-1", TRUE).with("Country", "XX"))
            .with("invalidation", "true-passes");
    assertThat(outcomes(list))
        .extracting(RuleOutcome::identifier)
        .containsExactly("GR-XX-1", "IR-YY-1");
  }

  @Test
  void picksRulesForTheKindOfCertificateAndForAllKinds() {
    Node list =
        list(
            rule("GR-XX-1", TRUE),
            rule("VR-XX-1", TRUE).with("CertificateType", "Vaccination"),
            rule("TR-XX-1", FALSE).with("CertificateType", "Test"));
    assertThat(outcomes(list))
        .extracting(RuleOutcome::identifier)
        .containsExactly("GR-XX-1", "VR-XX-1");
  }

  @Test
  void anOldVersionDoesNotBindWhereTheNewOneIsForAnotherKind() {
    Node list =
        list(
            rule("GR-XX-1", FALSE),
            rule("GR-XX-1", TRUE).with("Version", "1.1.0").with("CertificateType", "Test"));
    assertThat(outcomes(list)).isEmpty();
  }

  // --- What comes of them

  @Test
  void givesOneOutcomeARuleWithItsFieldsAndItsDescriptionInTheLanguageAskedFor() {
    Node rule =
        rule("VR-XX-1", FALSE)
            .with(
                "Description",
                List.of(
                    RuleSamples.description("en", "In English."),
                    RuleSamples.description("cy", "Yn Gymraeg.")));
    RuleEvaluator evaluator = evaluator(list(rule));
    RuleOutcome outcome = evaluator.evaluate(vaccination(), arrival(), "cy").get(0);
    assertThat(outcome)
        .isEqualTo(
            new RuleOutcome(
                "VR-XX-1",
                new RuleVersion(1, 0, 0),
                RuleType.ACCEPTANCE,
                Result.FAILED,
                List.of("v.0", "v.0.mp"),
                "Yn Gymraeg.",
                ""));
    assertThat(evaluator.evaluate(vaccination(), arrival(), "fr").get(0).description())
        .isEqualTo("In English.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'in':[{'var':'payload.v.0.mp'},{'var':'external.valueSets.vaccines'}]}",
        "{'in':[{'var':'payload.v.0.co'},{'var':'external.valueSets.countries'}]}",
        "{'===':[{'var':'external.validationClock'},'2022-03-01T12:00:00Z']}",
        "{'===':[{'var':'external.countryCode'},'XX']}",
        "{'===':[{'var':'external.issuerCountryCode'},'YY']}",
        "{'===':[{'var':'external.iat'},'2022-01-16T08:00:00Z']}",
        "{'===':[{'var':'external.kid'},'AAAAAAAAAAA=']}",
        "{'!':[{'var':'external.exp'}]}",
        "{'not-after':[{'plusTime':[{'var':'payload.v.0.dt'},14,'day']},"
            + "{'plusTime':[{'var':'external.validationClock'},0,'day']},"
            + "{'plusTime':[{'var':'payload.v.0.dt'},270,'day']}]}"
      })
  void aRuleSeesThePayloadAndTheParametersThatPublishedRulesUse(String logic) {
    Node list =
        list(rule("GR-XX-1", logic))
            .with(
                "valueSets",
                Map.of(
                    "vaccines", List.of("EU/1/20/1528"),
                    "countries", Map.of("YY", Map.of("display", "Erewhon"))));
    assertThat(results(list)).containsExactly(Result.PASSED);
  }

  @Test
  void anInvalidationRuleMeansWhatTheListSaysItMeans() {
    Node list = list(invalidation("IR-YY-1", TRUE), invalidation("IR-YY-2", FALSE));
    assertThat(results(list.with("invalidation", "true-passes")))
        .containsExactly(Result.PASSED, Result.FAILED);
    assertThat(results(list.with("invalidation", "true-invalidates")))
        .containsExactly(Result.FAILED, Result.PASSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'==':[1,1]}",
        "{}",
        "{'>':[{'var':'payload.v.1.dn'},1]}",
        "{'and':[1,2]}",
        "{'var':'payload.v.0'}",
        "{'plusTime':['2022-01-01',0,'day']}"
      })
  void aRuleThatGivesNeitherTrueNorFalseIsOpen(String logic) {
    assertThat(outcomes(list(rule("GR-XX-1", logic))))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.result()).isEqualTo(Result.OPEN);
              assertThat(outcome.reason()).isNotEmpty().doesNotContain("EU/1/20/1528");
            });
  }

  @Test
  void aRuleForAnotherEngineIsOpen() {
    Node list =
        list(
            rule("GR-XX-1", TRUE).with("Engine", "JSONLOGIC"),
            rule("GR-XX-2", TRUE).with("EngineVersion", "1.3.3"),
            rule("GR-XX-3", TRUE).with("EngineVersion", "1.3.2"));
    assertThat(results(list)).containsExactly(Result.OPEN, Result.OPEN, Result.PASSED);
  }

  @Test
  void aRuleForAnotherSchemaIsOpenAndNotLeftOut() {
    Node list =
        list(
            rule("GR-XX-1", TRUE).with("SchemaVersion", "1.3.1"),
            rule("GR-XX-2", TRUE).with("SchemaVersion", "0.9.0"),
            rule("GR-XX-3", TRUE).with("SchemaVersion", "1.3.0"));
    assertThat(results(list)).containsExactly(Result.OPEN, Result.OPEN, Result.PASSED);
    for (String version : List.of("", "1.3", "one")) {
      assertThat(evaluator(list).evaluate(certificate(version), arrival(), "en"))
          .extracting(RuleOutcome::result)
          .containsOnly(Result.OPEN);
    }
  }

  @Test
  void whatTheRulesCostTogetherIsBoundedToo() {
    String costly = "{'reduce':[{'var':'external.valueSets.codes'},{'if':[{'in':[0,[1]]},1,2]},0]}";
    Node[] rules =
        Stream.iterate(0, i -> i + 1)
            .limit(300)
            .map(i -> rule("GR-XX-" + i, "{'===':[" + costly + ",2]}"))
            .toArray(Node[]::new);
    List<String> codes = Stream.iterate(0, i -> i + 1).limit(1_000).map(i -> "c" + i).toList();
    List<Result> results = results(list(rules).with("valueSets", Map.of("codes", codes)));
    assertThat(results.get(0)).isEqualTo(Result.PASSED);
    assertThat(results.get(299)).isEqualTo(Result.OPEN);
  }

  // --- Rows

  @Test
  void aCertificateThatEveryRulePassesHasNoRowAgainstIt() {
    Report report = report(list(rule("GR-XX-1", TRUE)), AT);
    assertThat(report.permitsAcceptance()).isTrue();
    assertThat(report.results()).hasSize(BusinessRule.values().length);
  }

  @Test
  @Violates("business.hold")
  void aRuleThatDoesNotHoldIsNamed() {
    Report report = report(list(rule("GR-XX-1", TRUE), rule("VR-XX-2", FALSE)), AT);
    assertThat(only(report, Outcome.FAILED)).isEqualTo(BusinessRule.HOLD);
    assertThat(report.of(BusinessRule.HOLD).orElseThrow().detail())
        .contains("VR-XX-2 1.0.0")
        .doesNotContain("GR-XX-1");
  }

  @Test
  @Violates("business.determined")
  void aRuleThatIsOpenLeavesTheDecisionOpen() {
    Report report = report(list(rule("GR-XX-1", TRUE), rule("VR-XX-2", "{'==':[1,1]}")), AT);
    assertThat(only(report, Outcome.UNDETERMINED)).isEqualTo(BusinessRule.DETERMINED);
    assertThat(report.of(BusinessRule.DETERMINED).orElseThrow().detail()).contains("VR-XX-2 1.0.0");
  }

  @Test
  @Violates("business.applicable")
  void aListThatSaysNothingOfTheArrivalAcceptsNothing() {
    Node elsewhere = list(rule("GR-ZZ-1", TRUE).with("Country", "ZZ"));
    Node issuerAlone = list(invalidation("IR-YY-1", TRUE)).with("invalidation", "true-passes");
    for (Node list : List.of(list(), elsewhere, issuerAlone)) {
      assertThat(only(report(list, AT), Outcome.UNDETERMINED)).isEqualTo(BusinessRule.APPLICABLE);
    }
  }

  @Test
  @Violates("business.fresh")
  void aListPastItsNextUpdateDecidesNothing() {
    Instant late = Instant.parse("2022-03-04T00:00:01Z");
    Node list = list(rule("GR-XX-1", TRUE));
    assertThat(only(report(list, late), Outcome.UNDETERMINED)).isEqualTo(BusinessRule.FRESH);
    Report inGrace = report(list.with("grace", "P1D"), late);
    assertThat(inGrace.permitsAcceptance()).isTrue();
    assertThat(inGrace.of(BusinessRule.FRESH).orElseThrow().detail()).contains("grace");
  }

  @Test
  void namesNoMoreRulesThanAReaderCanUse() {
    Node[] rules =
        Collections.nCopies(12, "").stream().map(x -> rule("r", FALSE)).toArray(Node[]::new);
    for (int i = 0; i < rules.length; i++) {
      rules[i].with("Identifier", "GR-XX-" + i);
    }
    assertThat(report(list(rules), AT).of(BusinessRule.HOLD).orElseThrow().detail())
        .contains("GR-XX-9 1.0.0 and 2")
        .doesNotContain("GR-XX-10");
  }

  // --- Helpers of this test

  private static Arrival arrival() {
    return new Arrival("XX", AT);
  }

  private static RuleEvaluator evaluator(Node list) {
    return new RuleEvaluator(RuleSamples.read(list));
  }

  private static List<RuleOutcome> outcomes(Node list) {
    return evaluator(list).evaluate(vaccination(), arrival(), "en");
  }

  private static List<Result> results(Node list) {
    return outcomes(list).stream().map(RuleOutcome::result).toList();
  }

  private static Report report(Node list, Instant at) {
    Checks checks = new Checks();
    evaluator(list).check(vaccination(), arrival(), at, "en", checks);
    return checks.report();
  }

  private static Object only(Report report, Outcome outcome) {
    assertThat(report.results().stream().filter(row -> !row.outcome().permitsAcceptance()))
        .as("rows that permit no acceptance")
        .hasSize(1);
    return report.with(outcome).get(0).rule();
  }
}
