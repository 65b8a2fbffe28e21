package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.jose.EncryptionKey;
import dev.assay.server.openid4vp.WalletResponse.Presented;
import dev.assay.server.openid4vp.WalletResponse.Refused;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.Vectors;
import dev.assay.testkit.Violates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What wallets post, and what only looks like it. */
class DirectPostTest {

  private static final String STATE = "eyJhb-6-sVA0123456789ab";
  private static final String VP_TOKEN = "{\"pid\":[\"ey.a\",\"ey.b\"],\"mdl\":[{\"a\":1}]}";

  private final EncryptionKey key = EncryptionKey.fresh(new SecureRandom());
  private final ExpectedResponse plain = new ExpectedResponse(Optional.of(STATE), Optional.empty());
  private final ExpectedResponse encrypted =
      new ExpectedResponse(Optional.of(STATE), Optional.of(key));
  private final TestEncryption wallet = TestEncryption.to(key.publicJwk());
  private final String payload = "{\"vp_token\":" + VP_TOKEN + ",\"state\":\"" + STATE + "\"}";

  @Test
  void readsAPlainAnswer() {
    assertPresented(
        accepted(plain, Map.of("vp_token", VP_TOKEN, "state", STATE, "iss", "ignored")));
  }

  @Test
  void readsAnEncryptedAnswer() {
    for (EncryptionMethod method : List.of(EncryptionMethod.A128GCM, EncryptionMethod.A256GCM)) {
      assertPresented(accepted(encrypted, Map.of("response", wallet.encrypt(method, payload))));
    }
  }

  private static void assertPresented(WalletResponse response) {
    assertThat(response)
        .isInstanceOfSatisfying(
            Presented.class,
            presented -> {
              assertThat(presented.vpToken())
                  .containsEntry("pid", List.of("ey.a", "ey.b"))
                  .containsEntry("mdl", List.of(Map.of("a", 1L)))
                  .containsOnlyKeys("pid", "mdl");
              assertThat(presented.toString()).isEqualTo("Presented");
            });
  }

  @Test
  void readsTheVpTokensThatAnotherVerifierIsTestedWith() throws IOException {
    for (Path file : Vectors.jsonFiles(Vectors.folder("openid4vp/eudi-verifier"))) {
      if (file.toString().endsWith("-vpToken.json")) {
        accepted(plain, Map.of("vp_token", Files.readString(file), "state", STATE));
      }
    }
  }

  @Test
  void readsAnErrorInBothWaysAndAlsoPlainWhereTheAnswerWouldBeEncrypted() {
    Map<String, String> form =
        Map.of("error", "access_denied", "error_description", "<b>no</b>", "state", STATE);
    String json = "{\"error\":\"access_denied\",\"state\":\"" + STATE + "\"}";
    Refused denied = new Refused(WalletError.ACCESS_DENIED);

    assertThat(accepted(plain, form)).isEqualTo(denied);
    assertThat(accepted(encrypted, form)).isEqualTo(denied);
    assertThat(accepted(encrypted, Map.of("response", wallet.encrypt(json)))).isEqualTo(denied);
  }

  @Test
  void knowsTheErrorsOfTheSpecificationAndTakesOthersForSomeError() {
    for (WalletError error : WalletError.values()) {
      assertThat(accepted(plain, Map.of("error", error.code(), "state", STATE)))
          .isEqualTo(new Refused(error));
    }
    assertThat(accepted(plain, Map.of("error", "server_error", "state", STATE)))
        .isEqualTo(new Refused(WalletError.OTHER));
  }

  @Test
  @Violates("openid4vp.response.repeated")
  void refusesAParameterThatStandsThereTwice() {
    for (String name : List.of("vp_token", "state", "error", "response")) {
      Map<String, List<String>> form = new HashMap<>();
      form.put("vp_token", List.of(VP_TOKEN));
      form.put("state", List.of(STATE));
      form.put(name, List.of("a", "a"));
      Checks checks = new Checks();
      assertThat(DirectPost.read(form, plain, checks)).isEmpty();
      RequestSetting.assertFailed(checks, ResponseRule.REPEATED);
    }
  }

  @Test
  @Violates("openid4vp.response.size")
  void refusesMoreThanAnyWalletHasToSay() {
    String half = "a".repeat((3 << 20) + 1);
    assertRefused(ResponseRule.SIZE, plain, Map.of("vp_token", half, "state", half));
    assertRefused(ResponseRule.SIZE, encrypted, Map.of("response", half + half));
  }

  @Test
  @Violates("openid4vp.response.encrypted")
  void refusesAnAnswerInTheWayThatWasNotAskedFor() {
    String jwe = wallet.encrypt(payload);
    assertRefused(ResponseRule.SECRECY, plain, Map.of("response", jwe, "state", STATE));
    assertRefused(ResponseRule.SECRECY, encrypted, Map.of("vp_token", VP_TOKEN, "state", STATE));
    assertRefused(ResponseRule.SECRECY, encrypted, Map.of("response", jwe, "vp_token", VP_TOKEN));
    assertRefused(
        ResponseRule.SECRECY,
        encrypted,
        Map.of("error", "access_denied", "vp_token", VP_TOKEN, "state", STATE));
    assertRefused(ResponseRule.SECRECY, encrypted, Map.of());
  }

  @Test
  @Violates("openid4vp.response.jwe")
  void refusesWhatIsNoJwe() {
    for (String wrong : List.of("", "a.b.c", wallet.encrypt(payload) + "=", payload)) {
      assertRefused(ResponseRule.JWE_FORM, encrypted, Map.of("response", wrong));
    }
  }

  @Test
  @Violates("openid4vp.response.jwe.header")
  void refusesAHeaderThatIsNoObject() {
    assertJweRefused(ResponseRule.JWE_HEADER, "W10" + body());
  }

  @Test
  @Violates("openid4vp.response.jwe.alg")
  void refusesAnotherAlgorithmThanThatOfTheKey() {
    assertJweRefused(
        ResponseRule.JWE_ALG,
        wallet.encrypt(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A128GCM, payload));
    assertJweRefused(ResponseRule.JWE_ALG, changed("alg", "RSA-OAEP-256"));
  }

  @Test
  @Violates("openid4vp.response.jwe.extensions")
  void refusesCompressedContentAndExtensions() {
    assertJweRefused(
        ResponseRule.JWE_EXTENSIONS,
        wallet
            .with(header -> header.compressionAlgorithm(CompressionAlgorithm.DEF))
            .encrypt(payload));
    assertJweRefused(ResponseRule.JWE_EXTENSIONS, changed("crit", List.of("exp")));
  }

  @Test
  @Violates("openid4vp.response.jwe.enc")
  void refusesAnAlgorithmOfContentThatWasNotOffered() {
    assertJweRefused(ResponseRule.JWE_ENC, wallet.encrypt(EncryptionMethod.A128CBC_HS256, payload));
  }

  @Test
  @Violates("openid4vp.response.jwe.epk")
  void refusesAKeyOfTheWalletThatIsNotOnTheCurve() {
    assertJweRefused(ResponseRule.JWE_EPK, changed("epk", TestKey.es384("wallet").publicJwk()));
    assertJweRefused(ResponseRule.JWE_EPK, changed("epk", TestKey.es256("wallet").privateJwk()));
  }

  @Test
  @Violates("openid4vp.response.jwe.parties")
  void refusesMoreAboutThePartiesThanThereIsToSay() {
    assertJweRefused(
        ResponseRule.JWE_PARTIES, wallet.parties("u".repeat(1_000), "v").encrypt(payload));
  }

  @Test
  @Violates("openid4vp.response.jwe.kid")
  void refusesAnAnswerForAnotherRequestsKey() {
    EncryptionKey other = EncryptionKey.fresh(new SecureRandom());
    assertJweRefused(ResponseRule.JWE_KID, TestEncryption.to(other.publicJwk()).encrypt(payload));
  }

  @Test
  @Violates("openid4vp.response.jwe.opens")
  void refusesWhatDoesNotOpen() {
    Map<String, Object> other = EncryptionKey.fresh(new SecureRandom()).publicJwk();
    other.put("kid", key.keyId());
    assertJweRefused(ResponseRule.JWE_OPENS, TestEncryption.to(other).encrypt(payload));
  }

  @Test
  @Violates("openid4vp.response.payload")
  void refusesContentThatIsNoObjectSuchAsASignedOne() {
    for (String wrong : List.of("", "[]", "ey.ey.ey", "{\"a\":1,\"a\":1}", "{}{}")) {
      assertJweRefused(ResponseRule.PAYLOAD, wallet.encrypt(wrong));
    }
  }

  @Test
  @Violates("openid4vp.response.answer")
  void refusesAnAnswerThatIsNeitherOrBoth() {
    assertRefused(ResponseRule.ANSWER, plain, Map.of("state", STATE));
    assertRefused(ResponseRule.ANSWER, plain, Map.of());
    assertRefused(
        ResponseRule.ANSWER,
        plain,
        Map.of("vp_token", VP_TOKEN, "error", "access_denied", "state", STATE));
    assertRefused(
        ResponseRule.ANSWER,
        encrypted,
        Map.of("response", wallet.encrypt(payload), "error", "access_denied"));
    assertJweRefused(ResponseRule.ANSWER, wallet.encrypt("{\"state\":\"" + STATE + "\"}"));
  }

  @Test
  @Violates("openid4vp.response.state")
  void refusesAnAnswerWithoutTheStateOfTheRequest() {
    for (String wrong : List.of("", STATE + "a", STATE.substring(1), STATE.replace('0', 'O'))) {
      assertRefused(ResponseRule.STATE, plain, Map.of("vp_token", VP_TOKEN, "state", wrong));
      assertRefused(ResponseRule.STATE, plain, Map.of("error", "access_denied", "state", wrong));
    }
    assertRefused(ResponseRule.STATE, plain, Map.of("vp_token", VP_TOKEN));
    String beside = wallet.encrypt("{\"vp_token\":" + VP_TOKEN + "}");
    assertRefused(ResponseRule.STATE, encrypted, Map.of("response", beside, "state", STATE));
    assertJweRefused(
        ResponseRule.STATE, wallet.encrypt("{\"vp_token\":" + VP_TOKEN + ",\"state\":1}"));
  }

  @Test
  @Violates("openid4vp.response.state")
  void takesNoAbsentStateForAnEmptyOneAndNoFormForARequestWithoutState() {
    ExpectedResponse empty = new ExpectedResponse(Optional.of(""), Optional.empty());
    ExpectedResponse none = new ExpectedResponse(Optional.empty(), Optional.empty());
    assertRefused(ResponseRule.STATE, empty, Map.of("vp_token", VP_TOKEN));
    assertRefused(ResponseRule.STATE, none, Map.of("vp_token", VP_TOKEN));
    assertRefused(ResponseRule.STATE, none, Map.of("vp_token", VP_TOKEN, "state", STATE));
  }

  @Test
  @Violates("openid4vp.response.size")
  void countsTheTextsInsideOfWhatABrowserBrings() {
    ExpectedResponse open = new ExpectedResponse(Optional.empty(), Optional.empty());
    Map<String, Object> large = Map.of("pid", List.of("a".repeat((6 << 20) + 1)));
    Checks checks = new Checks();
    assertThat(DcApiAnswer.read(Map.of("vp_token", large), open, checks)).isEmpty();
    RequestSetting.assertFailed(checks, ResponseRule.SIZE);
  }

  @Test
  @Violates("openid4vp.response.jwe.kid")
  void saysNothingOfAnAnswerThatNobodyCouldOpen() {
    EncryptionKey other = EncryptionKey.fresh(new SecureRandom());
    Checks checks = new Checks();
    String jwe = TestEncryption.to(other.publicJwk()).encrypt(payload);
    assertThat(read(encrypted, Map.of("response", jwe), checks)).isEmpty();
    assertThat(checks.report().outcomeOf(ResponseRule.ANSWER)).isEqualTo(Outcome.NOT_RUN);
  }

  @Test
  @Violates("openid4vp.response.error")
  void refusesAnErrorThatIsNoCode() {
    for (String wrong : List.of("", "a".repeat(129), "a\"b", "a\\b", "a\nb", "ü")) {
      assertRefused(ResponseRule.ERROR, plain, Map.of("error", wrong, "state", STATE));
    }
    assertJweRefused(
        ResponseRule.ERROR, wallet.encrypt("{\"error\":1,\"state\":\"" + STATE + "\"}"));
  }

  @Test
  @Violates("openid4vp.response.vp_token")
  void refusesAVpTokenThatIsNoObjectOrEmpty() {
    for (String wrong : List.of("", "{}", "[]", "\"ey\"", "ey.ey.ey~", "{\"a\":[\"b\"]}}")) {
      assertRefused(ResponseRule.VP_TOKEN, plain, Map.of("vp_token", wrong, "state", STATE));
    }
    String asText = VP_TOKEN.replace("\"", "\\\"");
    assertJweRefused(
        ResponseRule.VP_TOKEN,
        wallet.encrypt("{\"vp_token\":\"" + asText + "\",\"state\":\"" + STATE + "\"}"));
  }

  @Test
  @Violates("openid4vp.response.vp_token.presentations")
  void refusesWhatIsNoArrayOfPresentations() {
    for (String wrong : List.of("\"ey\"", "[]", "[1]", "[null]", "[[\"ey\"]]", "{}", "null")) {
      assertRefused(
          ResponseRule.PRESENTATIONS,
          plain,
          Map.of("vp_token", "{\"pid\":[\"ey\"],\"mdl\":" + wrong + "}", "state", STATE));
    }
  }

  @Test
  void opensNothingOfWhichACharacterWasChanged() {
    String good = wallet.encrypt(payload);
    for (int i = 0; i < good.length(); i++) {
      String changed =
          good.substring(0, i) + (good.charAt(i) == 'A' ? 'B' : 'A') + good.substring(i + 1);
      assertThat(read(encrypted, Map.of("response", changed), new Checks()))
          .as("character %d", i)
          .isEmpty();
    }
  }

  @Test
  void givesAResultForAnythingAtAll() {
    Random random = new Random(7);
    List<String> names = List.of("response", "vp_token", "error", "state", "other");
    for (int i = 0; i < 5_000; i++) {
      Map<String, List<String>> form = new HashMap<>();
      for (String name : names) {
        List<String> values = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
          values.add(text(random));
        }
        form.put(name, values);
      }
      DirectPost.read(form, random.nextBoolean() ? plain : encrypted, new Checks());
      WalletRequest.read(
          Map.of("wallet_nonce", List.of(text(random)), "wallet_metadata", List.of(text(random))),
          new Checks());
    }
  }

  private static String text(Random random) {
    String alphabet = "{}[]\":,.ey0A=\u0000\ud800ü \\";
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** OpenID4VP 1.0, A.5 and 8.3. */
  @Test
  void readsTheSameFromABrowserWithoutState() {
    ExpectedResponse open = new ExpectedResponse(Optional.empty(), Optional.empty());
    ExpectedResponse closed = new ExpectedResponse(Optional.empty(), Optional.of(key));
    Map<String, Object> vpToken =
        Map.of("pid", List.of("ey.a", "ey.b"), "mdl", List.of(Map.of("a", 1L)));

    assertPresented(browser(open, Map.of("vp_token", vpToken)).orElseThrow());
    assertPresented(browser(closed, Map.of("response", wallet.encrypt(payload))).orElseThrow());
    assertThat(browser(open, Map.of("error", "invalid_request")))
        .contains(new Refused(WalletError.INVALID_REQUEST));
    assertThat(browser(open, Map.of("vp_token", VP_TOKEN))).isEmpty();
    assertThat(browser(closed, Map.of("response", 1L))).isEmpty();
    assertThat(browser(closed, Map.of("vp_token", vpToken))).isEmpty();
  }

  private static Optional<WalletResponse> browser(
      ExpectedResponse expected, Map<String, Object> data) {
    Checks checks = new Checks();
    Optional<WalletResponse> response = DcApiAnswer.read(data, expected, checks);
    assertThat(checks.report().permitsAcceptance()).isEqualTo(response.isPresent());
    return response;
  }

  @Test
  void showsNothingThatIsSecret() {
    assertThat(plain.toString()).isEqualTo("ExpectedResponse");
    Checks checks = new Checks();
    read(plain, Map.of("vp_token", "{\"secret\":\"secret\"}", "state", STATE), checks);
    assertThat(checks.report().toString()).doesNotContain("secret").doesNotContain(STATE);
  }

  private String body() {
    String good = wallet.encrypt(payload);
    return good.substring(good.indexOf('.'));
  }

  private String changed(String name, Object value) {
    return TestEncryption.withHeader(
        wallet.encrypt(payload),
        header -> {
          header.put(name, value);
          return header;
        });
  }

  private WalletResponse accepted(ExpectedResponse expected, Map<String, String> form) {
    Checks checks = new Checks();
    WalletResponse response = read(expected, form, checks).orElseThrow();
    assertThat(checks.report().permitsAcceptance()).isTrue();
    assertThat(checks.report().results()).hasSameSizeAs(ResponseRule.values());
    return response;
  }

  private void assertJweRefused(ResponseRule rule, String jwe) {
    assertRefused(rule, encrypted, Map.of("response", jwe));
  }

  private static void assertRefused(
      ResponseRule rule, ExpectedResponse expected, Map<String, String> form) {
    Checks checks = new Checks();
    assertThat(read(expected, form, checks)).isEmpty();
    assertThat(checks.report().outcomeOf(rule)).isEqualTo(Outcome.FAILED);
    RequestSetting.assertFailed(checks, rule);
  }

  private static Optional<WalletResponse> read(
      ExpectedResponse expected, Map<String, String> form, Checks checks) {
    Map<String, List<String>> all = new HashMap<>();
    form.forEach((name, value) -> all.put(name, List.of(value)));
    return DirectPost.read(all, expected, checks);
  }
}
