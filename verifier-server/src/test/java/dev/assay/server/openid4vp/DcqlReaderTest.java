package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static dev.assay.server.openid4vp.Queries.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.credential.ClaimsPath;
import dev.assay.server.openid4vp.ClaimQuery.Retention;
import dev.assay.server.openid4vp.CredentialQuery.Binding;
import dev.assay.server.openid4vp.CredentialQuery.Count;
import dev.assay.server.openid4vp.CredentialSet.Need;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A query is read whole or not at all, and a fault says under which rule and where. */
class DcqlReaderTest {

  private static final String NAME = "'path':['family_name']";

  private static void refused(DcqlRule rule, String path, String query) {
    DcqlFault fault =
        catchThrowableOfType(DcqlFault.class, () -> DcqlReader.read(Queries.json(query)));
    assertThat(fault).as(query).isNotNull();
    assertThat(fault.rule()).as(query).isEqualTo(rule);
    assertThat(fault.path()).as(query).isEqualTo(path);
    assertThat(fault).hasMessageContaining(fault.reason());
  }

  /** What is wrong with the one permit that is asked for. */
  private static void refusedPermit(DcqlRule rule, String path, String more) {
    refused(rule, "/credentials/0" + path, Queries.of(permit("a", more)));
  }

  /** What is wrong with the one claim that is asked for. */
  private static void refusedClaim(DcqlRule rule, String path, String claim) {
    refusedPermit(rule, "/claims/0" + path, claims(claim));
  }

  @Test
  void readsEverythingThatAQueryCanSay() {
    DcqlQuery query =
        query(
            sets(
                permit(
                        "pid_1-A",
                        claims(
                                "'id':'n','path':['addresses',null,'lines',2]",
                                "'id':'v','path':['age'],'values':['x',18,true,12345678901234567890]")
                            + ",'claim_sets':[['n','v'],['n']],'multiple':true"
                            + ",'require_cryptographic_holder_binding':false"
                            + ",'trusted_authorities':[{'type':'aki','values':['s9tIpPmhxdiuNkHMEWNpYim8S8Y']},"
                            + "{'type':'etsi_tl','values':['https://list.example']},"
                            + "{'type':'openid_federation','values':['https://anchor.example']}]")
                    + ","
                    + licence(
                        "mdl",
                        claims("'path':['org.iso.18013.5.1','portrait'],'intent_to_retain':true")),
                "[{'options':[['pid_1-A'],['mdl']]},{'options':[['mdl']],'required':false}]"));
    CredentialQuery permit = query.credential("pid_1-A").orElseThrow();
    assertThat(permit.format()).isEqualTo(DcqlFormat.SD_JWT_VC);
    assertThat(permit.meta()).isEqualTo(new CredentialMeta.Vct(List.of(Queries.TYPE)));
    assertThat(permit.count()).isEqualTo(Count.SEVERAL);
    assertThat(permit.binding()).isEqualTo(Binding.NOT_REQUIRED);
    assertThat(permit.claims().get(0).path().steps())
        .containsExactly(
            new ClaimsPath.Step.Member("addresses"),
            new ClaimsPath.Step.EveryElement(),
            new ClaimsPath.Step.Member("lines"),
            new ClaimsPath.Step.Element(2));
    assertThat(permit.claims().get(1).values()).hasSize(4).contains("x", 18L, true);
    assertThat(permit.claimSets()).containsExactly(List.of("n", "v"), List.of("n"));
    assertThat(permit.trustedAuthorities()).hasSize(3);
    CredentialQuery licence = query.credential("mdl").orElseThrow();
    assertThat(licence.binding()).isEqualTo(Binding.REQUIRED);
    assertThat(licence.count()).isEqualTo(Count.ONE);
    assertThat(licence.claims().get(0).retention()).isEqualTo(Retention.INTENDED);
    assertThat(query.credentialSets())
        .extracting(CredentialSet::need)
        .containsExactly(Need.REQUIRED, Need.OPTIONAL);
    assertThat(query.credential("other")).isEqualTo(Optional.empty());
  }

  @Test
  void sendsWhatItUnderstoodAndNothingElse() throws DcqlFault {
    String asked =
        Queries.of(permit("a", claims(NAME + ",'values':['Ashdown']") + ",'multiple':true"));
    Map<String, Object> sent = query(asked).json();
    assertThat(sent).isEqualTo(Queries.json(asked));
    String more =
        asked
            .replace("'multiple'", "'x-note':{'a':[1]},'intent_to_retain':7,'multiple'")
            .replace("'path'", "'intent_to_retain':7,'path'")
            .replace("'vct_values'", "'other':1,'vct_values'")
            .replace("{'credentials'", "{'purpose':'','credentials'");
    assertThat(query(more).json()).isEqualTo(sent);
  }

  @Test
  void readsAgainWhatItSends() throws DcqlFault {
    DcqlQuery query =
        query(
            sets(
                permit("a", claims("'id':'x'," + NAME) + ",'claim_sets':[['x']]")
                    + ","
                    + licence("b", claims("'path':['n','e'],'intent_to_retain':false,'values':[1]"))
                    + ",{'id':'c','format':'ldp_vc','meta':{'type_values':[['A','B'],['C']]}}",
                "[{'options':[['a','b']],'required':false}]"));
    assertThat(DcqlReader.read(query.json())).isEqualTo(query);
  }

  @Test
  void showsNoValuesThatAreAskedFor() {
    DcqlQuery query = query(Queries.of(permit("a", claims(NAME + ",'values':['Ashdown']"))));
    assertThat(query.toString()).doesNotContain("Ashdown");
  }

  @Test
  @Violates("dcql.credentials")
  void refusesAQueryForNothing() {
    refused(DcqlRule.CREDENTIALS, "/credentials", "{}");
    refused(DcqlRule.CREDENTIALS, "/credentials", Queries.of());
    refused(DcqlRule.CREDENTIALS, "/credentials", "{'credentials':{}}");
    refused(DcqlRule.CREDENTIALS, "/credentials", "{'credentials':null}");
    refused(DcqlRule.CREDENTIALS, "/credentials/1", Queries.of(permit("a", ""), "'b'"));
  }

  @Test
  @Violates("dcql.id")
  void refusesACredentialWithoutAProperId() {
    for (String id : List.of("", " ", "a b", "a.b", "ä", "a\\n", "a/b")) {
      refused(DcqlRule.ID, "/credentials/0/id", Queries.of(permit(id, "")));
    }
    refused(DcqlRule.ID, "/credentials/0/id", Queries.of(permit("a", "").replace("'id':'a',", "")));
    refused(DcqlRule.ID, "/credentials/0/id", Queries.of(permit("a", "").replace("'a'", "7")));
  }

  @Test
  @Violates("dcql.id.unique")
  void refusesTwoCredentialsOfOneId() {
    refused(DcqlRule.ID_UNIQUE, "/credentials/1/id", Queries.of(permit("a", ""), licence("a", "")));
    query(Queries.of(permit("a", ""), permit("A", "")));
  }

  @Test
  @Violates("dcql.format")
  void refusesAFormatThatIsNotDefined() {
    for (String format : List.of("'vc+sd-jwt'", "'DC+SD-JWT'", "''", "7", "null")) {
      refused(
          DcqlRule.CREDENTIAL_FORMAT,
          "/credentials/0/format",
          Queries.of(permit("a", "").replace("'dc+sd-jwt'", format)));
    }
    refused(
        DcqlRule.CREDENTIAL_FORMAT,
        "/credentials/0/format",
        Queries.of(permit("a", "").replace("'format'", "'form'")));
  }

  @Test
  @Violates("dcql.meta")
  void refusesACredentialWithoutMeta() {
    refused(
        DcqlRule.META,
        "/credentials/0/meta",
        Queries.of(permit("a", "").replace("'meta'", "'metadata'")));
    refused(
        DcqlRule.META,
        "/credentials/0/meta",
        Queries.of("{'id':'a','format':'mso_mdoc','meta':[]}"));
  }

  @Test
  @Violates({"dcql.meta.vct_values", "dcql.meta.doctype_value", "dcql.meta.type_values"})
  void refusesACredentialOfNoType() {
    for (String values : List.of("[]", "'x'", "null", "{}")) {
      refused(
          DcqlRule.VCT_VALUES,
          "/credentials/0/meta/vct_values",
          Queries.of("{'id':'a','format':'dc+sd-jwt','meta':{'vct_values':" + values + "}}"));
      refused(
          DcqlRule.TYPE_VALUES,
          "/credentials/0/meta/type_values",
          Queries.of("{'id':'a','format':'jwt_vc_json','meta':{'type_values':" + values + "}}"));
    }
    refused(
        DcqlRule.VCT_VALUES,
        "/credentials/0/meta/vct_values/1",
        Queries.of("{'id':'a','format':'dc+sd-jwt','meta':{'vct_values':['x','']}}"));
    refused(
        DcqlRule.TYPE_VALUES,
        "/credentials/0/meta/type_values/1",
        Queries.of("{'id':'a','format':'ldp_vc','meta':{'type_values':[['x'],[]]}}"));
    refused(
        DcqlRule.TYPE_VALUES,
        "/credentials/0/meta/type_values/0/0",
        Queries.of("{'id':'a','format':'ldp_vc','meta':{'type_values':[[7]]}}"));
    for (String value : List.of("''", "7", "['x']")) {
      refused(
          DcqlRule.DOCTYPE_VALUE,
          "/credentials/0/meta/doctype_value",
          Queries.of("{'id':'a','format':'mso_mdoc','meta':{'doctype_value':" + value + "}}"));
    }
    refused(
        DcqlRule.DOCTYPE_VALUE,
        "/credentials/0/meta/doctype_value",
        Queries.of("{'id':'a','format':'mso_mdoc','meta':{}}"));
  }

  @Test
  @Violates({"dcql.multiple", "dcql.holder_binding"})
  void refusesTruthsThatAreNone() {
    for (String value : List.of("'true'", "1", "null", "[]")) {
      refusedPermit(DcqlRule.MULTIPLE, "/multiple", ",'multiple':" + value);
      refusedPermit(
          DcqlRule.HOLDER_BINDING,
          "/require_cryptographic_holder_binding",
          ",'require_cryptographic_holder_binding':" + value);
    }
  }

  @Test
  @Violates("dcql.claims")
  void refusesClaimsThatAreNone() {
    for (String claims : List.of("[]", "null", "{}", "'x'")) {
      refusedPermit(DcqlRule.CLAIMS, "/claims", ",'claims':" + claims);
    }
    refusedPermit(DcqlRule.CLAIMS, "/claims/1", ",'claims':[{" + NAME + "},['x']]");
  }

  @Test
  @Violates({"dcql.claims.id", "dcql.claims.id.unique"})
  void refusesClaimsWithoutProperIds() {
    refusedClaim(DcqlRule.CLAIM_ID, "/id", "'id':''," + NAME);
    refusedClaim(DcqlRule.CLAIM_ID, "/id", "'id':'a b'," + NAME);
    refusedClaim(DcqlRule.CLAIM_ID, "/id", "'id':1," + NAME);
    refusedPermit(
        DcqlRule.CLAIM_ID,
        "/claims/1/id",
        claims("'id':'x'," + NAME, "'path':['age']") + ",'claim_sets':[['x']]");
    refusedPermit(
        DcqlRule.CLAIM_ID_UNIQUE,
        "/claims/1/id",
        claims("'id':'x'," + NAME, "'id':'x','path':[1]"));
  }

  @Test
  @Violates({"dcql.claims.path", "dcql.claims.path.mdoc", "dcql.claims.path.unique"})
  void refusesPathsThatLeadNowhere() {
    refusedClaim(DcqlRule.PATH, "/path", "'id':'x'");
    for (String path : List.of("[]", "'family_name'", "null", "{}")) {
      refusedClaim(DcqlRule.PATH, "/path", "'path':" + path);
    }
    for (String step : List.of("-1", "1.5", "1.0", "true", "['x']", "{}", "2147483648")) {
      refusedClaim(DcqlRule.PATH, "/path/1", "'path':['a'," + step + "]");
    }
    for (String path : List.of("['a']", "['a','b','c']", "['a',null]", "[0,'a']")) {
      refused(
          DcqlRule.MDOC_PATH,
          "/credentials/0/claims/0/path",
          Queries.of(licence("a", claims("'path':" + path))));
    }
    refusedPermit(
        DcqlRule.PATH_UNIQUE,
        "/claims/1/path",
        claims("'path':['a',null,0]", "'path':['a',null,0],'values':['x']"));
    query(
        Queries.of(permit("a", claims("'path':['a','0']", "'path':['a',0]", "'path':['a',null]"))));
  }

  @Test
  @Violates("dcql.claims.values")
  void refusesValuesThatNoClaimCanBeComparedWith() {
    for (String values : List.of("[]", "'x'", "null", "{}")) {
      refusedClaim(DcqlRule.VALUES, "/values", NAME + ",'values':" + values);
    }
    for (String value : List.of("null", "1.5", "1.0", "[]", "{}")) {
      refusedClaim(DcqlRule.VALUES, "/values/1", NAME + ",'values':['x'," + value + "]");
    }
  }

  @Test
  @Violates("dcql.claims.intent_to_retain")
  void refusesAnIntentionThatIsNoTruth() {
    refused(
        DcqlRule.INTENT_TO_RETAIN,
        "/credentials/0/claims/0/intent_to_retain",
        Queries.of(licence("a", claims("'path':['n','e'],'intent_to_retain':'yes'"))));
  }

  @Test
  @Violates({"dcql.claim_sets", "dcql.claim_sets.claims", "dcql.claim_sets.known"})
  void refusesClaimSetsThatDoNotFitTheClaims() {
    String claims = claims("'id':'x'," + NAME);
    for (String sets : List.of("[]", "null", "{}")) {
      refusedPermit(DcqlRule.CLAIM_SETS, "/claim_sets", claims + ",'claim_sets':" + sets);
    }
    refusedPermit(DcqlRule.CLAIM_SETS, "/claim_sets/1", claims + ",'claim_sets':[['x'],[]]");
    refusedPermit(DcqlRule.CLAIM_SETS, "/claim_sets/0/0", claims + ",'claim_sets':[[7]]");
    refusedPermit(DcqlRule.CLAIM_SETS_WITH_CLAIMS, "/claim_sets", ",'claim_sets':[['x']]");
    refusedPermit(
        DcqlRule.CLAIM_SETS_KNOWN, "/claim_sets/1", claims + ",'claim_sets':[['x'],['x','y']]");
  }

  @Test
  @Violates({
    "dcql.trusted_authorities",
    "dcql.trusted_authorities.type",
    "dcql.trusted_authorities.aki"
  })
  void refusesAuthoritiesThatNobodyKnows() {
    for (String authorities : List.of("[]", "null", "{}")) {
      refusedPermit(
          DcqlRule.TRUSTED_AUTHORITIES,
          "/trusted_authorities",
          ",'trusted_authorities':" + authorities);
    }
    refusedPermit(
        DcqlRule.TRUSTED_AUTHORITIES,
        "/trusted_authorities/0/values",
        ",'trusted_authorities':[{'type':'etsi_tl'}]");
    refusedPermit(
        DcqlRule.AUTHORITY_TYPE,
        "/trusted_authorities/0/type",
        ",'trusted_authorities':[{'type':'other','values':['x']}]");
    refusedPermit(
        DcqlRule.AUTHORITY_KEY,
        "/trusted_authorities/0/values/1",
        ",'trusted_authorities':[{'type':'aki','values':['AQID','AQ==']}]");
  }

  @Test
  @Violates({
    "dcql.credential_sets",
    "dcql.credential_sets.options",
    "dcql.credential_sets.options.known",
    "dcql.credential_sets.required"
  })
  void refusesCredentialSetsThatDoNotFitTheCredentials() {
    String credentials = permit("a", "");
    for (String sets : List.of("[]", "null", "{}")) {
      refused(DcqlRule.CREDENTIAL_SETS, "/credential_sets", sets(credentials, sets));
    }
    refused(DcqlRule.CREDENTIAL_SETS, "/credential_sets/0", sets(credentials, "['a']"));
    refused(DcqlRule.OPTIONS, "/credential_sets/0/options", sets(credentials, "[{}]"));
    refused(DcqlRule.OPTIONS, "/credential_sets/0/options", sets(credentials, "[{'options':[]}]"));
    refused(
        DcqlRule.OPTIONS,
        "/credential_sets/0/options/1",
        sets(credentials, "[{'options':[['a'],[]]}]"));
    refused(
        DcqlRule.OPTIONS_KNOWN,
        "/credential_sets/0/options/1",
        sets(credentials, "[{'options':[['a'],['a','b']]}]"));
    refused(
        DcqlRule.REQUIRED,
        "/credential_sets/0/required",
        sets(credentials, "[{'options':[['a']],'required':'no'}]"));
  }

  @Test
  @Violates("dcql.limits")
  void refusesWhatIsTooBig() {
    refused(DcqlRule.LIMITS, "/credentials", Queries.of(many(21, i -> permit("a" + i, ""))));
    refusedPermit(
        DcqlRule.LIMITS, "/claims", ",'claims':[" + many(101, i -> "{'path':[" + i + "]}") + "]");
    refusedClaim(DcqlRule.LIMITS, "/path", "'path':[" + many(33, i -> "null") + "]");
    refusedClaim(DcqlRule.LIMITS, "/path/0", "'path':['" + "x".repeat(1_001) + "']");
    refusedClaim(DcqlRule.LIMITS, "/values", NAME + ",'values':[" + many(201, i -> "1") + "]");
    refusedClaim(DcqlRule.LIMITS, "/values/0", NAME + ",'values':['" + "x".repeat(1_001) + "']");
    refusedPermit(
        DcqlRule.LIMITS,
        "/claim_sets",
        claims("'id':'x'," + NAME) + ",'claim_sets':[" + many(21, i -> "['x']") + "]");
    refused(DcqlRule.LIMITS, "/credentials/0/id", Queries.of(permit("a".repeat(1_001), "")));
    refused(
        DcqlRule.LIMITS,
        "/credential_sets/0/options",
        sets(permit("a", ""), "[{'options':[" + many(21, i -> "['a']") + "]}]"));
    String longest = "'" + "x".repeat(999) + "'";
    refused(
        DcqlRule.LIMITS,
        "",
        Queries.of(permit("a", claims(NAME + ",'values':[" + many(70, i -> longest) + "]"))));
  }

  private static String many(int number, IntFunction<String> element) {
    return IntStream.range(0, number).mapToObj(element).collect(Collectors.joining(","));
  }
}
