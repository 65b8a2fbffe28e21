package dev.assay.server.http;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Json;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A wallet of ISO/IEC 18013-7, Annex B, that follows a link to a request. */
record OlderHolder(TestHolder holder) {

  static final String WALLET_NONCE = "1234567890abcdefgh";

  static OlderHolder follow(Endpoint api, String link) throws Exception {
    return new OlderHolder(TestHolder.follow(api, link));
  }

  Map<String, Object> request() {
    return holder.request();
  }

  Map<String, Object> key() {
    return holder.encryptionKey().orElseThrow();
  }

  /** What a device signs. */
  byte[] transcript() {
    return transcript(UnaryOperator.identity());
  }

  /** The same for a request, and a nonce of the wallet, with a change. */
  byte[] transcript(UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> values = new LinkedHashMap<>(request());
    values.put("mdoc_nonce", WALLET_NONCE);
    Map<String, Object> changed = change.apply(values);
    String walletNonce = String.valueOf(changed.get("mdoc_nonce"));
    return TestCbor.encode(
        List.of(
            TestCbor.nothing(),
            TestCbor.nothing(),
            List.of(
                hash(String.valueOf(changed.get("client_id")), walletNonce),
                hash(String.valueOf(changed.get("response_uri")), walletNonce),
                String.valueOf(changed.get("nonce")))));
  }

  private static byte[] hash(String one, String other) {
    return HashAlgorithm.SHA_256.digest(TestCbor.encode(List.of(one, other)));
  }

  String signed(TestMdoc document) {
    return TestMdoc.response(document.signedFor(transcript()));
  }

  String coded(TestMdoc document, TestKey device) {
    TestAgreement agreement = TestAgreement.to(key());
    return TestMdoc.response(
        document.codedFor(transcript(), agreement.codes(device, transcript())));
  }

  /** What is encrypted: a VP token, and the submission that goes with it. */
  Map<String, Object> answer(String vpToken) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("vp_token", vpToken);
    answer.put("presentation_submission", submission(PresentationSetting.LICENCE, "$"));
    answer.put("state", holder.text("state"));
    return answer;
  }

  Map<String, Object> submission(String docType, String path) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("id", docType);
    descriptor.put("format", "mso_mdoc");
    descriptor.put("path", path);
    Map<?, ?> definition = (Map<?, ?>) request().getOrDefault("presentation_definition", Map.of());
    Map<String, Object> submission = new LinkedHashMap<>();
    submission.put("id", "submission");
    submission.put("definition_id", MdocApiHolder.member(definition, "id"));
    submission.put("descriptor_map", List.of(descriptor));
    return submission;
  }

  /** Encrypted for the key of the request, with both nonces. */
  TestEncryption encryption() {
    return TestEncryption.to(key()).parties(WALLET_NONCE, holder.text("nonce"));
  }

  HttpResponse<String> post(String vpToken) throws Exception {
    return post(encryption(), answer(vpToken));
  }

  HttpResponse<String> post(TestEncryption encryption, Map<String, Object> answer)
      throws Exception {
    return holder.post(Map.of("response", encryption.encrypt(Json.write(answer))));
  }

  /** Does not show the request. */
  @Override
  public String toString() {
    return "OlderHolder";
  }
}
