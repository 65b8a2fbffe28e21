package dev.assay.rules;

import static dev.assay.rules.RuleSamples.invalidation;
import static dev.assay.rules.RuleSamples.list;
import static dev.assay.rules.RuleSamples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.JwsSigner;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.trust.SignerKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule list is read whole or not at all, and a fault says where and what would be right. */
class RuleListReaderTest {

  private static final Crypto CRYPTO = Crypto.select();
  private static final KeyPair SIGNER = TestPki.p256("rule list signer");
  private static final String TRUE = "{'===':[1,1]}";

  private final RuleListReader reader = new RuleListReader(CRYPTO);

  @Test
  void readsEverythingThatAListCanSay() throws RuleListFault {
    Node node =
        list(rule("VR-XX-1", TRUE).with("CertificateType", "Vaccination"))
            .with("provenance", "Copied from the gazette")
            .with("invalidation", "true-invalidates")
            .with("x-note", 1)
            .with("valueSets", Map.of("a", List.of("1", "2"), "b", Map.of("3", "three")));
    RuleList list = reader.plain("rules.json", node.json());
    assertThat(list.id()).isEqualTo("entry");
    assertThat(list.name()).isEqualTo("Rules of entry");
    assertThat(list.sequence()).isEqualTo(7);
    assertThat(list.issued()).isEqualTo("2022-02-25T00:00:00Z");
    assertThat(list.provenance()).hasValue("Copied from the gazette");
    assertThat(list.invalidation()).hasValue(InvalidationSense.TRUE_INVALIDATES);
    assertThat(list.source()).isEqualTo("rules.json");
    assertThat(list.digest()).matches("sha256:[0-9a-f]{64}");
    assertThat(list.valueSets())
        .containsEntry("a", List.of("1", "2"))
        .containsEntry("b", List.of("3"));
    ValidationRule rule = list.rules().get(0);
    assertThat(rule.kind()).isEqualTo(Optional.of(CertificateKind.VACCINATION));
    assertThat(rule.affectedFields()).containsExactly("v.0", "v.0.mp");
    assertThat(rule.validFrom()).isEqualTo("2022-01-01T00:00:00Z");
  }

  @Test
  void readsTimesWithAnOffsetAsTheGatewayMayWriteThem() throws RuleListFault {
    Node node = list(rule("VR-XX-1", TRUE).with("ValidFrom", "2022-01-01T00:00:00+01:00"));
    assertThat(reader.plain("rules.json", node.json()).rules().get(0).validFrom())
        .isEqualTo("2021-12-31T23:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "id", "name", "sequence", "issued", "nextUpdate", "rules"})
  @Violates("rule-list.schema")
  void refusesAListWithoutWhatItMustHave(String member) {
    assertSchemaFault(list().without(member), "/" + member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Identifier",
        "Type",
        "Country",
        "Version",
        "SchemaVersion",
        "Engine",
        "EngineVersion",
        "CertificateType",
        "Description",
        "ValidFrom",
        "ValidTo",
        "Logic"
      })
  @Violates("rule-list.schema")
  void refusesAListWithARuleWithoutWhatItMustHave(String member) {
    Node list = list(rule("VR-XX-1", TRUE), rule("VR-XX-2", TRUE).without(member));
    assertSchemaFault(list, "/rules/1/" + member);
  }

  @ParameterizedTest
  @CsvSource({
    "Type, Other",
    "Country, xx",
    "Country, XXX",
    "Version, 1.0",
    "Version, 1.0.0-rc1",
    "SchemaVersion, 1",
    "EngineVersion, 9999999999.0.0",
    "CertificateType, Exemption",
    "ValidFrom, 2022-01-01",
    "ValidTo, 2022-01-01T00:00:00Z",
    "AffectedFields, v.0",
    "Description, text",
    "Logic, text",
    "Region, NW"
  })
  @Violates("rule-list.schema")
  void refusesAListWithARuleThatIsNotAsTheGatewayHasIt(String member, String value) {
    assertSchemaFault(list(rule("VR-XX-1", TRUE).with(member, value)), "/rules/0/" + member);
  }

  @Test
  @Violates("rule-list.schema")
  void refusesAListThatContradictsItself() {
    assertSchemaFault(list().with("nextUpdate", "2022-01-01T00:00:00Z"), "/nextUpdate");
    assertSchemaFault(list().with("version", 2), "/version");
    assertSchemaFault(list().with("trustEveryone", true), "/trustEveryone");
    assertSchemaFault(list(rule("a", TRUE), rule("a", TRUE)), "/rules/1/Version");
    Map<String, Object> english = RuleSamples.description("en", "A text.");
    assertSchemaFault(
        list(rule("a", TRUE).with("Description", List.of(english, english))),
        "/rules/0/Description/1/lang");
    assertSchemaFault(list().with("valueSets", Map.of("a", List.of(1))), "/valueSets/a/0");
    assertSchemaFault(list().with("valueSets", Map.of("a", "text")), "/valueSets/a");
    Map<String, Object> sets = new HashMap<>();
    for (int i = 0; i <= 200; i++) {
      sets.put("set" + i, List.of());
    }
    assertSchemaFault(list().with("valueSets", sets), "/valueSets");
  }

  @Test
  @Violates("rule-list.schema")
  void refusesInvalidationRulesInAListThatDoesNotSayWhatTheyMean() {
    assertSchemaFault(list(invalidation("IR-YY-1", TRUE)), "/rules/0/Type");
  }

  @Test
  @Violates("rule-list.schema")
  void refusesWhatIsNotStrictJson() {
    for (String text : List.of("[]", "{\"id\":1,\"id\":1}", "{}{}", "{")) {
      assertThat(fault(text.getBytes(StandardCharsets.UTF_8)).rule())
          .isEqualTo(RuleListRule.SCHEMA);
    }
  }

  @Test
  void takesALogicThatIsNoCertLogicForTheGatewayTakesItToo() throws RuleListFault {
    Node list = list(rule("VR-XX-1", "{'==':[1,1]}"));
    assertThat(reader.plain("rules.json", list.json()).rules()).hasSize(1);
  }

  @Test
  @Violates("rule-list.size")
  void refusesAListThatIsTooLarge() {
    assertThat(fault(new byte[(10 << 20) + 1]).rule()).isEqualTo(RuleListRule.SIZE);
    Node many = list().with("rules", Collections.nCopies(5_001, Map.of()));
    assertThat(fault(many.json()).rule()).isEqualTo(RuleListRule.SIZE);
  }

  // --- Signed lists

  @Test
  void readsAListThatAPinnedKeySigned() throws Exception {
    RuleList list = reader.signed("rules.jwt", signed("rule-list+jwt"), List.of(pinned(SIGNER)));
    assertThat(list.id()).isEqualTo("entry");
    assertThat(list.digest()).isNotEqualTo(reader.plain("a", list().json()).digest());
  }

  @Test
  @Violates("rule-list.signature")
  void refusesAListThatNoPinnedKeySigned() throws Exception {
    String signed = signed("rule-list+jwt");
    assertThat(fault(signed, List.of(pinned(TestPki.p256("somebody else")))).rule())
        .isEqualTo(RuleListRule.SIGNATURE);
    assertThat(fault(signed, List.of()).rule()).isEqualTo(RuleListRule.SIGNATURE);
    assertThat(fault("{}", List.of(pinned(SIGNER))).rule()).isEqualTo(RuleListRule.SIGNATURE);
  }

  @Test
  @Violates("rule-list.signature")
  void refusesATrustListThatTheSameKeySigned() throws Exception {
    assertThat(fault(signed("trust-list+jwt"), List.of(pinned(SIGNER))).rule())
        .isEqualTo(RuleListRule.SIGNATURE);
  }

  @Test
  @Violates("rule-list.crit")
  void refusesACriticalHeaderThatItDoesNotUnderstand() throws Exception {
    String signed = signed(Map.of("typ", "rule-list+jwt", "crit", List.of("exp"), "exp", 1L));
    assertThat(fault(signed, List.of(pinned(SIGNER))).rule()).isEqualTo(RuleListRule.CRITICAL);
  }

  // --- The array of the gateway

  @Test
  void makesAListOfTheArrayThatTheGatewayPublishes() throws RuleListFault {
    byte[] list = GatewayRules.list("gateway.json", array(rule("VR-XX-1", TRUE)), terms());
    RuleList read = reader.plain("rules.json", list);
    assertThat(read.rules()).extracting(ValidationRule::identifier).containsExactly("VR-XX-1");
    assertThat(read.invalidation()).hasValue(InvalidationSense.TRUE_PASSES);
    assertThat(read.valueSets()).containsEntry("a", List.of("1"));
    assertThat(read.provenance()).hasValue("Downloaded");
  }

  @Test
  @Violates("rule-list.schema")
  void namesThePlaceInTheArrayOfTheGateway() {
    byte[] array = array(rule("VR-XX-1", TRUE), rule("VR-XX-2", TRUE).without("Engine"));
    RuleListFault fault =
        catchThrowableOfType(
            RuleListFault.class, () -> GatewayRules.list("gateway.json", array, terms()));
    assertThat(fault.path()).isEqualTo("/1/Engine");
    assertThat(fault.source()).isEqualTo("gateway.json");
    for (String text : List.of("{}", "[", "[1]")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(
              catchThrowableOfType(
                      RuleListFault.class, () -> GatewayRules.list("g", bytes, terms()))
                  .rule())
          .isEqualTo(RuleListRule.SCHEMA);
    }
  }

  // --- Helpers of this test

  private void assertSchemaFault(Node list, String path) {
    RuleListFault fault = fault(list.json());
    assertThat(fault.rule()).isEqualTo(RuleListRule.SCHEMA);
    assertThat(fault.path()).isEqualTo(path);
    assertThat(fault.source()).isEqualTo("test.json");
    assertThat(fault).hasMessageContaining(path).hasMessageContaining(fault.reason());
  }

  private RuleListFault fault(byte[] json) {
    return catchThrowableOfType(RuleListFault.class, () -> reader.plain("test.json", json));
  }

  private RuleListFault fault(String compact, List<VerificationKey> pinned) {
    return catchThrowableOfType(
        RuleListFault.class, () -> reader.signed("test.jwt", compact, pinned));
  }

  private static byte[] array(Node... rules) {
    return JSONArrayUtils.toJSONString(List.of(rules)).getBytes(StandardCharsets.UTF_8);
  }

  private static GatewayRules.Terms terms() {
    return new GatewayRules.Terms(
        "entry",
        "Rules of entry",
        1,
        Instant.parse("2022-02-25T00:00:00Z"),
        Instant.parse("2022-03-04T00:00:00Z"),
        "Downloaded",
        InvalidationSense.TRUE_PASSES,
        Map.of("a", List.of("1")));
  }

  private static String signed(String type) throws GeneralSecurityException, KeyRejectedException {
    return signed(Map.of("typ", type));
  }

  private static String signed(Map<String, Object> header)
      throws GeneralSecurityException, KeyRejectedException {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(SIGNER.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----";
    return JwsSigner.sign(JwsSigner.key(pem, CRYPTO), header, list().json());
  }

  private static VerificationKey pinned(KeyPair pair) throws KeyRejectedException {
    return SignerKey.read(JSONObjectUtils.toJSONString(TestTrust.jwk(pair)), CRYPTO);
  }
}
