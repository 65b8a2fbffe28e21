package dev.assay.shc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.policy.Policy;
import dev.assay.policy.PolicyRule;
import dev.assay.policy.StatusDemand;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import dev.assay.trust.TrustRule;
import dev.assay.x509.X509Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may have signed what, and that it proves nobody to be anybody. */
class ShcRuleTest {

  private static final String COVID = "https://smarthealth.cards#covid19";
  private static final String LABORATORY = "https://smarthealth.cards#laboratory";

  private final ShcSetting setting = new ShcSetting();
  private final TestShc good = setting.card;

  @Test
  void acceptsACardAndSaysWhatItIs() {
    VerificationResult.Accepted accepted = setting.accepted(good);
    assertThat(accepted.facts().type()).contains(TestShc.IMMUNIZATION);
    assertThat(accepted.facts().issuer().orElseThrow().id()).isEqualTo(TestShc.ISS);
    assertThat(accepted.credential().claims().asMap()).containsKeys("iss", "nbf", "vc");
    assertThat(accepted.credential().issuedAt()).contains(TestClock.ISSUED.plusMillis(500));
    assertThat(accepted.facts().report().of(ShcRule.IDENTITY).orElseThrow().detail())
        .contains("another document");
  }

  @Test
  @Violates("smart-health-card.one_code")
  void refusesPartsWhereTheListForbidsThem() {
    setting.where(service -> service.with("profiles", List.of("shc-one-code")));
    setting.accepted(good);
    setting.rejected(ShcRule.ONE_CODE, TestShc.parts(good.jws(), 2));
  }

  @Test
  @Violates("smart-health-card.key.form")
  void refusesAKeyThatIsNotPublishedForCards() {
    Map<String, Object> jwk = TestShc.jwk(setting.key);
    for (String member : List.of("use", "alg")) {
      Map<String, Object> less = new LinkedHashMap<>(jwk);
      less.remove(member);
      setting.whereJwk(less).rejected(ShcRule.KEY_FORM, good);
    }
    for (Object version : List.of(-1, "1", 1.5)) {
      Map<String, Object> other = new LinkedHashMap<>(jwk);
      other.put("crlVersion", version);
      setting.whereJwk(other).rejected(ShcRule.KEY_FORM, good);
    }
  }

  @Test
  @Violates("smart-health-card.key.kid")
  void refusesANameThatIsNotTheThumbprintOfTheKey() {
    String other = TestShc.key("other").name();
    Map<String, Object> jwk = new LinkedHashMap<>(TestShc.jwk(setting.key));
    jwk.put("kid", other);
    setting.whereJwk(jwk).rejected(ShcRule.KEY_THUMBPRINT, good.header("kid", other));
    setting.whereJwk(jwk).rejected(TrustRule.KEY_FOUND, good);
  }

  @Test
  void refusesKeysOfOtherKinds() {
    Map<String, Object> jwk = new LinkedHashMap<>(TestKey.es384("k").publicJwk());
    jwk.put("kid", setting.key.name());
    jwk.put("use", "sig");
    setting.whereJwk(jwk).rejected(TrustRule.KEY_FOUND, good);
    Map<String, Object> encrypting = new LinkedHashMap<>(TestShc.jwk(setting.key));
    encrypting.put("use", "enc");
    setting.serving(ShcSetting.published()).with(ShcSetting.KEYS, keys(encrypting));
    setting.rejected(TrustRule.KEY_FOUND, good);
  }

  @Test
  void takesThePublishedKeysOfAListedIssuer() {
    setting.serving(ShcSetting.published());
    ShcSetting.undetermined(TrustRule.METADATA_AVAILABLE, setting.verify(good.jws()));
    setting.rejected(TrustRule.LISTED, good.claim("iss", "https://evil.example"));
    setting.with(ShcSetting.KEYS, keys(TestShc.jwk(setting.key))).accepted(good);
  }

  @Test
  void refusesAPublishedPrivateKey() {
    Map<String, Object> secret = new LinkedHashMap<>(setting.key.privateJwk());
    secret.put("use", "sig");
    secret.put("alg", "ES256");
    setting.serving(ShcSetting.published()).with(ShcSetting.KEYS, keys(secret));
    setting.rejected(TrustRule.METADATA_PUBLIC, good);
  }

  @Test
  @Violates("smart-health-card.key.x5c")
  void refusesACertificateOfAnotherKey() {
    Certified other = TestPki.leaf("CN=Cards").uri(TestShc.ISS).selfSigned();
    setting.whereJwk(certified(setting.key, List.of(other.base64())));
    setting.rejected(ShcRule.CERTIFICATE_KEY, good);
    setting.whereJwk(certified(setting.key, List.of("AAAA")));
    setting.rejected(ShcRule.CERTIFICATE_KEY, good);
    setting.whereJwk(certified(setting.key, "AAAA"));
    setting.rejected(ShcRule.CERTIFICATE_KEY, good);
  }

  @Test
  @Violates("smart-health-card.key.x5c.name")
  void refusesACertificateOfAnotherIssuer() {
    Certified byHost = TestPki.leaf("CN=Cards").dns("health.example").selfSigned();
    assertName(byHost);
    assertName(TestPki.leaf("CN=Cards").uri(TestShc.ISS + "/").selfSigned());
    assertName(TestPki.leaf("CN=Cards").selfSigned());
  }

  private void assertName(Certified signer) {
    TestKey key = named(signer);
    setting.whereJwk(certified(key, List.of(signer.base64())));
    setting.rejected(ShcRule.CERTIFICATE_NAME, TestShc.immunization(key));
  }

  @Test
  void needsAChainWhereTheListHasAnAuthority() {
    Certified root = TestPki.root("CN=Root").selfSigned();
    Certified signer = TestPki.leaf("CN=Cards").uri(TestShc.ISS).signedBy(root);
    TestKey key = named(signer);
    TestShc card = TestShc.immunization(key);
    setting.whereJwk(certified(key, List.of(signer.base64()))).accepted(card);

    setting.serving(under(root)).with(ShcSetting.KEYS, keys(certified(key, signer.x5c())));
    VerificationResult.Accepted accepted = setting.accepted(card);
    assertThat(accepted.facts().issuer().orElseThrow().certificate()).isPresent();

    Certified other = TestPki.root("CN=Other").selfSigned();
    setting.serving(under(other)).rejected(X509Rule.ANCHOR, card);
    setting.serving(under(root)).with(ShcSetting.KEYS, keys(TestShc.jwk(key)));
    setting.rejected(X509Rule.CHAIN_LENGTH, card);
  }

  /** An authority that only vouches for published keys is none for the chains of tokens. */
  private static TestTrust.Node under(Certified authority) {
    List<Object> anchors = new ArrayList<>();
    anchors.add(Map.of("issuer", TestShc.ISS));
    anchors.add(Map.of("certificate", authority.base64()));
    return ShcSetting.published().with("anchors", anchors);
  }

  private static TestKey named(Certified signer) {
    TestKey key = TestKey.of(signer);
    return key.named(TestShc.thumbprint(key.publicJwk()));
  }

  private static Map<String, Object> certified(TestKey key, Object x5c) {
    Map<String, Object> jwk = new LinkedHashMap<>(TestShc.jwk(key));
    jwk.put("x5c", x5c);
    return jwk;
  }

  private static Map<String, Object> keys(Map<String, Object> jwk) {
    return Map.of("keys", List.of(jwk));
  }

  @Test
  @Violates("smart-health-card.alg.permitted")
  void refusesAnAlgorithmThatTheListDoesNotPermit() {
    setting.where(service -> service.with("algorithms", List.of("ES384")));
    setting.rejected(ShcRule.ALGORITHM_PERMITTED, good);
  }

  @Test
  @Violates("smart-health-card.signature")
  void refusesASignatureOfAnotherKeyAndOverOtherBytes() {
    setting.rejected(ShcRule.SIGNATURE_VALID, good.signedBy(TestShc.key("stranger")));
    setting.rejected(ShcRule.SIGNATURE_VALID, good.signature(made -> new byte[64]));
    String other = good.vc("rid", "other").jws();
    String mixed =
        other.substring(0, other.lastIndexOf('.'))
            + good.jws().substring(good.jws().lastIndexOf('.'));
    setting.rejected(ShcRule.SIGNATURE_VALID, mixed);
  }

  @Test
  void aKeyThatIsNotListedSignsNothing() {
    setting.rejected(TrustRule.KEY_FOUND, TestShc.immunization(TestShc.key("stranger")));
    setting.rejected(TrustRule.LISTED, good.claim("iss", "https://other.example"));
  }

  @Test
  void aListThatNamesOneTypeLetsInCardsOfThatTypeAlone() {
    setting.where(service -> service.with("types", List.of(TestShc.IMMUNIZATION)));
    setting.accepted(good);
    setting.accepted(good.vc("type", List.of(COVID, TestShc.HEALTH_CARD, TestShc.IMMUNIZATION)));
    setting.rejected(TrustRule.TYPE, good.vc("type", List.of(TestShc.HEALTH_CARD)));
    setting.rejected(TrustRule.TYPE, good.vc("type", List.of(TestShc.HEALTH_CARD, LABORATORY)));
    setting.rejected(TrustRule.TYPE, good.vc("type", List.of(TestShc.HEALTH_CARD, COVID)));
  }

  @Test
  @Violates("trust.type")
  void aCardOfSeveralTypesNeedsThemAll() {
    TestShc both = good.vc("type", List.of(TestShc.HEALTH_CARD, TestShc.IMMUNIZATION, LABORATORY));
    setting.where(service -> service.with("types", List.of(TestShc.IMMUNIZATION)));
    setting.rejected(TrustRule.TYPE, both);
    setting.rejected(
        TrustRule.TYPE,
        good.vc(
            "type",
            List.of(
                TestShc.HEALTH_CARD, TestShc.IMMUNIZATION, "https://smarthealth.cards#unheard")));
    setting.where(service -> service.with("types", List.of(COVID)));
    setting.accepted(good.vc("type", List.of(TestShc.HEALTH_CARD, COVID)));
    setting.rejected(
        TrustRule.TYPE, good.vc("type", List.of(TestShc.HEALTH_CARD, TestShc.IMMUNIZATION, COVID)));
    setting.where(service -> service.with("types", List.of(TestShc.IMMUNIZATION, LABORATORY)));
    setting.accepted(both);
  }

  @Test
  void aPolicyReliesOnNoTypeThatTheListDoesNotGrant() {
    Policy laboratory = policy(LABORATORY);
    TestShc both = good.vc("type", List.of(TestShc.HEALTH_CARD, TestShc.IMMUNIZATION, LABORATORY));
    setting.demanding(laboratory).accepted(both);
    setting.rejected(PolicyRule.TYPE, good);
    TestShc tagged = good.vc("type", List.of(TestShc.HEALTH_CARD, TestShc.IMMUNIZATION, COVID));
    setting.demanding(policy(COVID)).accepted(tagged);
    setting.where(service -> service.with("types", List.of(TestShc.IMMUNIZATION)));
    setting.rejected(PolicyRule.TYPE_AUTHORISED, tagged);
  }

  private static Policy policy(String type) {
    return new Policy(
        List.of(type),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        StatusDemand.IF_PRESENT);
  }

  @Test
  void ignoresTypesThatNobodyKnows() {
    VerificationResult.Accepted accepted =
        setting.accepted(good.vc("type", List.of("VerifiableCredential", TestShc.HEALTH_CARD)));
    assertThat(accepted.credential().types()).containsExactly(TestShc.HEALTH_CARD);
    assertThat(accepted.facts().type()).contains(TestShc.HEALTH_CARD);
  }

  @Test
  @Violates("smart-health-card.identity")
  void provesNobodysIdentity() {
    HolderBinding demanded = new HolderBinding.Required("nonce", "audience");
    VerificationResult result = setting.verify(new Input(good.code()), demanded, TestClock.NOW);
    ShcSetting.rejected(ShcRule.IDENTITY, result);
    assertThat(result.facts().holder()).isEqualTo(HolderProof.FAILED);
  }
}
