package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.crypto.Crypto;
import dev.assay.json.ResultWriter;
import dev.assay.rules.Arrival;
import dev.assay.rules.BusinessRule;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleListReader;
import dev.assay.rules.RuleOutcome;
import dev.assay.rules.RuleOutcome.Result;
import dev.assay.rules.RulesDemand;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A genuine certificate is held against the rules of where its holder goes, and only if asked. */
class DccBusinessRulesTest {

  private static final Object HOLDS = Map.of("===", List.of(1, 1));
  private static final Object FAILS = Map.of("===", List.of(1, 2));

  /** Compares a text with a number. */
  private static final Object OPEN = Map.of(">", List.of("x", 1));

  private static final Object ISSUED_IN_AUSTRIA =
      Map.of("===", List.of(Map.of("var", "external.issuerCountryCode"), "AT"));

  private static final Object OF_THE_KEY =
      Map.of("===", List.of(Map.of("var", "external.kid"), "AAAA"));

  private final DccSetting setting = new DccSetting();

  @Test
  void acceptsWhatSatisfiesEveryRule() throws Exception {
    VerificationResult result =
        verify(setting.vaccination(), rule("GR-XX-0001", HOLDS), rule("GR-XX-0002", HOLDS));

    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(outcomes(result)).extracting(RuleOutcome::result).containsOnly(Result.PASSED);
    assertThat(outcome(result, BusinessRule.HOLD)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void rejectsAGenuineCertificateAndNamesTheRuleThatDoesNotHold() throws Exception {
    VerificationResult result =
        verify(setting.vaccination(), rule("GR-XX-0001", HOLDS), rule("GR-XX-0002", FAILS));

    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(outcome(result, BusinessRule.HOLD)).isEqualTo(Outcome.FAILED);
    assertThat(ResultWriter.write(result, Optional.empty()))
        .contains("\"businessRules\":{\"list\":{\"id\":\"entry\",\"sequence\":7,")
        .contains(
            "{\"identifier\":\"GR-XX-0002\",\"version\":\"1.0.0\",\"type\":\"acceptance\","
                + "\"result\":\"failed\",\"description\":\"What is demanded.\","
                + "\"affectedFields\":[\"v.0\"]}")
        .doesNotContain("\"claims\"");
  }

  @Test
  void aRuleThatGivesNoAnswerLeavesTheVerdictOpen() throws Exception {
    VerificationResult result = verify(setting.vaccination(), rule("GR-XX-0001", OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(outcome(result, BusinessRule.DETERMINED)).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void aCountryWithoutRulesLeavesTheVerdictOpen() throws Exception {
    VerificationResult result =
        verify(setting.vaccination(), rule("GR-YY-0001", HOLDS).with("Country", "YY"));

    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(outcome(result, BusinessRule.APPLICABLE)).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void rulesSeeWhoIssuedTheCertificateAndWithWhichKey() throws Exception {
    VerificationResult result =
        verify(
            setting.vaccination(),
            rule("GR-XX-0001", ISSUED_IN_AUSTRIA),
            rule("GR-XX-0002", OF_THE_KEY));

    assertThat(outcomes(result))
        .extracting(RuleOutcome::result)
        .containsExactly(Result.PASSED, Result.FAILED);
  }

  @Test
  void isNotHeldAgainstRulesThatNobodyAskedFor() {
    VerificationResult result = setting.accepted(setting.vaccination());

    assertThat(result.facts().rules()).isEmpty();
    assertThat(result.facts().report().results())
        .noneMatch(row -> row.rule() instanceof BusinessRule);
  }

  @Test
  void rulesCannotMakeABadCertificateGood() throws Exception {
    String text = setting.vaccination().text();
    VerificationResult result =
        setting.verify(
            VerificationRequest.of(text.substring(0, text.length() - 3) + "000")
                .under(demand(rule("GR-XX-0001", HOLDS))),
            TestClock.NOW);

    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(result.facts().rules()).isEmpty();
  }

  @Test
  void refusesWhatTheRulesAreNotWrittenFor() throws Exception {
    VerificationResult result =
        verify(TestDcc.exemption(setting.signer).text("AT1:"), rule("GR-XX-0001", HOLDS));

    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(outcome(result, BusinessRule.APPLICABLE)).isEqualTo(Outcome.FAILED);
  }

  @Test
  @Violates("business.valid-on-arrival")
  void refusesAnArrivalOutsideOfTheTimesOfTheCertificate() throws Exception {
    for (Instant arrival : List.of(TestClock.EXPIRES, TestClock.ISSUED.minusSeconds(1))) {
      VerificationResult result =
          setting.verify(
              VerificationRequest.of(setting.vaccination().text())
                  .under(demand(arrival, rule("GR-XX-0001", HOLDS))),
              TestClock.NOW);
      assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
      assertThat(outcome(result, BusinessRule.VALID_ON_ARRIVAL)).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void aListThatWillNotBeFreshOnArrivalLeavesTheVerdictOpen() throws Exception {
    VerificationResult result =
        setting.verify(
            VerificationRequest.of(setting.vaccination().text())
                .under(demand(TestClock.NOW.plus(Duration.ofDays(2)), rule("GR-XX-0001", HOLDS))),
            TestClock.NOW);

    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(outcome(result, BusinessRule.FRESH)).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void invalidationRulesAreThoseOfTheIssuerHoweverItIsWritten() throws Exception {
    Node invalid = rule("IR-AT-0001", FAILS).with("Type", "Invalidation").with("Country", "AT");
    DccSetting named = new DccSetting();
    named.where(service -> service.with("issuer", "Ministry of Health"));
    for (VerificationResult result :
        List.of(
            verify(setting.vaccination().withoutClaim(1), rule("GR-XX-0001", HOLDS), invalid),
            named.verify(
                VerificationRequest.of(named.vaccination().claim(1, "Ministry of Health").text())
                    .under(demand(rule("GR-XX-0001", HOLDS), invalid)),
                TestClock.NOW))) {
      assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
      assertThat(outcomes(result))
          .extracting(RuleOutcome::identifier)
          .containsExactly("GR-XX-0001", "IR-AT-0001");
    }
  }

  @Test
  void refusesWhatNoCountryIsKnownToHaveIssued() throws Exception {
    DccSetting nowhere = new DccSetting("CN=Test DSC", template -> template);
    VerificationResult result =
        nowhere.verify(
            VerificationRequest.of(nowhere.vaccination().withoutClaim(1).text())
                .under(demand(rule("GR-XX-0001", HOLDS))),
            TestClock.NOW);

    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(outcome(result, BusinessRule.APPLICABLE)).isEqualTo(Outcome.FAILED);
  }

  private VerificationResult verify(TestDcc dcc, Node... rules) throws Exception {
    return verify(dcc.text(), rules);
  }

  private VerificationResult verify(String text, Node... rules) throws Exception {
    return setting.verify(VerificationRequest.of(text).under(demand(rules)), TestClock.NOW);
  }

  private static RulesDemand demand(Node... rules) throws Exception {
    return demand(TestClock.NOW, rules);
  }

  private static RulesDemand demand(Instant arrival, Node... rules) throws Exception {
    Node list =
        new Node()
            .with("version", 1)
            .with("id", "entry")
            .with("name", "Rules of entry")
            .with("sequence", 7)
            .with("issued", day(-1))
            .with("nextUpdate", day(1))
            .with("invalidation", "true-passes")
            .with("rules", new ArrayList<>(List.of(rules)));
    RuleList read = new RuleListReader(Crypto.select()).plain("test.json", list.json());
    return new RulesDemand(read, new Arrival("XX", arrival), "en");
  }

  private static Node rule(String identifier, Object logic) {
    return new Node()
        .with("Identifier", identifier)
        .with("Type", "Acceptance")
        .with("Country", "XX")
        .with("Version", "1.0.0")
        .with("SchemaVersion", "1.0.0")
        .with("Engine", "CERTLOGIC")
        .with("EngineVersion", "0.7.5")
        .with("CertificateType", "General")
        .with("Description", List.of(Map.of("lang", "en", "desc", "What is demanded.")))
        .with("ValidFrom", day(-100))
        .with("ValidTo", day(100))
        .with("AffectedFields", List.of("v.0"))
        .with("Logic", logic);
  }

  private static String day(int offset) {
    Instant at = TestClock.NOW.plus(Duration.ofDays(offset));
    return at.toString();
  }

  private static List<RuleOutcome> outcomes(VerificationResult result) {
    return result.facts().rules().orElseThrow().outcomes();
  }

  private static Outcome outcome(VerificationResult result, Rule rule) {
    return result.facts().report().results().stream()
        .filter(row -> row.rule() == rule)
        .findFirst()
        .orElseThrow()
        .outcome();
  }
}
