package dev.assay.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.Facts;
import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.Claims;
import dev.assay.credential.StatusOutcome;
import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BriefRowsTest {

  private static final List<Rule> ALL = CredentialVerifier.rules();
  private static final List<String> DETAILS =
      List.of("", "the policy demands none", "\n\"]\\,", "Zoë\u2028\r\n[");

  private final BriefRows rows = new BriefRows(ALL);

  @Test
  void rowsThatCameToTheSameStandTogether() {
    Report report =
        new Report(
            List.of(
                row(0, Outcome.PASSED, ""),
                row(1, Outcome.PASSED, ""),
                row(2, Outcome.PASSED, "ES256"),
                row(3, Outcome.NOT_APPLICABLE, "ES256"),
                row(4, Outcome.NOT_APPLICABLE, "ES256"),
                row(5, Outcome.PASSED, "")));

    assertThat(rows.of(report))
        .isEqualTo(
            """

                [["passed","","%s","%s"],["passed","ES256","%s"],\
                ["not_applicable","ES256","%s","%s"],["passed","","%s"]]
                """
                .formatted(ALL.subList(0, 6).stream().map(Rule::code).toArray()));
  }

  @Test
  void aReportOfNoRowsHasNone() {
    assertThat(rows.of(new Report(List.of()))).isEqualTo("\n[]\n");
    assertThat(rows.inFull("\n[]\n")).asString().isEqualTo("[]");
  }

  @Test
  void everyRowIsInFullWhatItWas() {
    Random random = new Random(41);
    for (int i = 0; i < 200; i++) {
      Report report = anyReport(random);
      assertThat(rows.inFull(rows.of(report)))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(whole(report));
    }
  }

  @Test
  void everyResultIsInFullWhatItWas() {
    Random random = new Random(43);
    for (int i = 0; i < 50; i++) {
      VerificationResult one = rejected(anyReport(random));
      VerificationResult both =
          new VerificationResult.Several(
              rejected(anyReport(random)).facts(), List.of(one, rejected(anyReport(random))));
      for (VerificationResult result : List.of(one, both)) {
        assertThat(rows.inFull(rows.withoutClaims(result)))
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(ResultWriter.write(result, Optional.empty()));
      }
    }
  }

  @Test
  void whatTheCredentialSaysIsLeftOut() {
    Facts facts = rejected(new Report(List.of(row(0, Outcome.PASSED, "")))).facts();
    VerificationResult accepted =
        new VerificationResult.Accepted(
            facts, new ClaimsOnly(Map.of("name", "Zoë")), Claims.of(Map.of("pin", "7")));

    assertThat(rows.withoutClaims(accepted))
        .contains("\"verdict\":\"accepted\"")
        .doesNotContain("laims", "Zoë", "pin");
  }

  @Test
  void theRowOfARuleThatIsNotKnownIsKeptAsItIs() {
    BriefRows some = new BriefRows(ALL.subList(0, 2));
    Report report =
        new Report(
            List.of(
                row(0, Outcome.PASSED, ""),
                row(7, Outcome.FAILED, "it is 7\n"),
                row(1, Outcome.PASSED, "")));

    assertThat(some.of(report)).contains("\"demand\":");
    assertThat(some.inFull(some.of(report)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(whole(report));
  }

  @Test
  void aRuleOrAnOutcomeThatIsNoMoreLeavesWhatIsKnownOfIt() throws Exception {
    BriefRows earlier = new BriefRows(ALL.subList(0, 4));
    String kept =
        earlier
            .of(new Report(List.of(row(2, Outcome.PASSED, "two"), row(3, Outcome.PASSED, "two"))))
            .replace("]]", "],[\"waived\",\"\",\"" + ALL.get(0).code() + "\"]]");

    BriefRows later = new BriefRows(ALL.subList(0, 3));
    List<Object> inFull = Json.readArray(later.inFull(kept), JsonLimits.DEFAULT);
    assertThat(inFull.get(0).toString()).contains("spec=");
    assertThat(inFull)
        .hasSize(3)
        .endsWith(
            Map.of("code", ALL.get(3).code(), "outcome", "passed", "detail", "two"),
            Map.of("code", ALL.get(0).code(), "outcome", "waived", "detail", ""));
  }

  @Test
  void whatHasNoRowsInBriefIsLeftAsItIs() {
    String json = "{\"error\":\"access_denied\",\"checks\":[{\"code\":\"x\"}],\"ü\":\"\\u000a\"}";
    assertThat(rows.inFull(json)).asString(StandardCharsets.UTF_8).isEqualTo(json);
  }

  /** Some of the rules, of which a half came to the same as those before them. */
  private static Report anyReport(Random random) {
    List<CheckResult> some = new ArrayList<>();
    Outcome outcome = Outcome.PASSED;
    String detail = "";
    for (int i = 0; i < ALL.size(); i++) {
      if (random.nextBoolean()) {
        outcome = any(List.of(Outcome.values()), random);
        detail = any(DETAILS, random);
      }
      if (random.nextInt(3) > 0) {
        some.add(row(i, outcome, detail));
      }
    }
    return new Report(some);
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static VerificationResult rejected(Report report) {
    return new VerificationResult.Rejected(
        new Facts(
            Optional.of("dc+sd-jwt"),
            Optional.of("urn:example:\npermit"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Optional.empty(),
            HolderProof.NOT_REQUIRED,
            StatusOutcome.UNKNOWN,
            List.of(),
            report));
  }

  private static CheckResult row(int rule, Outcome outcome, String detail) {
    return new CheckResult(ALL.get(rule), outcome, detail);
  }

  private static String whole(Report report) {
    JsonBuffer json = new JsonBuffer(64);
    CheckRows.write(report, json);
    return json.toText();
  }
}
