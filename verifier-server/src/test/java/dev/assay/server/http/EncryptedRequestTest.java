package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallets that want the request encrypted: OpenID4VP 1.0, 5.10. */
class EncryptedRequestTest {

  private static final String CONTENT = "request_object_encryption_enc_values_supported";

  @TempDir private Path folder;

  private final TestKey wallet = TestKey.es256("wallet").named("wallet-1");
  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    api = Api.start(setting.config());
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A128GCM", "A256GCM"})
  void theRequestIsForTheWalletAloneAndIsAnsweredAsEver(String content) throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    HttpResponse<String> response =
        fetch(begun, Map.of("jwks", keys(wallet.publicJwk()), CONTENT, List.of(content)));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("application/oauth-authz-req+jwt");

    JWEObject jwe = JWEObject.parse(response.body());
    assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES);
    assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.parse(content));
    assertThat(jwe.getHeader().getKeyID()).isEqualTo("wallet-1");
    assertThat(jwe.getHeader().getContentType()).isEqualTo("JWT");
    assertThat(jwe.getHeader().toJSONObject())
        .containsOnlyKeys("alg", "enc", "kid", "epk", "typ", "cty");
    jwe.decrypt(new ECDHDecrypter(ECKey.parse(wallet.privateJwk())));
    String jws = jwe.getPayload().toString();
    assertThat(TestHolder.payload(jws)).containsEntry("wallet_nonce", "n-1");

    TestHolder holder = TestHolder.of(api, TestHolder.payload(jws));
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
  }

  @Test
  void aWalletWhoseKeyStandsElsewhereIsNotCalledAndGetsThePlainRequest() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    HttpResponse<String> response = fetch(begun, Map.of("jwks_uri", "https://wallet.example/jwks"));
    assertThat(TestHolder.payload(response.body())).containsKey("dcql_query");
  }

  @Test
  void aWalletThatNothingCanBeEncryptedForGetsAnAnswerAndNoRequest() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    for (Map<String, Object> key :
        List.of(
            wallet.privateJwk(), TestKey.rs256("wallet").publicJwk(), Map.<String, Object>of())) {
      HttpResponse<String> response = fetch(begun, Map.of("jwks", keys(key)));
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body())
          .contains("openid4vp.request.wallet.jwks")
          .doesNotContain("dcql_query");
    }
    assertThat(council.view(begun.id())).containsEntry("state", "created");
  }

  private HttpResponse<String> fetch(Begun begun, Map<String, Object> metadata) throws Exception {
    return TestHolder.fetch(
        api,
        begun.walletLink(),
        Optional.of(Map.of("wallet_metadata", TestJws.json(metadata), "wallet_nonce", "n-1")));
  }

  private static Map<String, Object> keys(Map<String, Object> key) {
    return Map.of("keys", List.of(key));
  }
}
