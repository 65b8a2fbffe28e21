package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.testkit.Violates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a service may ask for, held against what it asks. */
class PermissionsTest {

  private static final ClaimsPath EVERY_ROLE =
      new ClaimsPath(List.of(new Step.Member("roles"), new Step.EveryElement()));

  private final Permissions permissions =
      new Permissions(
          List.of(
              new Permission(
                  DcqlFormat.SD_JWT_VC,
                  List.of(Queries.TYPE, "urn:example:badge:1"),
                  List.of(ClaimsPath.of("zone"), ClaimsPath.of("address", "town"), EVERY_ROLE)),
              new Permission(
                  DcqlFormat.SD_JWT_VC, List.of(Queries.TYPE), List.of(ClaimsPath.of("owner"))),
              new Permission(
                  DcqlFormat.MDOC,
                  List.of(Queries.LICENCE),
                  List.of(ClaimsPath.of(Queries.NAMESPACE, "age_over_18")))));

  private void assertPermitted(String... credentials) {
    assertThat(permissions.excess(query(Queries.of(credentials)))).isEmpty();
  }

  private void assertExcess(ServiceRule rule, String path, String... credentials) {
    Permissions.Excess excess = permissions.excess(query(Queries.of(credentials))).orElseThrow();
    assertThat(excess.rule()).isEqualTo(rule);
    assertThat(excess.path()).isEqualTo(path);
  }

  private static String vct(String values, String more) {
    return "{'id':'v','format':'dc+sd-jwt','meta':{'vct_values':[" + values + "]}" + more + "}";
  }

  @Test
  void whatIsInTheListMayBeAsked() {
    assertPermitted(permit("p", claims("'path':['zone']", "'path':['address','town']")));
    assertPermitted(permit("p", claims("'path':['owner','name']", "'path':['roles',0]")));
    assertPermitted(permit("p", claims("'path':['roles',null,'title']")));
    assertPermitted(
        licence("l", claims("'path':['" + Queries.NAMESPACE + "','age_over_18']")),
        vct("'" + Queries.TYPE + "','urn:example:badge:1'", claims("'path':['zone']")));
  }

  @Test
  @Violates("openid4vp.service.type")
  void refusesOtherTypesAndOtherFormats() {
    String zone = claims("'path':['zone']");
    assertExcess(ServiceRule.TYPE, "/credentials/0/meta", vct("'urn:example:other:1'", zone));
    assertExcess(
        ServiceRule.TYPE,
        "/credentials/0/meta",
        vct("'" + Queries.TYPE + "','urn:example:other:1'", zone));
    assertExcess(
        ServiceRule.TYPE,
        "/credentials/1/meta",
        permit("p", zone),
        "{'id':'l','format':'mso_mdoc','meta':{'doctype_value':'" + Queries.TYPE + "'}}");
    assertExcess(
        ServiceRule.TYPE,
        "/credentials/0/meta",
        "{'id':'w','format':'jwt_vc_json','meta':{'type_values':[['" + Queries.TYPE + "']]}}");
  }

  @Test
  @Violates("openid4vp.service.whole")
  void refusesWholeCredentials() {
    assertExcess(ServiceRule.WHOLE, "/credentials/0/claims", permit("p", ""));
    assertExcess(ServiceRule.WHOLE, "/credentials/0/claims", licence("l", ""));
  }

  @Test
  @Violates("openid4vp.service.claim")
  void refusesOtherClaimsAndWhatIsAroundThem() {
    for (String path : List.of("'name'", "'address'", "'address','street'", "'roles'", "null")) {
      assertExcess(
          ServiceRule.CLAIM,
          "/credentials/0/claims/1",
          permit("p", claims("'path':['zone']", "'path':[" + path + "]")));
    }
    assertExcess(
        ServiceRule.CLAIM,
        "/credentials/0/claims/0",
        licence("l", claims("'path':['other.namespace','age_over_18']")));
  }

  /** The wallet chooses among the types. */
  @Test
  @Violates("openid4vp.service.claim")
  void refusesWhatMayBeAskedOfOneTypeAlone() {
    assertExcess(
        ServiceRule.CLAIM,
        "/credentials/0/claims/0",
        vct("'" + Queries.TYPE + "','urn:example:badge:1'", claims("'path':['owner']")));
  }
}
