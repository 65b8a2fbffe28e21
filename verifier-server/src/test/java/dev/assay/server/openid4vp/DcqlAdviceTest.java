package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.openid4vp.DcqlAdvice.Kind;
import org.junit.jupiter.api.Test;

/** Whoever asks for more than is needed hears about it. */
class DcqlAdviceTest {

  private static void says(Kind kind, String path, String... credentials) {
    assertThat(DcqlAdvice.of(query(Queries.of(credentials))))
        .containsExactly(new DcqlAdvice(kind, path));
  }

  private static void saysNothing(String credential) {
    assertThat(DcqlAdvice.of(query(Queries.of(credential)))).isEmpty();
  }

  @Test
  void saysWhereAWholeCredentialWouldCome() {
    String degree = "{'id':'d','format':'jwt_vc_json','meta':{'type_values':[['Degree']]}%s}";
    says(Kind.WHOLE_CREDENTIAL, "/credentials/1", permit("a", ""), degree.formatted(""));
    saysNothing(degree.formatted(claims("'path':['credentialSubject','degree']")));
  }

  @Test
  void saysWhereAnAgeIsEnough() {
    String date = "'id':'d','path':['org.iso.18013.5.1','birth_date']";
    String age = "'id':'a','path':['org.iso.18013.5.1','age_over_18']";
    says(Kind.BIRTH_DATE, "/credentials/0/claims/0", licence("a", claims(date, age)));
    saysNothing(licence("a", claims(date)));
    saysNothing(licence("a", claims(date, age) + ",'claim_sets':[['a'],['d']]"));
  }

  @Test
  void saysWhereAClaimSetWillNeverBeChosen() {
    String claims = claims("'id':'x','path':['x']", "'id':'y','path':['y']");
    says(
        Kind.CLAIM_SET_ORDER,
        "/credentials/0/claim_sets/1",
        permit("a", claims + ",'claim_sets':[['x','y'],['y']]"));
    saysNothing(permit("a", claims + ",'claim_sets':[['y'],['x','y']]"));
  }

  @Test
  void saysWhereElementsAreCounted() {
    says(
        Kind.ARRAY_INDEX,
        "/credentials/0/claims/0",
        permit("a", claims("'path':['nationalities',1]", "'path':['degrees',null]")));
  }
}
