package dev.assay.vds;

import dev.assay.testkit.TestVds;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Input that is not trusted for being signed. */
class VdsMessageRuleTest {

  private static final String EMOJI = "\ud83d\ude00";

  private final VdsSetting setting = new VdsSetting();
  private final TestVds vaccination = setting.vaccination();
  private final TestVds test = setting.test();

  @Test
  @Violates("vds-nc.msg.identifier")
  void refusesAProofWithoutItsName() {
    setting.rejected(VdsRule.IDENTIFIER, vaccination.without("msg/uvci").with("msg/utci", "A"));
    setting.rejected(VdsRule.IDENTIFIER, vaccination.with("msg/uvci", 7));
    setting.rejected(VdsRule.IDENTIFIER, vaccination.with("msg/uvci", " "));
    setting.rejected(VdsRule.IDENTIFIER, test.without("msg/utci"));
  }

  @Test
  @Violates("vds-nc.msg.pid")
  void refusesAProofOfNobody() {
    setting.accepted(vaccination.without("msg/pid/dob"));
    setting.accepted(vaccination.without("msg/pid/i"));
    setting.accepted(vaccination.without("msg/pid/sex"));
    setting.accepted(vaccination.with("msg/pid/sex", "X"));
    setting.rejected(VdsRule.PERSON, vaccination.without("msg/pid/dob").without("msg/pid/i"));
    setting.rejected(VdsRule.PERSON, vaccination.without("msg/pid"));
    setting.rejected(VdsRule.PERSON, vaccination.without("msg/pid/n"));
    setting.rejected(VdsRule.PERSON, vaccination.with("msg/pid/n", ""));
    setting.rejected(VdsRule.PERSON, vaccination.with("msg/pid/n", List.of("A")));
    setting.rejected(VdsRule.PERSON, vaccination.with("msg/pid/i", 4567891));
    setting.rejected(VdsRule.PERSON, vaccination.with("msg/pid/sex", "Q"));
    setting.rejected(VdsRule.PERSON, vaccination.with("msg/pid/sex", "f"));
    setting.accepted(test.without("msg/pid/dob"));
    setting.rejected(VdsRule.PERSON, test.without("msg/pid/dn"));
    setting.rejected(VdsRule.PERSON, test.without("msg/pid/dt"));
  }

  @Test
  @Violates("vds-nc.msg.events")
  void refusesAProofOfNothing() {
    setting.rejected(VdsRule.EVENTS, vaccination.without("msg/ve"));
    setting.rejected(VdsRule.EVENTS, vaccination.with("msg/ve", List.of()));
    setting.rejected(VdsRule.EVENTS, vaccination.with("msg/ve", List.of("XM68M6")));
    setting.rejected(VdsRule.EVENTS, vaccination.with("msg/ve/0/vd", List.of()));
    setting.rejected(VdsRule.EVENTS, vaccination.with("msg/ve/0/vd/0", 1));
    setting.accepted(vaccination.without("msg/ve/0/dis"));
    setting.accepted(vaccination.without("msg/ve/0/vd/0/adm"));
    for (String name : List.of("des", "nam", "vd/0/dvc", "vd/0/ctr", "vd/0/lot", "vd/0/seq")) {
      setting.rejected(VdsRule.EVENTS, vaccination.without("msg/ve/0/" + name));
    }
    for (Object number : List.of(-1, 100, 1.5, "1", true)) {
      setting.rejected(VdsRule.EVENTS, vaccination.with("msg/ve/0/vd/0/seq", number));
    }
    setting.accepted(vaccination.with("msg/ve/0/vd/0/seq", 99));
    for (String name : List.of("sp", "sp/spn", "sp/ctr", "dat/sc", "dat/ri", "tr/tc", "tr/r")) {
      setting.rejected(VdsRule.EVENTS, test.without("msg/" + name));
    }
    setting.accepted(test.without("msg/sp/cd"));
    setting.accepted(test.without("msg/tr/m"));
  }

  @Test
  @Violates("vds-nc.msg.dates")
  void refusesWhatIsNoDate() {
    for (String date :
        List.of(
            "1990", "1990-2-3", "1990-02-30", "19900203", "1990-02-03T00:00:00Z", "03/02/1990")) {
      setting.rejected(VdsRule.DATES, vaccination.with("msg/pid/dob", date));
      setting.rejected(VdsRule.DATES, vaccination.with("msg/ve/0/vd/0/dvc", date));
      setting.rejected(VdsRule.DATES, vaccination.with("msg/ve/0/vd/0/dvn", date));
    }
    setting.rejected(VdsRule.DATES, vaccination.with("msg/ve/0/vd/0/dvn", 7));
    setting.accepted(vaccination.with("msg/ve/0/vd/0/dvn", "2031-01-01"));
    setting.accepted(test.with("msg/dat/sc", "2026-05-30"));
    for (String time :
        List.of("2026-05-30T08:00:00", "2026-05-30 08:00Z", "2026-05-30T25:00:00Z")) {
      setting.rejected(VdsRule.DATES, test.with("msg/dat/ri", time));
      setting.rejected(VdsRule.DATES, test.with("msg/dat/sc", time));
    }
  }

  @Test
  @Violates("vds-nc.msg.length")
  void refusesTextsThatAreTooLong() {
    for (Map.Entry<String, Integer> limit :
        Map.of("uvci", 12, "pid/n", 39, "pid/i", 11, "pid/ai", 24, "ve/0/nam", 80, "note", 80)
            .entrySet()) {
      String path = "msg/" + limit.getKey();
      setting.accepted(vaccination.with(path, EMOJI.repeat(limit.getValue())));
      String over = EMOJI.repeat(limit.getValue() + 1);
      setting.rejected(VdsRule.TEXT_LENGTH, vaccination.with(path, over));
    }
    setting.rejected(VdsRule.TEXT_LENGTH, test.with("msg/utci", "T".repeat(13)));
    setting.rejected(VdsRule.TEXT_LENGTH, test.with("msg/pid/dn", "T".repeat(25)));
    setting.rejected(VdsRule.TEXT_LENGTH, test.with("msg/" + "a".repeat(81), 1));
  }

  @Test
  @Violates("vds-nc.msg.characters")
  void refusesControlCharacters() {
    for (String control : List.of("\n", "\t", "\u007f", "\u0085")) {
      String text = "WREN" + control + "OTHER";
      setting.rejected(VdsRule.TEXT_CHARACTERS, vaccination.with("msg/pid/n", text));
      setting.rejected(VdsRule.TEXT_CHARACTERS, vaccination.with("msg/x", List.of(text)));
      setting.rejected(VdsRule.TEXT_CHARACTERS, vaccination.with("msg/" + text, 1));
    }
    setting.accepted(vaccination.with("msg/pid/n", "\u0141UKASZ  \u738b"));
  }
}
