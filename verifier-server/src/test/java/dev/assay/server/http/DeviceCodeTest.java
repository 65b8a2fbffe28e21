package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.SigningIdentity;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices that make a code instead of a signature: ISO/IEC 18013-5, 12.4.5. Whoever has the key of
 * the verifier can make it too, so it must be a key that lives for one request.
 */
class DeviceCodeTest {

  private static final Map<String, Object> PUBLISHED =
      TestKey.es256("answers").named("answers-1").publicJwk();

  @TempDir private Path folder;

  private PresentationSetting setting;

  @BeforeEach
  void set() {
    setting = new PresentationSetting(folder);
  }

  @Test
  void aCodeForTheKeyOfOneRequestIsAProof() throws Exception {
    try (Api api = Api.start(setting.config())) {
      Begun begun = begun(api);
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      Map<String, Object> key = holder.encryptionKey().orElseThrow();
      answer(holder, key, coded(holder, key));
      assertThat(result(api, begun)).contains("\"result\":{\"verdict\":\"accepted\"");
    }
  }

  @Test
  void aCodeForAKeyThatManyRequestsShareIsNoProof() throws Exception {
    try (Api api = federated()) {
      Begun begun = begun(api);
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      answer(holder, PUBLISHED, coded(holder, PUBLISHED));
      assertThat(result(api, begun))
          .contains("\"result\":{\"verdict\":\"rejected\"")
          .containsPattern("\"mdoc\\.device-auth\\.mac\\.key\",[^}]*\"failed\"")
          .doesNotContain("\"claims\"");
    }
  }

  @Test
  void aSignatureIsOneWhateverTheAnswerIsEncryptedFor() throws Exception {
    try (Api api = federated()) {
      Begun begun = begun(api);
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      answer(
          holder,
          PUBLISHED,
          TestMdoc.response(setting.licence().signedFor(transcript(holder, PUBLISHED))));
      assertThat(result(api, begun)).contains("\"result\":{\"verdict\":\"accepted\"");
    }
  }

  /** Of a verifier whose key for answers is the one that its federation publishes. */
  private Api federated() throws Exception {
    Path key =
        Files.writeString(
            folder.resolve("answers.jwk"),
            TestJws.json(TestKey.es256("answers").named("answers-1").privateJwk()));
    setting.signing =
        usual ->
            new Signing(
                usual.key(),
                new SigningIdentity.Federated("https://verify.example", key, Optional.empty()));
    return Api.start(setting.config());
  }

  private static Begun begun(Api api) throws Exception {
    return new Caller(api, COUNCIL_KEY).begun(crossDevice("licence"));
  }

  private static byte[] transcript(TestHolder holder, Map<String, Object> key) throws Exception {
    return holder.transcript(holder.text("nonce"), Optional.of(key));
  }

  private String coded(TestHolder holder, Map<String, Object> key) throws Exception {
    byte[] transcript = transcript(holder, key);
    return TestMdoc.response(
        setting
            .licence()
            .codedFor(transcript, TestAgreement.to(key).codes(setting.device, transcript)));
  }

  private static void answer(TestHolder holder, Map<String, Object> key, String presentation)
      throws Exception {
    Map<String, Object> answer =
        Map.of("vp_token", Map.of("licence", List.of(presentation)), "state", holder.text("state"));
    holder.post(Map.of("response", TestEncryption.to(key).encrypt(TestJws.json(answer))));
  }

  private static String result(Api api, Begun begun) throws Exception {
    return new Caller(api, COUNCIL_KEY).look(begun.id(), Optional.empty()).body();
  }
}
