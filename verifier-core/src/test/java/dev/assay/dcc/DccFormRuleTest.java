package dev.assay.dcc;

import static dev.assay.testkit.TestDcc.base45;
import static dev.assay.testkit.TestDcc.zlib;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestCbor.Pairs;
import dev.assay.testkit.TestCbor.Raw;
import dev.assay.testkit.TestCbor.Tagged;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.Violates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is refused for its form, before anybody is asked whether they signed it. */
class DccFormRuleTest {

  private final DccSetting setting = new DccSetting();
  private final TestDcc good = setting.vaccination();

  private void refused(DccRule rule, Object token) {
    setting.rejected(rule, TestDcc.text("HC1:", TestCbor.encode(token)));
  }

  private void refusedClaims(DccRule rule, Object claims) {
    refused(rule, new Tagged(18, good.message(TestCbor.encode(claims))));
  }

  private static Raw hex(String hex) {
    return new Raw(HexFormat.of().parseHex(hex));
  }

  @Test
  @Violates("eu-dcc.size")
  void refusesMoreThanACodeHasRoomForAndTooManyItems() {
    setting.rejected(DccRule.SIZE, "HC1:" + "0".repeat(4_293));
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      values.add((i * 7919) % 24);
    }
    setting.rejected(DccRule.SIZE, good.payload("x", values));
  }

  @Test
  @Violates("eu-dcc.context")
  void refusesAnotherContextIdentifier() {
    setting.rejected(DccRule.CONTEXT, good.text("HC2:"));
    setting.rejected(DccRule.CONTEXT, good.text("HL1:"));
    setting.rejected(DccRule.CONTEXT, good.text(""));
    setting.rejected(DccRule.CONTEXT, good.text("hc1:"));
    setting.rejected(DccRule.CONTEXT, good.text(" HC1:"));
    assertThat(
            setting
                .verify(good.text("HC2:"), Optional.empty(), DccSetting.NOT_REQUIRED, TestClock.NOW)
                .facts()
                .format())
        .isEmpty();
  }

  @Test
  @Violates("eu-dcc.base45")
  void refusesWhatIsNoBase45() {
    setting.rejected(DccRule.BASE45, good.text() + "\n");
    setting.rejected(DccRule.BASE45, good.text().toLowerCase(Locale.ROOT).replace("hc1:", "HC1:"));
    setting.rejected(DccRule.BASE45, "HC1::::");
    setting.rejected(DccRule.BASE45, "HC1:A");
  }

  @Test
  @Violates("eu-dcc.zlib.limit")
  void refusesWhatExpandsBeyondACertificate() {
    setting.rejected(DccRule.INFLATE_LIMIT, TestDcc.text("HC1:", new byte[200_000]));
    setting.rejected(DccRule.INFLATE_LIMIT, TestDcc.text("HC1:", new byte[8_000]));
  }

  @Test
  @Violates("eu-dcc.zlib")
  void refusesWhatIsNoWholeZlib() {
    byte[] packed = zlib(good.token());
    setting.rejected(DccRule.ZLIB, "HC1:" + base45(Arrays.copyOf(packed, packed.length - 1)));
    setting.rejected(DccRule.ZLIB, "HC1:" + base45(Arrays.copyOf(packed, 10)));
    setting.rejected(DccRule.ZLIB, "HC1:");
    packed[packed.length - 1] ^= 1;
    setting.rejected(DccRule.ZLIB, "HC1:" + base45(packed));
  }

  @Test
  @Violates("eu-dcc.zlib.trailing")
  void refusesWhatFollowsTheCompressedToken() {
    byte[] packed = zlib(good.token());
    byte[] longer = Arrays.copyOf(packed, packed.length + 1);
    setting.rejected(DccRule.ZLIB_TRAILING, "HC1:" + base45(longer));
    byte[] twice = Arrays.copyOf(packed, packed.length * 2);
    System.arraycopy(packed, 0, twice, packed.length, packed.length);
    setting.rejected(DccRule.ZLIB_TRAILING, "HC1:" + base45(twice));
  }

  @Test
  @Violates("eu-dcc.depth")
  void refusesDeepNesting() {
    setting.rejected(DccRule.DEPTH, good.payload("x", hex("81".repeat(20) + "00")));
  }

  @Test
  @Violates("eu-dcc.cbor")
  void refusesWhatIsNoCborAndNumbersThatAreNone() {
    refused(DccRule.WELL_FORMED, hex("d2ff"));
    refused(DccRule.WELL_FORMED, hex("d9d9f780"));
    setting.rejected(DccRule.WELL_FORMED, good.claim(4, Double.NaN));
    setting.rejected(DccRule.WELL_FORMED, good.claim(4, Double.POSITIVE_INFINITY));
    setting.rejected(DccRule.WELL_FORMED, good.claim(4, hex("c249010000000000000000")));
    refused(
        DccRule.WELL_FORMED,
        new Tagged(18, List.of(new byte[] {(byte) 0xff}, Map.of(), new byte[0], new byte[64])));
    refused(
        DccRule.WELL_FORMED,
        new Tagged(18, List.of(new byte[] {0}, Map.of(), new byte[0], new byte[64])));
  }

  @Test
  @Violates("eu-dcc.cbor.utf8")
  void refusesTextThatIsNotUtf8() {
    setting.rejected(DccRule.TEXT, good.payload("x", hex("62c328")));
    setting.rejected(DccRule.TEXT, good.payload("x", hex("63eda080")));
  }

  @Test
  @Violates("eu-dcc.cbor.trailing")
  void refusesWhatFollowsTheCbor() {
    byte[] token = good.token();
    setting.rejected(
        DccRule.TRAILING, TestDcc.text("HC1:", Arrays.copyOf(token, token.length + 1)));
    byte[] claims = (byte[]) good.message().get(2);
    refused(
        DccRule.TRAILING, new Tagged(18, good.message(Arrays.copyOf(claims, claims.length + 1))));
  }

  @Test
  @Violates("eu-dcc.cbor.unique")
  void refusesAKeyThatOccursTwice() {
    refusedClaims(
        DccRule.UNIQUE_KEYS,
        new Pairs(List.of(Map.entry(1, "AT"), Map.entry(4, 1), Map.entry(4, 2))));
    setting.rejected(
        DccRule.UNIQUE_KEYS,
        good.payload("x", new Pairs(List.of(Map.entry("a", 1), Map.entry("a", 1)))));
  }

  @Test
  @Violates("eu-dcc.cose")
  void refusesWhatIsNoSignedMessage() {
    List<Object> message = good.message();
    refused(DccRule.COSE_FORM, new Tagged(17, message));
    refused(DccRule.COSE_FORM, new Tagged(61, message));
    refused(DccRule.COSE_FORM, new Tagged(18, new Tagged(18, message)));
    refused(DccRule.COSE_FORM, new Tagged(61, new Tagged(61, new Tagged(18, message))));
    refused(DccRule.COSE_FORM, message.subList(0, 3));
    refused(DccRule.COSE_FORM, Map.of());
    refused(
        DccRule.COSE_FORM,
        List.of(message.get(0), message.get(1), TestCbor.nothing(), message.get(3)));
    refused(DccRule.COSE_FORM, List.of(message.get(0), message.get(1), message.get(2), "text"));
    refused(DccRule.COSE_FORM, List.of("text", message.get(1), message.get(2), message.get(3)));
  }

  @Test
  @Violates("eu-dcc.cwt")
  void refusesClaimsWithoutACertificate() {
    refusedClaims(DccRule.CWT_FORM, List.of(1, 2));
    setting.rejected(DccRule.CWT_FORM, good.claim(1, 43));
    setting.rejected(DccRule.CWT_FORM, good.claim(1, TestCbor.nothing()));
    setting.rejected(DccRule.CWT_FORM, good.claim(TestDcc.HCERT, Map.of()));
    setting.rejected(DccRule.CWT_FORM, good.claim(TestDcc.HCERT, Map.of(2, good.payload())));
    setting.rejected(DccRule.CWT_FORM, good.claim(TestDcc.HCERT, Map.of("1", good.payload())));
    setting.rejected(DccRule.CWT_FORM, good.claim(TestDcc.HCERT, List.of(good.payload())));
    setting.rejected(DccRule.CWT_FORM, good.payload(7, "a name that is none"));
    refusedClaims(DccRule.CWT_FORM, Map.of(4, 1_900_000_000));
  }

  @Test
  @Violates("eu-dcc.payload.one")
  void refusesAnythingButOneEntry() {
    List<?> group = good.group();
    Object entry = group.get(0);
    setting.rejected(DccRule.ONE_ENTRY, good.withoutPayload("v"));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("v", List.of()));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("v", List.of(entry, entry)));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("v", TestCbor.nothing()));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("v", entry));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("t", group));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("t", "another"));
    setting.rejected(DccRule.ONE_ENTRY, good.payload("ve", group));
    setting.rejected(DccRule.ONE_ENTRY, good.text("AT1:"));
    setting.rejected(DccRule.ONE_ENTRY, TestDcc.exemption(setting.signer));
  }

  @Test
  @Violates("eu-dcc.alg")
  void refusesOtherAlgorithms() {
    for (Object alg : List.<Object>of(-8, -35, -36, -38, -257, 5, 7, "ES256", "-7", -7.0)) {
      setting.rejected(DccRule.ALGORITHM, good.header(1, alg));
    }
    setting.rejected(DccRule.ALGORITHM, good.withoutHeader(1));
    setting.rejected(DccRule.ALGORITHM, good.header(1, -38).unsigned(1, -7));
  }

  @Test
  @Violates("eu-dcc.cose.crit")
  void refusesACriticalHeaderThatNobodyUnderstands() {
    setting.rejected(DccRule.CRITICAL_HEADER, good.header(2, List.of(99)).header(99, 1));
    setting.rejected(DccRule.CRITICAL_HEADER, good.header(2, List.of()));
    setting.rejected(DccRule.CRITICAL_HEADER, good.unsigned(2, List.of(4)));
  }

  @Test
  @Violates("eu-dcc.kid")
  void refusesATokenThatNamesNoKey() {
    setting.rejected(DccRule.KEY_ID, good.withoutHeader(4));
    setting.rejected(DccRule.KEY_ID, good.header(4, "text"));
    setting.rejected(
        DccRule.KEY_ID, good.header(4, "text").unsigned(4, TestDcc.keyId(setting.signer)));
  }

  @Test
  void aBombCostsNoMoreThanTheLimit() {
    String text = TestDcc.text("HC1:", new byte[2 << 20]);
    assertThat(text.length()).isLessThan(4_296);
    setting.rejected(DccRule.INFLATE_LIMIT, text);
    refused(DccRule.WELL_FORMED, hex("9b00ffffffffffffff"));
  }
}
