package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.DEVICE_NAMESPACE;
import static dev.assay.mdoc.MdocSetting.REDIRECT;
import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static dev.assay.testkit.TestMdoc.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.cbor.ByteString;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.AgreementKey;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Device authentication: ISO/IEC 18013-5, 12.4 and 12.8.2. */
class MdocHolderRuleTest {

  private final MdocSetting setting = new MdocSetting();

  private VerificationResult verify(String presented, HolderBinding binding) {
    return setting.verify(presented, binding, TestClock.NOW);
  }

  @Test
  @Violates("mdoc.transcript")
  void refusesARequestThatDoesNotSayInWhichExchange() {
    VerificationResult result =
        verify(
            TestMdoc.response(setting.licence().signedFor(TRANSCRIPT)),
            new HolderBinding.Required("nonce-1", "x509_san_dns:verifier.example"));

    MdocSetting.rejected(MdocRule.TRANSCRIPT, result);
    assertThat(result.facts().holder()).isEqualTo(HolderProof.FAILED);
  }

  @Test
  @Violates("mdoc.device-signed")
  void refusesIssuerSignedAloneWhereAProofIsAskedFor() {
    setting.rejected(MdocRule.DEVICE_SIGNED, setting.licence().issuerSigned());
  }

  @Test
  @Violates("mdoc.device-auth.alg")
  void refusesAnAlgorithmThatDoesNotGoWithTheDeviceKey() {
    setting.rejected(MdocRule.DEVICE_ALGORITHM, setting.licence().deviceHeader(put(1, -35)));
    setting.rejected(
        MdocRule.DEVICE_ALGORITHM, setting.licence().deviceHeader(TestMdoc.without(1)));
    setting.rejected(MdocRule.DEVICE_ALGORITHM, setting.licence().deviceKey(put(3, -35)));
    setting.rejected(MdocRule.DEVICE_ALGORITHM, setting.licence().deviceKey(put(4, List.of(1))));
  }

  @Test
  @Violates("mdoc.device-auth.crit")
  void refusesACriticalHeaderThatIsNotUnderstood() {
    setting.rejected(
        MdocRule.DEVICE_CRITICAL_HEADER,
        setting.licence().deviceHeader(put(2, List.of("new"))).deviceHeader(put("new", 1)));
  }

  @Test
  @Violates("mdoc.device-auth.signature")
  void refusesASignatureForAnotherExchangeOrWithAnotherKey() {
    byte[] other =
        transcript(
            new Exchange.Redirect(
                REDIRECT.clientId(), "nonce-2", REDIRECT.responseUri(), Optional.empty()));
    setting.rejected(MdocRule.DEVICE_SIGNATURE, setting.licence().signedFor(other));
    TestMdoc ofAnother =
        setting
            .licence()
            .mso("deviceKeyInfo", Map.of("deviceKey", TestMdoc.coseKey(TestKey.es256("x"))));
    setting.rejected(MdocRule.DEVICE_SIGNATURE, ofAnother);
  }

  @Test
  void refusesElementsThatTheDeviceDidNotSign() {
    setting.rejected(
        MdocRule.DEVICE_SIGNATURE,
        setting
            .licence()
            .deviceSigned(
                put(
                    "nameSpaces",
                    TestCbor.encoded((Object) Map.of(DEVICE_NAMESPACE, Map.of("seat", "1A"))))));
  }

  @Test
  void saysWhichOtherTranscriptWouldHaveMatched() {
    Map<Exchange, String> mistaken =
        Map.of(
            new Exchange.AnnexB(REDIRECT.clientId(), REDIRECT.responseUri(), REDIRECT.nonce(), ""),
            "draft 18",
            new Exchange.Redirect(
                "verifier.example", REDIRECT.nonce(), REDIRECT.responseUri(), Optional.empty()),
            "without its prefix",
            new Exchange.DigitalCredentialsApi(
                "https://verifier.example", REDIRECT.nonce(), Optional.empty()),
            "Digital Credentials API");
    mistaken.forEach(
        (exchange, words) -> {
          VerificationResult result =
              verify(
                  TestMdoc.response(setting.licence().signedFor(transcript(exchange))), REQUIRED);
          MdocSetting.rejected(MdocRule.DEVICE_SIGNATURE, result);
          assertThat(MdocSetting.detail(result)).contains("would hold for").contains(words);
        });
  }

  @Test
  void aTranscriptThatNobodyKnowsIsExplainedByNone() {
    VerificationResult result =
        verify(TestMdoc.response(setting.licence().signedFor(new byte[] {0})), REQUIRED);

    assertThat(MdocSetting.detail(result)).doesNotContain("would hold").contains("nor for another");
  }

  @Test
  void everyKindOfExchangeIsProvedInItsOwnForm() {
    ByteString thumbprint = ByteString.of(new byte[32]);
    for (Exchange exchange :
        List.of(
            REDIRECT,
            new Exchange.Redirect("c", "n", "https://v.example/r", Optional.of(thumbprint)),
            new Exchange.DigitalCredentialsApi("https://v.example", "n", Optional.empty()),
            new Exchange.DigitalCredentialsApi("https://v.example", "n", Optional.of(thumbprint)),
            new Exchange.AnnexB("c", "https://v.example/r", "n", "m"),
            new Exchange.AnnexC("info", "https://v.example"),
            new Exchange.Transcript(ByteString.of(TRANSCRIPT)))) {
      HolderBinding binding = new HolderBinding.InExchange(exchange, Optional.empty());
      String presented = TestMdoc.response(setting.licence().signedFor(transcript(exchange)));
      assertThat(setting.accepted(presented, binding).facts().holder())
          .isEqualTo(HolderProof.PROVED);
    }
  }

  @Test
  void acceptsACodeWithTheKeyOfTheExchange() throws Exception {
    for (TestKey device :
        List.of(
            TestKey.es256("device"),
            TestKey.es384("device"),
            TestKey.es512("device"),
            TestKey.brainpool(256, "device"),
            TestKey.brainpool(320, "device"),
            TestKey.brainpool(384, "device"),
            TestKey.brainpool(512, "device"))) {
      TestAgreement reader = TestAgreement.like(device);
      TestMdoc mdoc =
          TestMdoc.of(MdocSetting.LICENCE, setting.signer, device)
              .element(MdocSetting.NAMESPACE, "family_name", "Fernhollow");
      String presented =
          TestMdoc.response(mdoc.codedFor(TRANSCRIPT, reader.codes(device, TRANSCRIPT)));

      assertThat(setting.accepted(presented, with(reader)).facts().holder())
          .isEqualTo(HolderProof.PROVED);
    }
  }

  private static HolderBinding with(TestAgreement reader) throws KeyRejectedException {
    return new HolderBinding.InExchange(REDIRECT, Optional.empty(), Optional.of(reader.key()));
  }

  @Test
  @Violates("mdoc.device-auth.mac")
  void refusesAnotherCodeAndSaysWhichOtherTranscriptWouldHaveMatched() throws Exception {
    TestAgreement reader = TestAgreement.like(setting.device);
    MdocSetting.rejected(
        MdocRule.DEVICE_MAC,
        verify(
            TestMdoc.response(setting.licence().codedFor(TRANSCRIPT, covered -> new byte[32])),
            with(reader)));
    byte[] before =
        transcript(
            new Exchange.AnnexB(REDIRECT.clientId(), REDIRECT.responseUri(), REDIRECT.nonce(), ""));
    VerificationResult result =
        verify(
            TestMdoc.response(
                setting.licence().codedFor(before, reader.codes(setting.device, before))),
            with(reader));
    MdocSetting.rejected(MdocRule.DEVICE_MAC, result);
    assertThat(MdocSetting.detail(result)).contains("would hold for").contains("draft 18");
  }

  @Test
  @Violates("mdoc.device-auth.mac.key")
  void refusesACodeWithoutAKeyToCheckItWith() throws Exception {
    Map<Object, Object> coded = setting.licence().codedFor(TRANSCRIPT, covered -> new byte[32]);

    setting.rejected(MdocRule.DEVICE_MAC_KEY, coded);
    MdocSetting.rejected(
        MdocRule.DEVICE_MAC_KEY,
        verify(TestMdoc.response(coded), with(TestAgreement.like(TestKey.es384("other")))));
  }

  @Test
  void refusesACodeByAnotherAlgorithmOrWithAKeyThatIsMeantToSign() throws Exception {
    TestAgreement reader = TestAgreement.like(setting.device);
    for (TestMdoc bad :
        List.of(
            setting.licence().deviceHeader(put(1, 6)),
            setting.licence().deviceHeader(put(1, 4)),
            setting.licence().deviceHeader(TestMdoc.without(1)),
            setting.licence().deviceKey(put(4, List.of(2))),
            setting.licence().deviceKey(put(3, -7)))) {
      String presented =
          TestMdoc.response(bad.codedFor(TRANSCRIPT, reader.codes(setting.device, TRANSCRIPT)));
      MdocSetting.rejected(MdocRule.DEVICE_ALGORITHM, verify(presented, with(reader)));
    }
  }

  @Test
  void opensAResponseThatWasSealedToTheKeyOfTheExchange() throws Exception {
    Exchange.AnnexC exchange = new Exchange.AnnexC("info", "https://verifier.example");
    TestAgreement reader = TestAgreement.like(setting.device);
    byte[] transcript = transcript(exchange);
    byte[] response =
        java.util.Base64.getUrlDecoder()
            .decode(TestMdoc.response(setting.licence().signedFor(transcript)));
    String sealed = reader.seal(response, transcript);
    HolderBinding binding =
        new HolderBinding.InExchange(exchange, Optional.empty(), Optional.of(reader.key()));

    assertThat(setting.accepted(sealed, binding).facts().holder()).isEqualTo(HolderProof.PROVED);
  }

  @Test
  @Violates("mdoc.response.decrypt")
  void refusesAResponseThatDoesNotOpen() throws Exception {
    Exchange.AnnexC exchange = new Exchange.AnnexC("info", "https://verifier.example");
    Exchange.AnnexC other = new Exchange.AnnexC("info", "https://other.example");
    TestAgreement reader = TestAgreement.like(setting.device);
    String sealed = reader.seal(new byte[] {(byte) 0xa0}, transcript(exchange));
    AgreementKey key = reader.key();

    for (HolderBinding binding :
        List.of(
            MdocSetting.NOT_REQUIRED,
            REQUIRED,
            new HolderBinding.InExchange(exchange, Optional.empty()),
            new HolderBinding.InExchange(other, Optional.empty(), Optional.of(key)),
            new HolderBinding.InExchange(
                exchange,
                Optional.empty(),
                Optional.of(TestAgreement.like(TestKey.es384("x")).key())))) {
      MdocSetting.rejected(MdocRule.DECRYPTED, verify(sealed, binding));
    }
    HolderBinding good = new HolderBinding.InExchange(exchange, Optional.empty(), Optional.of(key));
    for (Object bad :
        List.of(
            1,
            Map.of(),
            Map.of("enc", new byte[65]),
            Map.of("enc", new byte[65], "cipherText", new byte[3]),
            Map.of("enc", new byte[0], "cipherText", new byte[99]))) {
      String malformed = TestMdoc.base64Url(TestCbor.encode(List.of("dcapi", bad)));
      VerificationResult result = setting.verifyAs("mso_mdoc", malformed, good);
      MdocSetting.rejected(MdocRule.DECRYPTED, result);
    }
  }

  @Test
  @Violates("mdoc.device-auth.authorised")
  void refusesElementsThatTheIssuerDoesNotLetTheDeviceSign() {
    TestMdoc mdoc =
        setting.licence().deviceElements(Map.of(DEVICE_NAMESPACE, Map.of("seat", "12A")));

    setting.rejected(MdocRule.KEY_AUTHORISED, mdoc);
    setting.rejected(
        MdocRule.KEY_AUTHORISED,
        mdoc.keyAuthorizations(Map.of("dataElements", Map.of(DEVICE_NAMESPACE, List.of("row")))));
    setting.accepted(
        mdoc.keyAuthorizations(Map.of("dataElements", Map.of(DEVICE_NAMESPACE, List.of("seat")))));
    setting.accepted(mdoc.keyAuthorizations(Map.of("nameSpaces", List.of(DEVICE_NAMESPACE))));
  }

  private static byte[] transcript(Exchange exchange) {
    return SessionTranscript.of(exchange).toByteArray();
  }
}
