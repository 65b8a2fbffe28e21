package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.assay.check.Checks;
import dev.assay.jose.EncryptionKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests as wallets get them. */
class RequestObjectTest {

  private final RequestSetting setting = new RequestSetting();

  /** OpenID4VP 1.0, 5.10.1; the example shortens what is random, and a query. */
  @Test
  void hasTheParametersOfThePublishedExample() throws Exception {
    setting.client = new ClientIdentifier.X509SanDns("client.example.org");
    setting.responseUri = "https://client.example.org/post";
    setting.signer =
        Optional.of(
            RequestSetting.signer(
                TestPki.leaf("CN=Client").dns("client.example.org").signedBy(RequestSetting.ROOT)));

    Map<String, Object> payload = payload(setting.good(), Optional.of("qPmxiNFCR3QTm19POc8u"));

    assertThat(payload)
        .containsEntry("client_id", "x509_san_dns:client.example.org")
        .containsEntry("response_uri", "https://client.example.org/post")
        .containsEntry("response_type", "vp_token")
        .containsEntry("response_mode", "direct_post")
        .containsEntry("dcql_query", setting.query)
        .containsEntry("nonce", setting.nonce)
        .containsEntry("wallet_nonce", "qPmxiNFCR3QTm19POc8u")
        .containsEntry("state", setting.state)
        .containsEntry("aud", "https://self-issued.me/v2")
        .containsEntry("iat", TestPki.NOW.getEpochSecond())
        .containsEntry("iss", "x509_san_dns:client.example.org")
        .containsOnlyKeys(
            "client_id",
            "response_uri",
            "response_type",
            "response_mode",
            "dcql_query",
            "nonce",
            "wallet_nonce",
            "state",
            "aud",
            "iat",
            "iss",
            "client_metadata");
  }

  @Test
  void isSignedByTheKeyOfTheCertificateWithoutTheTrustAnchor() throws Exception {
    Certified between = TestPki.intermediate("CN=Between").signedBy(RequestSetting.ROOT);
    Certified leaf = TestPki.leaf("CN=Leaf").dns("verifier.example").signedBy(between);
    setting.signer = Optional.of(RequestSetting.signer(leaf));

    JWSObject jws = jws(setting.good(), Optional.empty());

    assertThat(jws.getHeader().getType().getType()).isEqualTo("oauth-authz-req+jwt");
    assertThat(RequestObject.MEDIA_TYPE).isEqualTo("application/oauth-authz-req+jwt");
    assertThat(jws.getHeader().getX509CertChain())
        .extracting(Object::toString)
        .containsExactly(leaf.base64(), between.base64());
    assertThat(jws.verify(new ECDSAVerifier((ECPublicKey) leaf.certificate().getPublicKey())))
        .isTrue();
    assertThat(jws.getPayload().toJSONObject()).doesNotContainKey("wallet_nonce");
  }

  /** HAIP 1.0, 5: both algorithms; OpenID4VP 1.0, 8.3: alg and kid. */
  @Test
  void offersAKeyAndBothAlgorithmsForAnEncryptedAnswer() {
    EncryptionKey key = EncryptionKey.fresh(new SecureRandom());
    setting.mode = ResponseMode.DIRECT_POST_JWT;
    setting.key = Optional.of(key);

    assertThat(setting.good().json())
        .containsEntry("response_mode", "direct_post.jwt")
        .containsEntry(
            "client_metadata",
            Map.of(
                "vp_formats_supported",
                ClientMetadata.FORMATS,
                "jwks",
                Map.of("keys", List.of(key.publicJwk())),
                "encrypted_response_enc_values_supported",
                List.of("A128GCM", "A256GCM")));
    assertThat(ClientMetadata.FORMATS).containsOnlyKeys("dc+sd-jwt", "mso_mdoc");
  }

  @Test
  void hasNeitherKeyNorAlgorithmsForAPlainAnswer() {
    assertThat(setting.good().json())
        .containsEntry("client_metadata", Map.of("vp_formats_supported", ClientMetadata.FORMATS))
        .doesNotContainKeys("redirect_uri", "transaction_data", "verifier_info");
  }

  @Test
  void saysNothingOfItselfToAWalletThatKnowsTheClient() {
    setting.client = new ClientIdentifier.PreRegistered("example-client");
    assertThat(setting.good().json()).doesNotContainKey("client_metadata");
    setting.mode = ResponseMode.DIRECT_POST_JWT;
    setting.key = Optional.of(EncryptionKey.fresh(new SecureRandom()));
    assertThat(setting.good().json()).containsKey("client_metadata");
  }

  @Test
  void carriesWhatTheHolderShallAgreeToAndWhatOthersAttest() {
    String data =
        RequestSetting.transactionData(Map.of("type", "pay", "credential_ids", List.of("pid")));
    Map<String, Object> info = Map.of("format", "registration_cert", "data", "ey");
    setting.transactionData = List.of(data);
    setting.verifierInfo = List.of(info);

    assertThat(setting.good().json())
        .containsEntry("transaction_data", List.of(data))
        .containsEntry("verifier_info", List.of(info));
  }

  @Test
  void isNotSignedWithoutASigner() throws GeneralSecurityException {
    setting.client = new ClientIdentifier.RedirectUri(URI.create(setting.responseUri));
    setting.signer = Optional.empty();

    assertThat(setting.good().signed(Optional.empty(), TestPki.NOW)).isEmpty();
    assertThat(setting.good().json())
        .containsEntry("client_id", "redirect_uri:" + setting.responseUri);
  }

  @Test
  void showsNothingThatIsSecret() {
    assertThat(List.of(setting.good(), setting.parameters(), setting.content()).toString())
        .doesNotContain(setting.state)
        .doesNotContain(setting.nonce);
    assertThat(new ClientMetadata(Optional.empty()).toString()).isEqualTo("ClientMetadata");
  }

  /** OpenID4VP 1.0, 5.4. */
  @Test
  void isFetchedByTheLinkOfThePublishedExample() {
    String link =
        new WalletLink("https://wallet.example/authorize")
            .to(
                URI.create("https://client.example.org/request/vapof4ql2i7m41m68uep"),
                new ClientIdentifier.X509SanDns("client.example.org"),
                WalletLink.Method.POST);

    assertThat(link)
        .isEqualTo(
            "https://wallet.example/authorize?client_id=x509_san_dns%3Aclient.example.org"
                + "&request_uri=https%3A%2F%2Fclient.example.org%2Frequest%2Fvapof4ql2i7m41m68uep"
                + "&request_uri_method=post");
  }

  @Test
  void isInTheLinkItselfIfNothingSignsIt() {
    setting.client = new ClientIdentifier.RedirectUri(URI.create(setting.responseUri));
    setting.signer = Optional.empty();

    assertThat(WalletLink.ANY_WALLET.to(setting.good()))
        .startsWith("openid4vp://?client_id=redirect_uri%3Ahttps%3A%2F%2Fverifier.example%2F")
        .contains("&dcql_query=%7B%22credentials%22%3A%5B%7B")
        .contains("&client_metadata=%7B%22vp_formats_supported%22")
        .doesNotContain("request_uri=");
    assertThat(new WalletLink("https://w.example/?a=b").to(setting.good()))
        .startsWith("https://w.example/?a=b&client_id=");
  }

  @Test
  void isFetchedAndNeverInTheLinkItselfIfSomethingSignsIt() {
    RequestObject signed = setting.good();
    assertThatIllegalArgumentException().isThrownBy(() -> WalletLink.ANY_WALLET.to(signed));
  }

  @Test
  void countsAFaultOnceWhereSeveralRequestsAreMade() {
    Checks checks = new Checks();
    setting.nonce = "short";
    assertThat(RequestObject.of(setting.parameters(), setting.signer, TestPki.NOW, checks))
        .isEmpty();
    assertThat(RequestObject.of(setting.parameters(), setting.signer, TestPki.NOW, checks))
        .isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.NONCE);
  }

  private static Map<String, Object> payload(RequestObject request, Optional<String> walletNonce)
      throws GeneralSecurityException, ParseException {
    return jws(request, walletNonce).getPayload().toJSONObject();
  }

  private static JWSObject jws(RequestObject request, Optional<String> walletNonce)
      throws GeneralSecurityException, ParseException {
    return JWSObject.parse(request.signed(walletNonce, TestPki.NOW).orElseThrow());
  }
}
