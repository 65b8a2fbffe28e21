package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static dev.assay.server.openid4vp.Queries.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.mdoc.MdocRule;
import dev.assay.policy.PolicyRule;
import dev.assay.sdjwt.SdJwtRule;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer as a whole against what was asked for. */
class DcqlAnswerTest {

  private static final VerificationResult PERMIT =
      SomeCredential.permit(Map.of("family_name", "Ashdown", "age", 41L))
          .accepted(DcqlFormat.SD_JWT_VC);
  private static final VerificationResult LICENCE =
      SomeCredential.licence(Map.of("family_name", "Fernhollow")).accepted(DcqlFormat.MDOC);
  private static final VerificationResult REVOKED = SomeCredential.rejected(PolicyRule.STATUS);
  private static final VerificationResult OPEN = SomeCredential.undetermined();

  private static final DcqlQuery BOTH =
      query(Queries.of(permit("p", claims("'path':['age']")), licence("l", "")));
  private static final DcqlQuery ONE = query(Queries.of(permit("p", claims("'path':['age']"))));
  private static final DcqlQuery SEVERAL =
      query(Queries.of(permit("p", claims("'path':['age']") + ",'multiple':true")));

  private static DcqlAnswer.Satisfied satisfied(
      DcqlQuery query, Map<String, List<VerificationResult>> given) {
    DcqlAnswer answer = DcqlAnswer.check(query, given);
    assertThat(answer.report().with(Outcome.FAILED)).isEmpty();
    return (DcqlAnswer.Satisfied) answer;
  }

  private static void unsatisfied(
      DcqlRule rule, DcqlQuery query, Map<String, List<VerificationResult>> given) {
    DcqlAnswer answer = DcqlAnswer.check(query, given);
    assertThat(answer).isInstanceOf(DcqlAnswer.Unsatisfied.class);
    assertThat(answer.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
    assertThat(answer.report().with(Outcome.NOT_RUN)).isEmpty();
  }

  @Test
  void handsOverTheClaimsOfEveryCredentialByItsId() {
    DcqlAnswer.Satisfied answer =
        satisfied(BOTH, Map.of("l", List.of(LICENCE), "p", List.of(PERMIT)));
    assertThat(answer.credentials().keySet()).containsExactly("p", "l");
    assertThat(answer.credentials().getOrDefault("p", List.of()).get(0).claims().asMap())
        .isEqualTo(Map.of("age", 41L));
    assertThat(answer.credentials().getOrDefault("l", List.of()).get(0).claims().asMap()).isEmpty();
    assertThat(answer.toString()).doesNotContain("41");
  }

  @Test
  @Violates("dcql.answer.asked")
  void refusesAnIdThatNobodyAskedFor() {
    unsatisfied(DcqlRule.ANSWER_ASKED, ONE, Map.of("p", List.of(PERMIT), "q", List.of(PERMIT)));
    unsatisfied(DcqlRule.ANSWER_ASKED, ONE, Map.of("p", List.of(PERMIT), "", List.of(PERMIT)));
  }

  @Test
  @Violates("dcql.answer.some")
  void refusesAnIdWithoutAPresentation() {
    DcqlQuery optional =
        query(
            sets(
                permit("p", "") + "," + licence("l", ""),
                "[{'options':[['p']]},{'options':[['l']],'required':false}]"));
    unsatisfied(DcqlRule.ANSWER_SOME, optional, Map.of("p", List.of(PERMIT), "l", List.of()));
  }

  @Test
  @Violates("dcql.answer.multiple")
  void refusesSeveralPresentationsWhereOneWasAskedFor() {
    unsatisfied(DcqlRule.ANSWER_MULTIPLE, ONE, Map.of("p", List.of(PERMIT, PERMIT)));
    unsatisfied(DcqlRule.ANSWER_MULTIPLE, ONE, Map.of("p", List.of(PERMIT, REVOKED)));
    assertThat(
            satisfied(SEVERAL, Map.of("p", List.of(PERMIT, PERMIT)))
                .credentials()
                .getOrDefault("p", List.of()))
        .hasSize(2);
  }

  @Test
  @Violates("dcql.answer.binding")
  void refusesTheWholeAnswerForOnePresentationThatWasMadeForAnother() {
    for (Rule rule :
        List.of(
            SdJwtRule.KB_NONCE,
            SdJwtRule.KB_AUDIENCE,
            MdocRule.TRANSCRIPT,
            MdocRule.DEVICE_SIGNATURE,
            MdocRule.DEVICE_MAC)) {
      unsatisfied(
          DcqlRule.ANSWER_BINDING,
          SEVERAL,
          Map.of("p", List.of(PERMIT, SomeCredential.rejected(rule))));
      unsatisfied(
          DcqlRule.ANSWER_BINDING,
          SEVERAL,
          Map.of(
              "p", List.of(PERMIT, SomeCredential.several(PERMIT, SomeCredential.rejected(rule)))));
    }
  }

  @Test
  void discardsAPresentationThatFailsOtherwiseAndLetsTheRestDecide() {
    for (Rule rule : List.of(SdJwtRule.KB_SIGNATURE, SdJwtRule.KB_HASH, PolicyRule.STATUS)) {
      DcqlAnswer.Satisfied answer =
          satisfied(SEVERAL, Map.of("p", List.of(SomeCredential.rejected(rule), PERMIT)));
      assertThat(answer.credentials().getOrDefault("p", List.of())).hasSize(1);
      assertThat(answer.findings().get("p")).hasSize(2);
    }
  }

  @Test
  @Violates("dcql.answer.complete")
  void refusesAnAnswerThatLacksACredential() {
    unsatisfied(DcqlRule.ANSWER_COMPLETE, BOTH, Map.of("p", List.of(PERMIT)));
    unsatisfied(
        DcqlRule.ANSWER_COMPLETE, BOTH, Map.of("p", List.of(PERMIT), "l", List.of(REVOKED)));
    unsatisfied(DcqlRule.ANSWER_COMPLETE, BOTH, Map.of("p", List.of(PERMIT), "l", List.of(PERMIT)));
    unsatisfied(DcqlRule.ANSWER_COMPLETE, ONE, Map.of());
  }

  @Test
  @Violates("dcql.answer.complete")
  void everyRequiredSetNeedsOneWholeOption() {
    DcqlQuery query =
        query(
            sets(
                permit("a", "")
                    + ","
                    + permit("b", "")
                    + ","
                    + licence("c", "")
                    + ","
                    + licence("d", ""),
                "[{'options':[['a','b'],['c']]},{'options':[['d']],'required':false}]"));
    List<VerificationResult> permit = List.of(PERMIT);
    List<VerificationResult> licence = List.of(LICENCE);
    assertThat(satisfied(query, Map.of("a", permit, "b", permit)).credentials()).hasSize(2);
    assertThat(satisfied(query, Map.of("c", licence)).credentials()).hasSize(1);
    assertThat(satisfied(query, Map.of("c", licence, "d", licence)).credentials()).hasSize(2);
    unsatisfied(DcqlRule.ANSWER_COMPLETE, query, Map.of("a", permit));
    unsatisfied(DcqlRule.ANSWER_COMPLETE, query, Map.of("a", permit, "d", licence));
    unsatisfied(DcqlRule.ANSWER_COMPLETE, query, Map.of("d", licence));
    unsatisfied(DcqlRule.ANSWER_COMPLETE, query, Map.of());
  }

  @Test
  void anAnswerWithoutAnyCredentialIsNoYesEvenWhereNothingIsRequired() {
    DcqlQuery query = query(sets(permit("a", ""), "[{'options':[['a']],'required':false}]"));
    unsatisfied(DcqlRule.ANSWER_COMPLETE, query, Map.of());
    unsatisfied(DcqlRule.ANSWER_COMPLETE, query, Map.of("a", List.of(REVOKED)));
    satisfied(query, Map.of("a", List.of(PERMIT)));
  }

  @Test
  void whatIsNeededAndUndeterminedLeavesTheAnswerOpen() {
    DcqlAnswer answer = DcqlAnswer.check(BOTH, Map.of("p", List.of(PERMIT), "l", List.of(OPEN)));
    assertThat(answer).isInstanceOf(DcqlAnswer.Undetermined.class);
    assertThat(answer.report().outcomeOf(DcqlRule.ANSWER_COMPLETE)).isEqualTo(Outcome.UNDETERMINED);
    unsatisfied(DcqlRule.ANSWER_COMPLETE, BOTH, Map.of("l", List.of(OPEN)));
    satisfied(SEVERAL, Map.of("p", List.of(OPEN, PERMIT)));
  }
}
