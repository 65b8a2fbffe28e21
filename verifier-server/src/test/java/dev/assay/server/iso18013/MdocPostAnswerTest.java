package dev.assay.server.iso18013;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Json;
import dev.assay.server.iso18013.MdocPostAnswer.Expected;
import dev.assay.server.iso18013.MdocQuestion.Document;
import dev.assay.server.iso18013.MdocQuestion.Element;
import dev.assay.server.iso18013.MdocQuestion.Intent;
import dev.assay.server.openid4vp.ExpectedResponse;
import dev.assay.server.openid4vp.WalletResponse;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.Violates;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MdocPostAnswerTest {

  private static final String NONCE = "a-nonce-of-the-request";
  private static final String WALLET_NONCE = "1234567890abcdefgh";
  private static final String STATE = "state";

  private final EncryptionKey key = EncryptionKey.fresh(new SecureRandom());
  private final Optional<Expected> expected =
      Optional.of(
          new Expected(
              new ExpectedResponse(Optional.of(STATE), Optional.of(key)),
              NONCE,
              new MdocQuestion(
                  List.of(
                      new Document(
                          "a", "org.a", List.of(new Element("n", "x", Intent.NO_RETAIN)))))));

  @Test
  void aResponseIsReadAndTheNonceOfTheWallet() {
    MdocPostAnswer answer = answer(encryption(WALLET_NONCE, NONCE), good());
    Checks checks = new Checks();
    assertThat(answer.read(expected, checks)).contains(new WalletResponse.Returned("oA"));
    assertThat(answer.walletNonce()).isEqualTo(WALLET_NONCE);
    assertThat(checks.report().permitsAcceptance()).isTrue();
  }

  @Test
  void anErrorIsReadThatIsNotEncrypted() {
    MdocPostAnswer answer =
        new MdocPostAnswer(Map.of("error", List.of("access_denied"), "state", List.of(STATE)));
    assertThat(answer.read(expected, new Checks()))
        .hasValueSatisfying(read -> assertThat(read).isInstanceOf(WalletResponse.Refused.class));
  }

  @Test
  @Violates("iso18013-7.post.asked")
  void nothingIsReadThatWasNotAskedFor() {
    MdocPostAnswer answer = answer(encryption(WALLET_NONCE, NONCE), good());
    assertRefused(MdocPostRule.ASKED, answer, Optional.empty());
  }

  @Test
  @Violates("iso18013-7.post.wallet-nonce")
  void theWalletHasANonceThatIsLongEnough() {
    assertRefused(MdocPostRule.WALLET_NONCE, answer(encryption("123456789012345", NONCE), good()));
    assertRefused(MdocPostRule.WALLET_NONCE, answer(encryption("", NONCE), good()));
    assertRefused(MdocPostRule.WALLET_NONCE, answer(TestEncryption.to(key.publicJwk()), good()));
  }

  @Test
  @Violates("iso18013-7.post.nonce")
  void theNonceIsThatOfTheRequest() {
    assertRefused(MdocPostRule.NONCE, answer(encryption(WALLET_NONCE, "another"), good()));
    assertRefused(MdocPostRule.NONCE, answer(encryption(WALLET_NONCE, ""), good()));
  }

  @Test
  @Violates("iso18013-7.post.vp_token")
  void theVpTokenIsOneText() {
    for (Object wrong : List.of(List.of("oA"), Map.of("a", List.of("oA")), "", 1L)) {
      assertRefused(
          MdocPostRule.VP_TOKEN,
          answer(encryption(WALLET_NONCE, NONCE), with(good(), "vp_token", wrong)));
    }
  }

  @Test
  @Violates("iso18013-7.post.submission")
  void theSubmissionIsForTheDefinition() {
    Map<String, Object> a = descriptor("org.a", "mso_mdoc", "$");
    List<Object> wrong =
        List.of(
            "text",
            Map.of("definition_id", NONCE),
            submission("another", List.of(a)),
            submission(NONCE, List.of()),
            submission(NONCE, List.of(a, a)),
            submission(NONCE, List.of("a")),
            submission(NONCE, List.of(descriptor("org.b", "mso_mdoc", "$"))),
            submission(NONCE, List.of(descriptor("org.a", "jwt_vc_json", "$"))),
            submission(NONCE, List.of(descriptor("org.a", "mso_mdoc", "$[0]"))));
    for (Object one : wrong) {
      assertRefused(
          MdocPostRule.SUBMISSION,
          answer(encryption(WALLET_NONCE, NONCE), with(good(), "presentation_submission", one)));
    }
  }

  private TestEncryption encryption(String apu, String apv) {
    return TestEncryption.to(key.publicJwk()).parties(apu, apv);
  }

  private static MdocPostAnswer answer(TestEncryption encryption, Map<String, Object> content) {
    return new MdocPostAnswer(Map.of("response", List.of(encryption.encrypt(Json.write(content)))));
  }

  private static Map<String, Object> good() {
    return Map.of(
        "vp_token",
        "oA",
        "presentation_submission",
        submission(NONCE, List.of(descriptor("org.a", "mso_mdoc", "$"))),
        "state",
        STATE);
  }

  private static Map<String, Object> submission(String definition, List<Object> descriptors) {
    return Map.of("id", "s", "definition_id", definition, "descriptor_map", descriptors);
  }

  private static Map<String, Object> descriptor(String id, String format, String path) {
    return Map.of("id", id, "format", format, "path", path);
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> other = new LinkedHashMap<>(map);
    other.put(name, value);
    return other;
  }

  private void assertRefused(MdocPostRule rule, MdocPostAnswer answer) {
    assertRefused(rule, answer, expected);
  }

  private static void assertRefused(
      MdocPostRule rule, MdocPostAnswer answer, Optional<Expected> expected) {
    Checks checks = new Checks();
    assertThat(answer.read(expected, checks)).isEmpty();
    assertThat(checks.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
  }
}
