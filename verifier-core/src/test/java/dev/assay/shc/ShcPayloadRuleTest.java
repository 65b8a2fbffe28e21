package dev.assay.shc;

import dev.assay.credential.Input;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.Violates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a card holds, and what it has to say. */
class ShcPayloadRuleTest {

  private final ShcSetting setting = new ShcSetting();
  private final TestShc good = setting.card;

  @Test
  @Violates("smart-health-card.validity.form")
  void refusesTimesThatAreNone() {
    setting.rejected(ShcRule.TIME_FORM, good.withoutClaim("nbf"));
    setting.rejected(ShcRule.TIME_FORM, good.claim("nbf", "2026-01-01"));
    setting.rejected(ShcRule.TIME_FORM, good.claim("exp", "soon"));
    setting.rejected(ShcRule.TIME_FORM, good.claim("exp", 9_999_999_999_999L));
  }

  @Test
  @Violates("smart-health-card.validity.nbf")
  void refusesACardThatIsNotValidYet() {
    Instant early = TestClock.ISSUED.minusSeconds(60);
    setting.rejected(ShcRule.NOT_BEFORE, good, early);
    setting.accepted(new Input(good.jws()), early.plusMillis(500));
    setting.rejected(ShcRule.NOT_BEFORE, good.claim("nbf", 1_618_554_442_496L));
    setting.rejected(ShcRule.NOT_BEFORE, good.claim("nbf", -1));
  }

  @Test
  @Violates("smart-health-card.validity.exp")
  void refusesACardThatHasExpired() {
    TestShc expiring = good.claim("exp", TestClock.EXPIRES.getEpochSecond());
    setting.accepted(expiring);
    setting.accepted(new Input(expiring.jws()), TestClock.EXPIRES.plusSeconds(59));
    setting.rejected(ShcRule.NOT_EXPIRED, expiring, TestClock.EXPIRES.plusSeconds(60));
  }

  @Test
  @Violates("smart-health-card.payload.bundle")
  void refusesACardWithoutABundle() {
    setting.rejected(ShcRule.BUNDLE, good.subject("fhirVersion", "four"));
    setting.rejected(ShcRule.BUNDLE, good.subject("fhirVersion", 4));
    setting.rejected(ShcRule.BUNDLE, good.bundle("resourceType", "Patient"));
    setting.rejected(ShcRule.BUNDLE, good.bundle("type", 1));
    setting.accepted(good.bundle("type", "document"));
  }

  @Test
  @Violates("smart-health-card.payload.entries")
  void refusesABundleWithoutResources() {
    Map<String, Object> patient = Map.of("resourceType", "Patient");
    for (Object entries :
        List.of(
            List.of(),
            "none",
            List.of("resource:0"),
            List.of(Map.of("fullUrl", "resource:0")),
            List.of(Map.of("resource", Map.of("id", "1"))),
            List.of(Map.of("fullUrl", 1, "resource", patient)),
            List.of(TestShc.entry("resource:0", patient), TestShc.entry("resource:0", patient)))) {
      setting.rejected(ShcRule.ENTRIES, good.bundle("entry", entries));
    }
    setting.accepted(good.bundle("entry", List.of(Map.of("resource", patient))));
  }

  @Test
  @Violates("smart-health-card.payload.rid")
  void refusesANameForRevocationThatIsNone() {
    for (Object rid : List.of("", "a".repeat(25), "a b", "a.1", 7)) {
      setting.rejected(ShcRule.REVOCATION_NAME, good.vc("rid", rid));
    }
    setting.accepted(good.vc("rid", "a".repeat(24)));
    setting.accepted(good.withoutVc("rid"));
  }
}
