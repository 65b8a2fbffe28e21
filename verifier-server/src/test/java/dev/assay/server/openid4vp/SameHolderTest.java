package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.testkit.Violates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the credentials of one answer are one person's: said, or demanded. */
class SameHolderTest {

  private static final String NAMES =
      claims("'path':['family_name']", "'path':['given_name']", "'path':['birthdate']");
  private static final String ELEMENTS =
      claims(
              "'path':['%1$s','family_name']",
              "'path':['%1$s','given_name']", "'path':['%1$s','birth_date']")
          .formatted(Queries.NAMESPACE);

  private static final DcqlQuery BOTH =
      query(Queries.of(permit("p", NAMES), licence("l", ELEMENTS)));
  private static final DcqlQuery UNNAMED =
      query(Queries.of(permit("p", claims("'path':['family_name']")), licence("l", "")));

  private static final Map<String, Object> PERSON =
      Map.of("family_name", "Ashdown", "given_name", "Zoë", "birthdate", "1985-03-30");

  private static SomeCredential permitOf(Map<String, Object> person) {
    return SomeCredential.permit(person);
  }

  private static SomeCredential licenceOf(String family, String birth) {
    // Decomposed, as some issuers write it.
    return SomeCredential.licence(
        Map.of("family_name", family, "given_name", "Zoe\u0308", "birth_date", birth));
  }

  private static DcqlAnswer check(
      DcqlQuery query, Holders holders, SomeCredential permit, SomeCredential licence) {
    Map<String, List<VerificationResult>> given = new LinkedHashMap<>();
    given.put("p", List.of(permit.accepted(DcqlFormat.SD_JWT_VC)));
    given.put("l", List.of(licence.accepted(DcqlFormat.MDOC)));
    return DcqlAnswer.check(query, given, holders);
  }

  private static CheckResult row(DcqlAnswer answer) {
    return answer.report().of(DcqlRule.ANSWER_SAME_HOLDER).orElseThrow();
  }

  private static void assertDemanded(Outcome outcome, DcqlAnswer answer) {
    assertThat(row(answer).outcome()).isEqualTo(outcome);
    assertThat(answer)
        .isInstanceOf(
            outcome == Outcome.PASSED ? DcqlAnswer.Satisfied.class : DcqlAnswer.Unsatisfied.class);
  }

  @Test
  void namesAndDateOfBirthShowOnePerson() {
    assertDemanded(
        Outcome.PASSED,
        check(BOTH, Holders.DEMAND_SAME, permitOf(PERSON), licenceOf("Ashdown", "1985-03-30")));
  }

  @Test
  void oneKeyShowsOnePerson() {
    assertDemanded(
        Outcome.PASSED,
        check(
            UNNAMED,
            Holders.DEMAND_SAME,
            permitOf(PERSON).boundTo("key-1"),
            licenceOf("Ashdown", "1985-03-30").boundTo("key-1")));
  }

  @Test
  void oneCredentialIsOnePersons() {
    DcqlAnswer answer =
        DcqlAnswer.check(
            query(Queries.of(permit("p", NAMES))),
            Map.of("p", List.of(permitOf(PERSON).accepted(DcqlFormat.SD_JWT_VC))),
            Holders.DEMAND_SAME);
    assertDemanded(Outcome.PASSED, answer);
  }

  @Test
  @Violates("dcql.answer.same_holder")
  void refusesTwoPersonsWhereOneIsDemanded() {
    assertDemanded(
        Outcome.FAILED,
        check(BOTH, Holders.DEMAND_SAME, permitOf(PERSON), licenceOf("Other", "1985-03-30")));
    assertDemanded(
        Outcome.FAILED,
        check(BOTH, Holders.DEMAND_SAME, permitOf(PERSON), licenceOf("Ashdown", "1985-03-31")));
    assertDemanded(
        Outcome.FAILED,
        check(
            BOTH,
            Holders.DEMAND_SAME,
            permitOf(PERSON).boundTo("key-1"),
            licenceOf("Other", "1985-03-30").boundTo("key-1")));
  }

  @Test
  @Violates("dcql.answer.same_holder")
  void refusesWhatDoesNotShowWhereItIsDemanded() {
    assertDemanded(
        Outcome.FAILED,
        check(UNNAMED, Holders.DEMAND_SAME, permitOf(PERSON), licenceOf("Ashdown", "1985-03-30")));
    assertDemanded(
        Outcome.FAILED,
        check(
            UNNAMED,
            Holders.DEMAND_SAME,
            permitOf(PERSON).boundTo("key-1"),
            licenceOf("Ashdown", "1985-03-30").boundTo("key-2")));
  }

  /** Of a child in the credential of whoever has custody, beside the child's own. */
  @Test
  @Violates("dcql.answer.same_holder")
  void whatStandsDeeperIsAboutSomebodyElse() {
    String child = NAMES.replace("['", "['child','");
    DcqlQuery query = query(Queries.of(permit("p", NAMES), permit("c", child)));
    DcqlAnswer answer =
        DcqlAnswer.check(
            query,
            Map.of(
                "p", List.of(permitOf(PERSON).accepted(DcqlFormat.SD_JWT_VC)),
                "c", List.of(permitOf(Map.of("child", PERSON)).accepted(DcqlFormat.SD_JWT_VC))),
            Holders.DEMAND_SAME);
    assertDemanded(Outcome.FAILED, answer);
    assertThat(row(answer).detail()).contains("nothing that was asked for shows");
  }

  /** Whoever has found a credential has its key's name, and not its key. */
  @Test
  @Violates("dcql.answer.same_holder")
  void aKeyThatNobodyHasUsedShowsNothing() {
    DcqlQuery unbound =
        query(
            Queries.of(
                permit("p", claims("'path':['zone']")),
                permit(
                    "q",
                    claims("'path':['zone']") + ",'require_cryptographic_holder_binding':false")));
    SomeCredential credential = permitOf(Map.of("zone", "B")).boundTo("key-1");
    DcqlAnswer answer =
        DcqlAnswer.check(
            unbound,
            Map.of(
                "p", List.of(credential.accepted(DcqlFormat.SD_JWT_VC)),
                "q", List.of(credential.accepted("dc+sd-jwt", HolderProof.NOT_REQUIRED))),
            Holders.DEMAND_SAME);
    assertDemanded(Outcome.FAILED, answer);
  }

  @Test
  void whatNobodyDemandsIsSaidAndDecidesNothing() {
    DcqlAnswer answer =
        check(BOTH, Holders.REPORT, permitOf(PERSON), licenceOf("Other", "1985-03-30"));
    assertThat(answer).isInstanceOf(DcqlAnswer.Satisfied.class);
    assertThat(row(answer).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(row(answer).detail()).contains("differs").doesNotContain("Other", "Ashdown");
  }
}
