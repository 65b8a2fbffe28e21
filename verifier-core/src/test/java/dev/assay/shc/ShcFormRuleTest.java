package dev.assay.shc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.VerificationResult;
import dev.assay.credential.Input;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.Violates;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What has to be right of a card before anybody is asked for a key. */
class ShcFormRuleTest {

  private final ShcSetting setting = new ShcSetting();
  private final TestShc good = setting.card;

  @Test
  @Violates("smart-health-card.size")
  void refusesWhatIsTooLong() {
    setting.rejected(ShcRule.SIZE, "shc:/" + "5".repeat(7_200));
    setting.rejected(ShcRule.SIZE, "ey" + "A".repeat(1 << 20));
    setting.rejected(ShcRule.SIZE, good.header("x", "y".repeat(17 << 10)));
  }

  @Test
  @Violates("smart-health-card.numeric")
  void refusesACodeThatIsNotPairsOfDigits() {
    String code = good.code();
    for (String wrong :
        List.of(
            "shc:/",
            code + "1",
            code + "78",
            code + "99",
            code + "\n",
            code + " 11",
            "shc:" + code.substring(5),
            "shc:" + code.substring(4) + "٣٣")) {
      setting.rejected(ShcRule.NUMERIC, wrong);
    }
    setting.rejected(ShcRule.NUMERIC, "shc:/1/2/" + "5".repeat(4) + "x");
  }

  @Test
  @Violates("smart-health-card.parts")
  void refusesPartsThatDoNotBelongTogether() {
    List<String> parts = TestShc.parts(good.jws(), 3);
    setting.rejected(ShcRule.PARTS, List.of(parts.get(0), good.code()));
    setting.rejected(ShcRule.PARTS, List.of(parts.get(0), good.jws()));
    setting.rejected(
        ShcRule.PARTS, List.of(parts.get(0), parts.get(1), parts.get(2).replace("/3/3/", "/3/4/")));
    setting.rejected(
        ShcRule.PARTS, List.of(parts.get(0), parts.get(1), parts.get(2).replace("/3/3/", "/4/3/")));
    setting.rejected(
        ShcRule.PARTS, List.of(parts.get(0), parts.get(1), parts.get(2).replace("/3/3/", "/0/3/")));
    setting.rejected(ShcRule.PARTS, TestShc.parts(good.jws(), 10));
  }

  @Test
  @Violates("smart-health-card.parts.complete")
  void namesThePartsThatAreMissingAndRefusesOneTwice() {
    List<String> parts = TestShc.parts(good.jws(), 4);
    List<String> incomplete = List.of(parts.get(3), parts.get(0));
    setting.rejected(ShcRule.PARTS_COMPLETE, incomplete);
    VerificationResult result =
        setting.verify(new Input(incomplete), ShcSetting.NOT_REQUIRED, TestClock.NOW);
    assertThat(ShcSetting.detail(result, ShcRule.PARTS_COMPLETE)).contains("[2, 3] are missing");
    setting.rejected(ShcRule.PARTS_COMPLETE, parts.get(0));
    List<String> twice = new ArrayList<>(parts);
    twice.add(parts.get(2));
    setting.rejected(ShcRule.PARTS_COMPLETE, twice);
  }

  @Test
  void readsPartsInAnyOrder() {
    for (int total : List.of(1, 2, 9)) {
      List<String> parts = new ArrayList<>(TestShc.parts(good.jws(), total));
      Collections.reverse(parts);
      setting.accepted(new Input(parts), TestClock.NOW);
    }
  }

  @Test
  @Violates("smart-health-card.file")
  void refusesAFileWithoutCards() {
    for (String file :
        List.of(
            "{}",
            "{\"verifiableCredential\":[]}",
            "{\"verifiableCredential\":[1]}",
            "{\"verifiableCredential\":{}}",
            "{\"resourceType\":\"Parameters\"}",
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"verifiableCredential\"}]}",
            file(Collections.nCopies(17, good.jws())))) {
      setting.rejected(ShcRule.FILE, file);
    }
  }

  @Test
  void readsAFileOfSeveralCardsAndDecidesUponEach() {
    String file = file(List.of(good.jws(), good.claim("exp", 1).jws()));
    VerificationResult result = setting.verify(file);
    assertThat(result.each()).hasSize(2);
    assertThat(result.each().get(0)).isInstanceOf(VerificationResult.Accepted.class);
    ShcSetting.rejected(ShcRule.NOT_EXPIRED, result.each().get(1));
    setting.accepted(file(List.of(good.jws())));
  }

  @Test
  void readsTheParametersThatIssuersAnswerWith() {
    setting.accepted(
        TestJws.json(
            Map.of(
                "resourceType",
                "Parameters",
                "parameter",
                List.of(
                    Map.of("name", "resourceLink"),
                    Map.of("name", "verifiableCredential", "valueString", good.jws())))));
  }

  @Test
  @Violates("smart-health-card.jws")
  void refusesWhatIsNoToken() {
    setting.rejected(ShcRule.JWS_FORM, "a.b");
    setting.rejected(ShcRule.JWS_FORM, good.jws() + ".AAAA");
    setting.rejected(ShcRule.JWS_FORM, TestShc.code("aGVsbG8"));
  }

  @Test
  @Violates("smart-health-card.jws.base64url")
  void refusesPartsOfATokenThatAreNotBase64Url() {
    setting.rejected(ShcRule.BASE64URL, good.jws() + "=");
    setting.rejected(ShcRule.BASE64URL, good.jws().replaceFirst("\\.", ".+"));
    setting.rejected(ShcRule.BASE64URL, good.jws() + "\n");
  }

  @Test
  @Violates("smart-health-card.alg")
  void refusesOtherAlgorithms() {
    for (Object algorithm : List.of("none", "HS256", "ES384", "es256", 7)) {
      setting.rejected(ShcRule.ALGORITHM, good.header("alg", algorithm));
    }
    setting.rejected(ShcRule.ALGORITHM, good.withoutHeader("alg"));
  }

  @Test
  @Violates("smart-health-card.zip")
  void refusesATokenThatDoesNotSayThatItIsCompressed() {
    setting.rejected(ShcRule.ZIP, good.withoutHeader("zip"));
    for (Object zip : List.of("def", "GZ", 1)) {
      setting.rejected(ShcRule.ZIP, good.header("zip", zip));
    }
  }

  @Test
  @Violates("smart-health-card.header.key")
  void refusesAKeyInTheHeader() {
    TestKey stranger = TestShc.key("stranger");
    setting.rejected(
        ShcRule.NO_KEY_IN_HEADER,
        good.header("jwk", TestShc.jwk(stranger))
            .header("kid", stranger.name())
            .signedBy(stranger));
    for (String name : List.of("jku", "x5u", "x5c")) {
      setting.rejected(ShcRule.NO_KEY_IN_HEADER, good.header(name, "https://evil.example"));
    }
  }

  @Test
  @Violates("smart-health-card.crit")
  void refusesExtensionsThatNobodyKnows() {
    setting.rejected(
        ShcRule.CRITICAL_HEADER, good.header("crit", List.of("b64")).header("b64", false));
    setting.rejected(ShcRule.CRITICAL_HEADER, good.header("crit", List.of()));
  }

  @Test
  @Violates("smart-health-card.kid")
  void refusesAKeyThatIsNotNamedByItsThumbprint() {
    setting.rejected(ShcRule.KEY_ID, good.withoutHeader("kid"));
    for (Object name : List.of("k1", "", 7, "../".repeat(14) + "a", setting.key.name() + "A")) {
      setting.rejected(ShcRule.KEY_ID, good.header("kid", name));
    }
  }

  @Test
  @Violates("smart-health-card.signature.form")
  void refusesASignatureInDer() {
    setting.rejected(ShcRule.SIGNATURE_FORM, good.signature(ShcFormRuleTest::der));
    setting.rejected(ShcRule.SIGNATURE_FORM, good.signature(made -> Arrays.copyOf(made, 63)));
    setting.rejected(ShcRule.SIGNATURE_FORM, good.signature(made -> Arrays.copyOf(made, 65)));
    setting.rejected(ShcRule.SIGNATURE_FORM, good.signature(made -> new byte[0]));
  }

  /** A SEQUENCE of two INTEGERs, positive or not. */
  private static byte[] der(byte[] made) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x30, 68, 2, 32});
    out.write(made, 0, 32);
    out.writeBytes(new byte[] {2, 32});
    out.write(made, 32, 32);
    return out.toByteArray();
  }

  @Test
  @Violates("smart-health-card.iss")
  void refusesAnIssuerThatIsNoPlainAddress() {
    for (Object issuer :
        List.of(
            "http://health.example/cards",
            TestShc.ISS + "/",
            TestShc.ISS + "?q",
            TestShc.ISS + "#f",
            "https://u@health.example",
            "https:///cards",
            "urn:a",
            "a".repeat(600),
            "",
            7)) {
      setting.rejected(ShcRule.ISSUER_FORM, good.claim("iss", issuer));
    }
    setting.rejected(ShcRule.ISSUER_FORM, good.withoutClaim("iss"));
  }

  @Test
  @Violates("smart-health-card.type")
  void refusesWhatIsNoHealthCard() {
    for (Object types :
        List.of(
            List.of(),
            List.of(TestShc.IMMUNIZATION),
            TestShc.HEALTH_CARD,
            List.of(TestShc.HEALTH_CARD, 7),
            Collections.nCopies(33, TestShc.HEALTH_CARD))) {
      setting.rejected(ShcRule.TYPE, good.vc("type", types));
    }
    setting.rejected(ShcRule.TYPE, good.withoutVc("type"));
    setting.rejected(ShcRule.TYPE, good.withoutClaim("vc"));
  }

  @Test
  void recognisesACardInEachOfItsForms() {
    for (Input input :
        List.of(
            new Input(good.code()),
            new Input(good.jws()),
            new Input(file(List.of(good.jws()))),
            new Input(TestShc.parts(good.jws(), 2)))) {
      VerificationResult result =
          setting.verify(input, Optional.empty(), ShcSetting.NOT_REQUIRED, TestClock.NOW);
      assertThat(result).isInstanceOf(VerificationResult.Accepted.class);
      assertThat(result.facts().format()).contains("smart-health-card");
    }
  }

  private static String file(List<String> tokens) {
    return TestJws.json(Map.of("verifiableCredential", tokens));
  }
}
