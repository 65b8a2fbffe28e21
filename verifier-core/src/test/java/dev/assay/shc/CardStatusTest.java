package dev.assay.shc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.VerificationResult;
import dev.assay.credential.StatusOutcome;
import dev.assay.document.DocumentKind;
import dev.assay.policy.Policy;
import dev.assay.policy.PolicyRule;
import dev.assay.policy.StatusDemand;
import dev.assay.status.CardStatusRule;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cards that their issuer revoked, and lists that say nothing about it. */
class CardStatusTest {

  private final ShcSetting setting = new ShcSetting();
  private final TestShc good = setting.card;
  private final String list = TestShc.ISS + "/.well-known/crl/" + setting.key.name() + ".json";

  CardStatusTest() {
    setting.whereJwk(versioned(2));
  }

  private Map<String, Object> versioned(int version) {
    Map<String, Object> jwk = new LinkedHashMap<>(TestShc.jwk(setting.key));
    jwk.put("crlVersion", version);
    return jwk;
  }

  private Map<String, Object> revoking(String... names) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kid", setting.key.name());
    json.put("method", "rid");
    json.put("ctr", 2);
    json.put("rids", List.of(names));
    return json;
  }

  private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
    json.put(name, value);
    return json;
  }

  @Test
  void acceptsACardThatIsNotOnTheList() {
    VerificationResult.Accepted accepted = setting.with(list, revoking("other")).accepted(good);
    assertThat(accepted.facts().status()).isEqualTo(StatusOutcome.VALID);
    assertThat(accepted.facts().documents()).hasSize(1);
    assertThat(setting.accepted(good.withoutVc("rid")).facts().status())
        .isEqualTo(StatusOutcome.VALID);
  }

  @Test
  void looksForNoListWhereTheKeyHasNone() {
    setting.where(service -> service);
    VerificationResult.Accepted accepted = setting.accepted(good);
    assertThat(accepted.facts().status()).isEqualTo(StatusOutcome.NONE);
    assertThat(accepted.facts().report().of(CardStatusRule.FORM)).isEmpty();
  }

  @Test
  @Violates("card-status.revoked")
  void refusesARevokedCard() {
    setting.with(list, revoking("other", TestShc.RID));
    setting.rejected(CardStatusRule.NOT_REVOKED, good);
    assertThat(setting.verify(good.jws()).facts().status()).isEqualTo(StatusOutcome.REVOKED);
    setting.with(list, revoking(TestShc.RID + "." + (TestClock.ISSUED.getEpochSecond() + 1)));
    setting.rejected(CardStatusRule.NOT_REVOKED, good);
    setting.with(list, revoking(TestShc.RID + "." + TestClock.ISSUED.getEpochSecond()));
    setting.accepted(good);
  }

  @Test
  @Violates("card-status.revoked")
  void refusesARevokedCardWhoseKeyIsAlsoListedWithoutACounter() {
    TestTrust.Node counted = ShcSetting.forCards(TestTrust.jwks(TestShc.ISS, versioned(2)));
    TestTrust.Node plain = TestTrust.jwks(TestShc.ISS, TestShc.jwk(setting.key));
    setting.with(list, revoking(TestShc.RID));
    setting.serving(plain, counted).rejected(CardStatusRule.NOT_REVOKED, good);
    setting.serving(ShcSetting.forCards(plain), counted);
    setting.rejected(CardStatusRule.NOT_REVOKED, good);
    setting.serving(ShcSetting.published());
    List<Object> twice = List.of(TestShc.jwk(setting.key), versioned(2));
    setting.with(ShcSetting.KEYS, Map.of("keys", twice));
    setting.rejected(CardStatusRule.NOT_REVOKED, good);
  }

  @Test
  @Violates("card-status.available")
  void decidesNothingWithoutTheList() {
    VerificationResult result = setting.verify(good.jws());
    ShcSetting.undetermined(CardStatusRule.AVAILABLE, result);
    assertThat(((VerificationResult.Undetermined) result).missing())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.uri()).hasToString(list);
              assertThat(request.kind()).isEqualTo(DocumentKind.CARD_REVOCATIONS);
            });
    ShcSetting.undetermined(CardStatusRule.AVAILABLE, setting.verify(good.withoutVc("rid").jws()));
    setting.with(list, "application/json", " ".repeat((10 << 20) + 1));
    ShcSetting.undetermined(CardStatusRule.AVAILABLE, setting.verify(good.jws()));
  }

  @Test
  @Violates("card-status.address")
  void asksNoHostThatTheListDoesNotName() {
    setting.serving(
        ShcSetting.forCards(TestTrust.jwks(TestShc.ISS, versioned(2)))
            .with("hosts", List.of("other.example")));
    VerificationResult result = setting.verify(good.jws());
    ShcSetting.undetermined(CardStatusRule.ADDRESS, result);
    assertThat(((VerificationResult.Undetermined) result).missing()).isEmpty();
  }

  @Test
  @Violates("card-status.media-type")
  void decidesNothingByAListThatIsNotServedAsJson() {
    setting.with(list, "text/html", "<p>");
    ShcSetting.undetermined(CardStatusRule.MEDIA_TYPE, setting.verify(good.jws()));
  }

  @Test
  @Violates("card-status.form")
  void decidesNothingByAListThatIsNone() {
    setting.with(list, "application/json", "[]");
    ShcSetting.undetermined(CardStatusRule.FORM, setting.verify(good.jws()));
    for (Map<String, Object> wrong :
        List.of(
            with(revoking(), "kid", TestShc.key("other").name()),
            with(revoking(), "method", "hash-fhir"),
            with(revoking(), "ctr", "2"),
            with(revoking(), "ctr", -1),
            with(revoking(), "rids", "none"),
            with(revoking(), "rids", List.of(1)),
            revoking("a", "a.1"),
            revoking("base64=="),
            revoking("a".repeat(25)),
            revoking("a.b"),
            revoking(""))) {
      setting.with(list, wrong);
      VerificationResult result = setting.verify(good.jws());
      ShcSetting.undetermined(CardStatusRule.FORM, result);
      assertThat(result.facts().status()).isEqualTo(StatusOutcome.UNKNOWN);
    }
  }

  @Test
  @Violates("card-status.current")
  void decidesNothingByAListThatIsOlderThanTheKeySays() {
    setting.with(list, with(revoking(), "ctr", 1));
    ShcSetting.undetermined(CardStatusRule.CURRENT, setting.verify(good.jws()));
    setting.with(list, with(revoking(), "ctr", 3));
    setting.accepted(good);
  }

  private static Policy policy(StatusDemand status) {
    return new Policy(List.of(), List.of(), Optional.empty(), Optional.empty(), Set.of(), status);
  }

  @Test
  void doesWhatThePolicySaysAboutTheStatus() {
    setting.demanding(policy(StatusDemand.IGNORED));
    assertThat(setting.accepted(good).facts().status()).isEqualTo(StatusOutcome.UNKNOWN);
    setting.demanding(policy(StatusDemand.REQUIRED));
    setting.with(list, revoking()).accepted(good);
    setting.where(service -> service);
    setting.rejected(PolicyRule.STATUS, good);
  }

  @Test
  void looksUpNothingForACardThatIsBad() {
    VerificationResult result = setting.verify(good.claim("exp", 1).jws());
    ShcSetting.rejected(ShcRule.NOT_EXPIRED, result);
    assertThat(result.facts().status()).isEqualTo(StatusOutcome.UNKNOWN);
  }
}
