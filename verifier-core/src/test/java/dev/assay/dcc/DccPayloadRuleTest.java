package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody known has signed, and is no certificate all the same. */
class DccPayloadRuleTest {

  private final DccSetting setting = new DccSetting();
  private final TestDcc good = setting.vaccination();

  @Test
  @Violates("eu-dcc.payload.ver")
  void refusesAnotherVersion() {
    for (Object ver : List.<Object>of("2.0.0", "1.3", "AT-1.0.0", "1.x.0", "", 1, "1.3.0.1")) {
      setting.rejected(DccRule.VERSION, good.payload("ver", ver));
    }
    setting.rejected(DccRule.VERSION, good.withoutPayload("ver"));
    setting.rejected(
        DccRule.VERSION, TestDcc.exemption(setting.signer).payload("ver", "1.3.0").text("AT1:"));
  }

  @Test
  @Violates("eu-dcc.payload.nam")
  void refusesAPersonWithoutAName() {
    setting.rejected(DccRule.NAME, good.withoutPayload("nam"));
    setting.rejected(DccRule.NAME, good.payload("nam", "FERNHOLLOW"));
    setting.rejected(DccRule.NAME, good.payload("nam", Map.of("fn", "Fernhollow")));
    setting.rejected(
        DccRule.NAME, good.payload("nam", Map.<Object, Object>of("fnt", "FERNHOLLOW", "gn", 7)));
    setting.rejected(
        DccRule.NAME, good.payload("nam", Map.<Object, Object>of("fnt", TestCbor.nothing())));
  }

  @Test
  @Violates("eu-dcc.payload.dob")
  void refusesABirthThatNobodyHad() {
    for (Object dob :
        List.<Object>of(
            "1815-08-24",
            "2100-01-01",
            "1990-13-01",
            "1990-02-32",
            "03.02.1990",
            "1990-2-3",
            "19900203",
            "unknown",
            "2026-05-03",
            "2026-06",
            "2027",
            1990,
            TestCbor.nothing())) {
      setting.rejected(DccRule.BIRTH, good.payload("dob", dob));
    }
    setting.rejected(DccRule.BIRTH, good.withoutPayload("dob"));
  }

  @Test
  void acceptsABirthOfWhichOnlyPartIsKnown() {
    for (String dob :
        List.of(
            "",
            "1990",
            "1990-02",
            "1990-00",
            "1990-00-00",
            "1990-02-03T00:00:00",
            " 1990-02-03 ",
            "2026-05-01",
            "2026-05",
            "2026")) {
      setting.accepted(good.payload("dob", dob));
    }
  }

  @Test
  @Violates("eu-dcc.payload.entry")
  void refusesAnEntryThatLacksSomething() {
    for (TestDcc dcc :
        List.of(good, TestDcc.test(setting.signer), TestDcc.recovery(setting.signer))) {
      Map<?, ?> entry = (Map<?, ?>) dcc.group().get(0);
      for (Object name : List.copyOf(entry.keySet())) {
        if (!List.of("dn", "sd").contains(name)) {
          setting.rejected(DccRule.ENTRY, dcc.withoutEntry(name));
          setting.rejected(DccRule.ENTRY, dcc.entry(name, TestCbor.nothing()));
          setting.rejected(DccRule.ENTRY, dcc.entry(name, 7));
        }
      }
    }
    setting.rejected(DccRule.ENTRY, TestDcc.test(setting.signer).payload("t", List.of("a test")));
    setting.rejected(DccRule.ENTRY, TestDcc.test(setting.signer).entry("nm", List.of()));
  }

  @Test
  @Violates("eu-dcc.payload.doses")
  void refusesDosesThatAreNone() {
    for (Object doses : List.<Object>of(-1, 100, 1.5, "2", -1.0)) {
      setting.rejected(DccRule.DOSES, good.entry("dn", doses));
      setting.rejected(DccRule.DOSES, good.entry("sd", doses));
    }
    assertThat(setting.accepted(good.entry("dn", 3.0)).credential().claims().asMap().get("v"))
        .asString()
        .contains("dn=3,");
  }

  @Test
  @Violates("eu-dcc.payload.dates")
  void refusesDatesThatAreNone() {
    for (String date :
        List.of("", "2026", "2026-02", "18.02.2026", "2026-02-18T", "2026-13-01", "2026-02-18Z")) {
      setting.rejected(DccRule.DATES, good.entry("dt", date));
      setting.rejected(DccRule.DATES, TestDcc.recovery(setting.signer).entry("du", date));
    }
    for (String date :
        List.of(
            "2026-02-18",
            "2026-02-18T08:00:00Z",
            "2026-02-18T08:00:00.000Z",
            "2026-02-18T08:00:00+0200",
            "2026-02-18T08:00:00+02:00",
            "2026-02-18T00:00:00")) {
      setting.accepted(good.entry("dt", date));
      setting.accepted(TestDcc.test(setting.signer).entry("sc", TestCbor.date(date)));
    }
  }

  @Test
  @Violates("eu-dcc.payload.length")
  void refusesTextThatNoScreenHasRoomFor() {
    setting.rejected(DccRule.TEXT_LENGTH, good.entry("is", "x".repeat(81)));
    setting.rejected(
        DccRule.TEXT_LENGTH,
        good.payload("nam", Map.of("fnt", "FERNHOLLOW", "gn", "w".repeat(81))));
    setting.accepted(good.entry("is", "\uD83D\uDE00".repeat(80)));
    setting.accepted(good.payload("note", "x".repeat(500)));
  }

  @Test
  @Violates("eu-dcc.payload.characters")
  void refusesControlCharacters() {
    for (String bad : List.of("a\u0000b", "a\nb", "a\u001bb", "a\u0085b")) {
      setting.rejected(DccRule.TEXT_CHARACTERS, good.entry("is", bad));
      setting.rejected(
          DccRule.TEXT_CHARACTERS, good.payload("nam", Map.of("fnt", "FERNHOLLOW", "fn", bad)));
    }
  }
}
