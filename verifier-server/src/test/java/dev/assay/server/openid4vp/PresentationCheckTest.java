package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborTagged;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.policy.PolicyRule;
import dev.assay.server.openid4vp.PresentationFinding.Discarded;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import dev.assay.testkit.Violates;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One presentation against what was asked for: it has all of it, or it counts for nothing. */
class PresentationCheckTest {

  private static final SomeCredential PERMIT =
      SomeCredential.permit(
          Map.of(
              "vct",
              Queries.TYPE,
              "iss",
              "https://issuer.example",
              "family_name",
              "Ashdown",
              "age",
              41L,
              "member",
              true,
              "address",
              Map.of("town", "Fernhollow", "street", "Mill Lane"),
              "nationalities",
              List.of("GB", "IE", "MT"),
              "degrees",
              List.of(Map.of("type", "BSc", "year", 2001L), Map.of("type", "MSc", "year", 2003L))));

  private static PresentationFinding find(String credential, VerificationResult result) {
    return new PresentationCheck(query(Queries.of(credential)).credentials().get(0), result).run();
  }

  private static PresentationFinding find(String credential, SomeCredential given) {
    boolean mdoc = given.types().contains(Queries.LICENCE);
    return find(credential, given.accepted(mdoc ? DcqlFormat.MDOC : DcqlFormat.SD_JWT_VC));
  }

  private static Map<String, Object> handedOver(String credential, SomeCredential given) {
    PresentationFinding finding = find(credential, given);
    assertThat(finding.report().results())
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.PASSED, Outcome.NOT_APPLICABLE);
    return ((Matched) finding).claims().asMap();
  }

  private static void discarded(DcqlRule rule, PresentationFinding finding) {
    assertThat(finding).isInstanceOf(Discarded.class);
    assertThat(finding.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
  }

  private static void discarded(DcqlRule rule, String claims) {
    discarded(rule, find(permit("a", claims), PERMIT));
  }

  private static String path(String path) {
    return claims("'path':[" + path + "]");
  }

  @Test
  void handsOverWhatWasAskedForAndNothingElse() {
    assertThat(handedOver(permit("a", path("'family_name'")), PERMIT))
        .isEqualTo(Map.of("family_name", "Ashdown"));
    assertThat(handedOver(permit("a", path("'address','town'")), PERMIT))
        .isEqualTo(Map.of("address", Map.of("town", "Fernhollow")));
    assertThat(
            handedOver(
                permit("a", claims("'path':['address']", "'path':['address','town']")), PERMIT))
        .isEqualTo(Map.of("address", Map.of("town", "Fernhollow", "street", "Mill Lane")));
    assertThat(handedOver(permit("a", path("'degrees',null,'type'")), PERMIT))
        .isEqualTo(Map.of("degrees", List.of(Map.of("type", "BSc"), Map.of("type", "MSc"))));
    assertThat(
            handedOver(
                permit("a", claims("'path':['nationalities',2]", "'path':['nationalities',0]")),
                PERMIT))
        .isEqualTo(Map.of("nationalities", List.of("GB", "MT")));
    assertThat(handedOver(permit("a", path("'nationalities',null")), PERMIT))
        .isEqualTo(Map.of("nationalities", List.of("GB", "IE", "MT")));
  }

  @Test
  void handsOverNothingWhereNoClaimsWereAskedFor() {
    assertThat(handedOver(permit("a", ""), PERMIT)).isEmpty();
  }

  @Test
  void handsOverElementsOfAMobileDocumentAsJson() {
    SomeCredential given =
        SomeCredential.licence(
            Map.of(
                "family_name",
                "Fernhollow",
                "portrait",
                ByteString.of(new byte[] {1, 2, 3}),
                "birth_date",
                new CborTagged(1004, "1985-03-02", ByteString.of())));
    assertThat(
            handedOver(
                licence(
                    "a",
                    claims(
                        "'path':['org.iso.18013.5.1','portrait'],'values':['AQID']",
                        "'path':['org.iso.18013.5.1','birth_date'],'values':['1985-03-02']")),
                given))
        .isEqualTo(
            Map.of(Queries.NAMESPACE, Map.of("portrait", "AQID", "birth_date", "1985-03-02")));
  }

  @Test
  @Violates("dcql.answer.unrequested")
  void dropsWhatNobodyAskedForAndSaysHowMuch() {
    PresentationFinding finding =
        find(
            permit("a", claims("'path':['address','town']", "'path':['nationalities',1]")), PERMIT);
    CheckResult row = finding.report().of(DcqlRule.ANSWER_UNREQUESTED).orElseThrow();
    // The name, the age, the membership, the street, two nationalities, and four of degrees.
    assertThat(row.detail()).startsWith("10 values").doesNotContain("Ashdown");
    assertThat(((Matched) finding).claims().asMap().toString())
        .doesNotContain("Ashdown")
        .doesNotContain("Mill Lane");
    PresentationFinding exact =
        find(permit("a", path("'x'")), SomeCredential.permit(Map.of("x", 1L, "vct", "t")));
    assertThat(exact.report().of(DcqlRule.ANSWER_UNREQUESTED).orElseThrow().detail()).isEmpty();
  }

  @Test
  @Violates("dcql.answer.single")
  void discardsAPresentationOfSeveralCredentials() {
    VerificationResult one = PERMIT.accepted(DcqlFormat.SD_JWT_VC);
    discarded(DcqlRule.ANSWER_SINGLE, find(permit("a", ""), SomeCredential.several(one, one)));
  }

  @Test
  @Violates("dcql.answer.accepted")
  void discardsWhatWasRejected() {
    discarded(
        DcqlRule.ANSWER_ACCEPTED,
        find(permit("a", ""), SomeCredential.rejected(PolicyRule.STATUS)));
    discarded(
        DcqlRule.ANSWER_ACCEPTED,
        find(permit("a", ""), SomeCredential.several(SomeCredential.rejected(PolicyRule.STATUS))));
    PresentationFinding open = find(permit("a", ""), SomeCredential.undetermined());
    assertThat(open).isInstanceOf(Discarded.class);
    assertThat(open.report().outcomeOf(DcqlRule.ANSWER_ACCEPTED)).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  @Violates("dcql.answer.format")
  void discardsAnotherFormat() {
    for (String format : List.of("mso_mdoc", "sd-jwt", "DC+SD-JWT", "")) {
      discarded(
          DcqlRule.ANSWER_FORMAT,
          find(permit("a", ""), PERMIT.accepted(format, HolderProof.PROVED)));
    }
  }

  @Test
  @Violates("dcql.answer.meta")
  void discardsAnotherType() {
    discarded(DcqlRule.ANSWER_META, find(permit("a", ""), PERMIT.ofTypes()));
    discarded(DcqlRule.ANSWER_META, find(permit("a", ""), PERMIT.ofTypes(Queries.TYPE + "0")));
    discarded(
        DcqlRule.ANSWER_META,
        find(
            licence("a", ""), PERMIT.ofTypes("org.iso.18013.5.1.mDL.x").accepted(DcqlFormat.MDOC)));
    String degree =
        "{'id':'a','format':'ldp_vc','meta':{'type_values':[['Degree','Bachelor'],['Master']]}}";
    discarded(
        DcqlRule.ANSWER_META, find(degree, PERMIT.ofTypes("Degree").accepted(DcqlFormat.LDP_VC)));
    assertThat(find(degree, PERMIT.ofTypes("Any", "Master").accepted(DcqlFormat.LDP_VC)))
        .isInstanceOf(Matched.class);
  }

  @Test
  @Violates("dcql.answer.meta")
  void discardsATypeThatItsIssuerOnlyClaims() {
    SomeCredential claiming = PERMIT.ofTypes("urn:example:own:1", Queries.TYPE);
    discarded(
        DcqlRule.ANSWER_META, find(permit("a", ""), claiming.ofIssuerFor("urn:example:own:1")));
    assertThat(find(permit("a", ""), claiming.ofIssuerFor(Queries.TYPE)))
        .isInstanceOf(Matched.class);
  }

  @Test
  @Violates("dcql.answer.holder")
  void discardsWhatNobodyProvedToHold() {
    for (HolderProof proof : List.of(HolderProof.NOT_REQUIRED, HolderProof.FAILED)) {
      discarded(DcqlRule.ANSWER_HOLDER, find(permit("a", ""), PERMIT.accepted("dc+sd-jwt", proof)));
    }
    assertThat(
            find(
                permit("a", ",'require_cryptographic_holder_binding':false"),
                PERMIT.accepted("dc+sd-jwt", HolderProof.NOT_REQUIRED)))
        .isInstanceOf(Matched.class);
  }

  @Test
  @Violates("dcql.answer.path")
  void discardsWhatHasNoSuchClaim() {
    for (String path :
        List.of(
            "'given_name'",
            "'address','postcode'",
            "'family_name','first'",
            "'nationalities','GB'",
            "'nationalities',3",
            "'address',0",
            "'address',null",
            "'family_name',null",
            "'family_name',0",
            "null",
            "0",
            "'degrees',null,null",
            "'degrees',null,'place'",
            "'degrees',0,0")) {
      discarded(DcqlRule.ANSWER_PATH, path(path));
    }
    discarded(DcqlRule.ANSWER_PATH, claims("'path':['age']", "'path':['given_name']"));
  }

  @Test
  void aPathFailsWhereAnyElementIsOfAnotherTypeAndLeavesOutWhereOneHasLess() {
    String query = permit("a", path("'a',null,'b'"));
    SomeCredential less =
        SomeCredential.permit(Map.of("a", List.of(Map.of("b", 1L), Map.of("c", 2L))));
    assertThat(handedOver(query, less)).isEqualTo(Map.of("a", List.of(Map.of("b", 1L))));
    SomeCredential mixed = SomeCredential.permit(Map.of("a", List.of(Map.of("b", 1L), 2L)));
    discarded(DcqlRule.ANSWER_PATH, find(query, mixed));
    SomeCredential none = SomeCredential.permit(Map.of("a", List.of()));
    discarded(DcqlRule.ANSWER_PATH, find(permit("a", path("'a',null")), none));
  }

  @Test
  void aPathThatCostsTooMuchFails() {
    SomeCredential wide =
        SomeCredential.permit(
            Map.of("w", Collections.nCopies(30_000, Collections.nCopies(60, 1L))));
    assertThat(find(permit("a", ofEachElement(10)), wide)).isInstanceOf(Matched.class);
    discarded(DcqlRule.ANSWER_PATH, find(permit("a", ofEachElement(60)), wide));
  }

  private static String ofEachElement(int paths) {
    return claims(
        IntStream.range(0, paths)
            .mapToObj(i -> "'path':['w',null," + i + "]")
            .toArray(String[]::new));
  }

  @Test
  @Violates("dcql.answer.path.mdoc")
  void discardsADocumentWithoutTheElement() {
    SomeCredential given = SomeCredential.licence(Map.of("family_name", "Fernhollow"));
    for (String path :
        List.of("'org.iso.18013.5.1','given_name'", "'org.iso.18013.5.2','family_name'")) {
      discarded(DcqlRule.ANSWER_MDOC_PATH, find(licence("a", path(path)), given));
    }
  }

  @Test
  @Violates("dcql.answer.values")
  void discardsOtherValuesAndValuesOfAnotherType() {
    for (String claim :
        List.of(
            "'path':['family_name'],'values':['ashdown','Ashdown ']",
            "'path':['age'],'values':['41',42,true]",
            "'path':['member'],'values':['true',1,false]",
            "'path':['address'],'values':['Fernhollow']",
            "'path':['nationalities'],'values':['GB']",
            "'path':['nationalities',0],'values':['IE']",
            "'path':['nationalities',null],'values':['FR']")) {
      discarded(DcqlRule.ANSWER_VALUES, claims(claim));
    }
    SomeCredential decimal = SomeCredential.permit(Map.of("age", new BigDecimal("41.0")));
    discarded(
        DcqlRule.ANSWER_VALUES, find(permit("a", claims("'path':['age'],'values':[41]")), decimal));
  }

  @Test
  void handsOverThoseElementsThatHaveAValueThatWasNamed() {
    assertThat(
            handedOver(
                permit(
                    "a",
                    claims(
                        "'path':['nationalities',null],'values':['MT','GB','FR']",
                        "'path':['age'],'values':[40,41]",
                        "'path':['member'],'values':[true]")),
                PERMIT))
        .isEqualTo(Map.of("nationalities", List.of("GB", "MT"), "age", 41L, "member", true));
  }

  @Test
  @Violates("dcql.answer.claim_set")
  void discardsWhatHasNoWholeClaimSet() {
    String claims =
        claims(
            "'id':'n','path':['family_name']",
            "'id':'g','path':['given_name']",
            "'id':'a','path':['age'],'values':[18]");
    discarded(DcqlRule.ANSWER_CLAIM_SET, claims + ",'claim_sets':[['n','g'],['a']]");
    discarded(DcqlRule.ANSWER_CLAIM_SET, claims + ",'claim_sets':[['n','a']]");
  }

  @Test
  void handsOverTheFirstClaimSetThatIsThereAndNoOther() {
    String query =
        permit(
            "a",
            claims(
                    "'id':'n','path':['family_name']",
                    "'id':'g','path':['given_name']",
                    "'id':'a','path':['age']")
                + ",'claim_sets':[['n','g'],['a'],['n']]");
    assertThat(handedOver(query, PERMIT)).isEqualTo(Map.of("age", 41L));
  }

  @Test
  void showsNoClaimsInRowsOrNames() {
    PresentationFinding good = find(permit("a", path("'family_name'")), PERMIT);
    PresentationFinding bad =
        find(permit("a", claims("'path':['family_name'],'values':['Other']")), PERMIT);
    assertThat(good.toString() + bad + good.report() + bad.report()).doesNotContain("Ashdown");
  }
}
