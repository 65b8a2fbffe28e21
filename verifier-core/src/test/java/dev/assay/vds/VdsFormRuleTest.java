package dev.assay.vds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.Claims;
import dev.assay.credential.ClaimsPath;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestVds;
import dev.assay.testkit.Violates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a seal looks like before anybody is asked for a key. */
class VdsFormRuleTest {

  private final VdsSetting setting = new VdsSetting();
  private final TestVds good = setting.vaccination();

  @Test
  @Violates("vds-nc.size")
  void refusesWhatNoCodeHasRoomFor() {
    String text = good.text();
    setting.accepted(text + " ".repeat(32_768 - text.length()));
    setting.rejected(VdsRule.SIZE, text + " ".repeat(32_769 - text.length()));
    setting.rejected(VdsRule.SIZE, good.with("msg/x", TestVds.times(1_000, 1)));
  }

  @Test
  @Violates("vds-nc.json.text")
  void refusesHalfASurrogatePair() {
    setting.rejected(VdsRule.TEXT, good.text().replace("WREN", "WREN\\ud800"));
    setting.rejected(VdsRule.TEXT, good.text().replace("WREN", "WREN\ud800"));
    // In a name the tokenizer takes it for no JSON at all.
    setting.rejected(VdsRule.WELL_FORMED, good.text().replace("\"uvci\"", "\"\\udc00\""));
    setting.rejected(VdsRule.TEXT, "\ufeff" + good.text());
  }

  @Test
  @Violates("vds-nc.json")
  void refusesWhatIsNoJsonObject() {
    for (String text :
        List.of("", "{", "[]", "7", "not a seal", good.text() + "x", good.text() + "{}")) {
      setting.rejected(VdsRule.WELL_FORMED, text);
    }
    setting.rejected(VdsRule.WELL_FORMED, good.text().replace("\"seq\":1", "\"seq\":01"));
    setting.rejected(VdsRule.WELL_FORMED, good.text().replace("\"seq\":1", "\"seq\":NaN"));
  }

  @Test
  @Violates("vds-nc.json.names")
  void refusesANameThatOccursTwice() {
    String text = good.text();
    setting.rejected(VdsRule.UNIQUE_NAMES, text.replace("{\"hdr\"", "{\"hdr\":{},\"hdr\""));
    setting.rejected(VdsRule.UNIQUE_NAMES, text.replace("\"n\":", "\"n\":\"OTHER\",\"\\u006e\":"));
    setting.rejected(VdsRule.UNIQUE_NAMES, text.replace("\"alg\":", "\"alg\":\"ES256\",\"alg\":"));
  }

  @Test
  @Violates("vds-nc.json.depth")
  void refusesDeepNesting() {
    String deep = "[".repeat(40) + "]".repeat(40);
    setting.rejected(VdsRule.DEPTH, good.text().replace("\"F\"", deep));
  }

  @Test
  @Violates("vds-nc.form")
  void refusesOtherMembersThanThoseOfASeal() {
    String text = good.text();
    for (String other :
        List.of(
            "{}",
            "{\"isThisAVDS\":false}",
            "{\"data\":{},\"sig\":{}}",
            text.replace("\"data\":", "\"dat\":"),
            text.replace("{\"data\":", "{\"note\":\"\",\"data\":"),
            text.replace("{\"hdr\":", "{\"note\":\"\",\"hdr\":"),
            text.replace("{\"alg\":", "{\"crt\":\"\",\"alg\":"),
            text.replace("{\"hdr\":", "{\"HDR\":"))) {
      setting.rejected(VdsRule.FORM, other);
    }
    setting.rejected(VdsRule.FORM, good.without("msg"));
    setting.rejected(VdsRule.FORM, good.with("msg", List.of()));
    setting.rejected(VdsRule.FORM, good.with("hdr", "UTO"));
    setting.rejected(VdsRule.FORM, good.without("hdr/is"));
    setting.rejected(VdsRule.FORM, good.with("hdr/is", 7));
    setting.rejected(VdsRule.FORM, good.with("hdr/t", 7));
    for (String name : List.of("alg", "cer", "sigvl")) {
      setting.rejected(VdsRule.FORM, good.beside(name, ""));
      setting.rejected(VdsRule.FORM, good.beside(name, 7));
    }
  }

  @Test
  @Violates("vds-nc.jcs.numbers")
  void refusesNumbersThatReadersTakeForDifferentOnes() {
    for (String number :
        List.of("9007199254740993", "123456789012345678901234567891", "1e309", "-1e-400")) {
      setting.rejected(VdsRule.NUMBERS, good.text().replace("\"seq\":1", "\"seq\":" + number));
    }
  }

  @Test
  @Violates("vds-nc.type")
  void refusesTypesAndVersionsThatNobodySpecified() {
    setting.rejected(VdsRule.TYPE, good.with("hdr/t", "icao.visa"));
    setting.rejected(VdsRule.TYPE, good.with("hdr/t", "ICAO.VACC"));
    setting.rejected(VdsRule.TYPE, good.with("hdr/v", 2));
    setting.rejected(VdsRule.TYPE, good.with("hdr/v", "1"));
    setting.rejected(VdsRule.TYPE, good.with("hdr/v", 1.5));
    setting.rejected(VdsRule.TYPE, good.without("hdr/v"));
  }

  @Test
  @Violates("vds-nc.alg")
  void refusesOtherAlgorithms() {
    for (String name : List.of("none", "HS256", "es256", "RS256", "EdDSA", "ESB256", "ES256K")) {
      setting.rejected(VdsRule.ALGORITHM, good.beside("alg", name));
    }
  }

  @Test
  @Violates("vds-nc.encoding")
  void readsBase64urlWithPaddingOrWithoutAndNothingElse() {
    byte[] value = good.key().sign(good.signed());
    String padded = Base64.getUrlEncoder().encodeToString(value);
    String bare = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    setting.accepted(good.beside("sigvl", padded));
    setting.accepted(good.beside("sigvl", bare));
    for (String other :
        List.of(
            bare + "=",
            padded + "=",
            padded + "==",
            bare + "====",
            "=" + bare,
            bare.substring(0, 85) + "_",
            padded.substring(0, 85) + "_==",
            bare.substring(0, 40) + "\n" + bare.substring(40),
            bare.substring(0, 40) + "/+" + bare.substring(42))) {
      setting.rejected(VdsRule.ENCODING, good.beside("sigvl", other));
    }
    setting.rejected(
        VdsRule.ENCODING,
        good.beside("cer", Base64.getMimeEncoder().encodeToString(setting.signer.der())));
    String certificate =
        Base64.getUrlEncoder().withoutPadding().encodeToString(setting.signer.der());
    setting.accepted(good.beside("cer", certificate));
  }

  @Test
  void refusesASignatureInDer() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(setting.signer.privateKey());
    signature.update(good.signed());
    setting.rejected(
        VdsRule.SIGNATURE_VALID,
        good.beside("sigvl", Base64.getUrlEncoder().encodeToString(signature.sign())));
  }

  @Test
  void theOrderOfMembersAndBlanksBetweenThemSayNothing() {
    setting.accepted(good.pretty());
    setting.accepted("\n\t " + good.text().replace(",", " ,\r\n"));
    String numbers =
        good.text().replace("\"seq\":1", "\"seq\":1.0").replace("\"v\":1", "\"v\":1e0");
    setting.accepted(numbers);
    String escapes =
        good.text().replace("WREN", "\\u0057R\\u0045N").replace("\"msg\"", "\"m\\u0073g\"");
    setting.accepted(escapes);
  }

  @Test
  void whatIsBelievedIsWhatWasSigned() {
    byte[] canonical =
        new String(good.with("msg/x", 0).signed(), StandardCharsets.UTF_8)
            .replace("\"x\":0", "\"x\":333333333.3333333")
            .getBytes(StandardCharsets.UTF_8);
    String received =
        new String(canonical, StandardCharsets.UTF_8).replace("3.3333333", "3.33333329");
    Claims claims = setting.accepted(good.text(received, canonical)).credential().claims();
    assertThat(claims.at(ClaimsPath.of("msg", "x")))
        .singleElement()
        .hasToString("333333333.3333333");
  }

  @Test
  void everyAlgorithmOfTheSpecificationIsRead() {
    for (TestKey key : List.of(TestKey.es384("seal"), TestKey.es512("seal"))) {
      VdsSetting other = new VdsSetting(template -> template.keys(key.pair()));
      other.accepted(other.vaccination().signedBy(key));
    }
  }
}
