package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSObjectJSON;
import dev.assay.jose.Json;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.SigningIdentity;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestWallet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verifier of several names, and wallets that a browser calls. */
class MultiSignedBrowserTest {

  private static final String DID = "did:web:verify.example";

  @TempDir private Path folder;

  private PresentationSetting setting;

  @BeforeEach
  void set() {
    setting = new PresentationSetting(folder);
  }

  @Test
  void aWalletThatKnowsOneOfTheNamesAnswersThePage() throws Exception {
    setting.signing = usual -> new Signing(usual.key(), usual.identity(), others(usual));
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(crossDevice("permit"));
      List<Map<String, Object>> requests = requests(api, begun);
      assertThat(requests)
          .extracting(one -> one.get("protocol"))
          .containsExactly(
              "openid4vp-v1-multisigned", "openid4vp-v1-signed", "openid4vp-v1-unsigned");
      JWSObjectJSON jws = multiSigned(requests.get(0));
      assertThat(jws.getSignatures())
          .extracting(one -> String.valueOf(one.getHeader().toJSONObject().get("client_id")))
          .hasSize(3)
          .startsWith("x509_san_dns:verify.example")
          .endsWith("decentralized_identifier:" + DID);
      Map<String, Object> request = jws.getPayload().toJSONObject();
      assertThat(request).containsEntry("expected_origins", List.of("https://verify.example"));

      assertThat(answer(api, begun, request, "origin:https://verify.example"))
          .contains("\"verdict\":\"accepted\"");
    }
  }

  /** OpenID4VP 1.0, A.4: the audience is the origin, whatever name the wallet knew. */
  @Test
  void aProofForOneOfTheNamesIsRejected() throws Exception {
    setting.signing = usual -> new Signing(usual.key(), usual.identity(), others(usual));
    try (Api api = Api.start(setting.config())) {
      Begun begun = new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
      Map<String, Object> request =
          multiSigned(requests(api, begun).get(0)).getPayload().toJSONObject();
      assertThat(answer(api, begun, request, "decentralized_identifier:" + DID))
          .contains("\"verdict\":\"rejected\"", "binding.audience_mismatch");
    }
  }

  /** HAIP 1.0, 5 and 5.2. */
  @Test
  void underHaipOnlyFormsThatConformAreOffered() throws Exception {
    setting.client = Client.X509_HASH;
    setting.signing =
        usual ->
            new Signing(
                usual.key(),
                usual.identity(),
                List.of(new Signing(usual.key(), new SigningIdentity.Did(DID, DID + "#key-1"))));
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(with(crossDevice("permit"), "profile", "haip-1.0"));
      List<Map<String, Object>> requests = requests(api, begun);
      assertThat(requests)
          .extracting(one -> one.get("protocol"))
          .containsExactly("openid4vp-v1-signed", "openid4vp-v1-unsigned");
      Map<String, Object> request =
          TestHolder.payload(String.valueOf(data(requests.get(0)).get("request")));
      assertThat(request).containsEntry("response_mode", "dc_api.jwt");
      assertThat(String.valueOf(request.get("client_id"))).startsWith("x509_hash:");
      assertThat(answer(api, begun, request, "origin:https://verify.example"))
          .contains("\"verdict\":\"accepted\"");

      Begun plain = council.begun(crossDevice("permit"));
      assertThat(requests(api, plain)).hasSize(3);
    }
  }

  @Test
  void noNameStandsTwiceAndEachIsOneThatWalletsBelieve() {
    setting.signing =
        usual ->
            new Signing(
                usual.key(), usual.identity(), List.of(new Signing(usual.key(), usual.identity())));
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing.others[0] is x509_san_dns:verify.example")
        .hasMessageContaining("stands nowhere else");
    setting.signing =
        usual ->
            new Signing(
                usual.key(),
                usual.identity(),
                List.of(new Signing(usual.key(), new SigningIdentity.Did(DID, "did:web:other#1"))));
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing.others[0] is ")
        .hasMessageContaining("named by a DID URL of that very DID");
  }

  private List<Signing> others(Signing usual) {
    Path chain = folder.resolve("reader.pem");
    return List.of(
        new Signing(usual.key(), chain, Client.X509_HASH),
        new Signing(usual.key(), new SigningIdentity.Did(DID, DID + "#key-1")));
  }

  private ConfigFault fault() {
    return catchThrowableOfType(ConfigFault.class, () -> Api.start(setting.config()).close());
  }

  @SuppressWarnings("unchecked") // what we sent ourselves
  private static JWSObjectJSON multiSigned(Map<String, Object> request) throws Exception {
    return JWSObjectJSON.parse(
        TestJws.json((Map<String, Object>) data(request).getOrDefault("request", Map.of())));
  }

  @SuppressWarnings("unchecked") // what we sent ourselves
  private static Map<String, Object> data(Map<String, Object> request) {
    return (Map<String, Object>) request.getOrDefault("data", Map.of());
  }

  @SuppressWarnings("unchecked") // what we sent ourselves
  private static List<Map<String, Object>> requests(Api api, Begun begun) throws Exception {
    HttpResponse<String> response = post(api, begun, "/browser-requests", "{}");
    assertThat(response.statusCode()).isEqualTo(200);
    return (List<Map<String, Object>>) Api.json(response).getOrDefault("requests", List.of());
  }

  private String answer(Api api, Begun begun, Map<String, Object> request, String audience)
      throws Exception {
    String permit =
        new TestWallet(setting.device)
            .present(setting.permit())
            .nonce(String.valueOf(request.get("nonce")))
            .audience(audience)
            .compact();
    Map<String, Object> token = Map.of("vp_token", Map.of("permit", List.of(permit)));
    String response =
        TestEncryption.to(TestHolder.encryptionKey(request).orElseThrow())
            .encrypt(Json.write(token));
    post(api, begun, "/browser-answers", Json.write(Map.of("response", response)));
    return new Caller(api, COUNCIL_KEY).look(begun.id(), Optional.empty()).body();
  }

  private static HttpResponse<String> post(Api api, Begun begun, String path, String json)
      throws Exception {
    return api.send(
        api.at(begun.page() + path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }
}
