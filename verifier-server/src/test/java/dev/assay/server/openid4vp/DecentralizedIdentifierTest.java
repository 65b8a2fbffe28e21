package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.Violates;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verifier that is a DID: OpenID4VP 1.0, 5.9.3. */
class DecentralizedIdentifierTest {

  private static final String WEB = "did:web:verifier.example";

  private final RequestSetting setting = new RequestSetting();

  @Test
  void namesTheVerificationMethodInTheHeaderAndNoCertificate() throws Exception {
    setting.did(WEB, WEB + "#key-1");
    RequestObject request = setting.good();
    JWSObject jws = JWSObject.parse(request.signed(Optional.empty(), TestPki.NOW).orElseThrow());

    assertThat(jws.getHeader().toJSONObject())
        .containsEntry("typ", "oauth-authz-req+jwt")
        .containsEntry("kid", WEB + "#key-1")
        .containsOnlyKeys("typ", "alg", "kid");
    assertThat(jws.getPayload().toJSONObject())
        .containsEntry("client_id", "decentralized_identifier:" + WEB)
        .containsEntry("iss", "decentralized_identifier:" + WEB)
        .containsKey("client_metadata");
    assertThat(
            jws.verify(
                new ECDSAVerifier((ECPublicKey) RequestSetting.LEAF.certificate().getPublicKey())))
        .isTrue();
  }

  @Test
  void isReadBackFromItsText() {
    ClientIdentifier client = new ClientIdentifier.DecentralizedIdentifier(WEB);
    assertThat(ClientIdentifier.read(client.text())).contains(client);
  }

  @ParameterizedTest
  @CsvSource({
    "did:web:verifier.example, did:web:verifier.example",
    "did:web:verifier.example, did:web:verifier.example#",
    "did:web:verifier.example, #key-1",
    "did:web:verifier.example, key-1",
    "did:web:verifier.example, did:web:verifier.example.evil.example#key-1",
    "did:web:verifier.example, did:web:other.example#key-1",
    "did:web:verifier.example, did:web:verifier.example/path#key-1",
    "did:web:verifier.example, did:web:verifier.example?a=b#key-1",
    "did:web:verifier.example, did:web:verifier.example#key 1",
    "did:web:verifier.example#key-1, did:web:verifier.example#key-1#key-1",
    "did:WEB:verifier.example, did:WEB:verifier.example#key-1",
    "did:web:, did:web:#key-1",
    "verifier.example, verifier.example#key-1"
  })
  @Violates("openid4vp.request.client.did")
  void refusesAKeyThatIsNamedByNoUrlOfThisDid(String did, String url) {
    setting.did(did, url);
    setting.breaks(RequestRule.CLIENT_DID);
  }

  @Test
  @Violates("openid4vp.request.client.did.key")
  void refusesADidThatHasAnotherKeyInItself() {
    String own = didJwk(TestKey.of(RequestSetting.LEAF).publicJwk());
    setting.did(own, own + "#0");
    setting.good();
    setting.did(own, own + "#1");
    setting.breaks(RequestRule.CLIENT_DID_KEY);
    String other = didJwk(TestKey.es256("another").publicJwk());
    setting.did(other, other + "#0");
    setting.breaks(RequestRule.CLIENT_DID_KEY);
    String secret = didJwk(TestKey.of(RequestSetting.LEAF).privateJwk());
    setting.did(secret, secret + "#0");
    setting.breaks(RequestRule.CLIENT_DID_KEY);
    setting.did("did:jwk:abc", "did:jwk:abc#0");
    setting.breaks(RequestRule.CLIENT_DID_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"did:web:192.0.2.1", "did:web:verifier.example:..", "did:web:a%40b"})
  void refusesADidThatNoDocumentStandsBehind(String did) {
    setting.did(did, did + "#key-1");
    setting.breaks(RequestRule.CLIENT_DID_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:web:verifier.example:services:permits",
        "did:web:verifier.example%3A8443",
        "did:example:123"
      })
  void leavesItToWalletsToFindTheKeyInADocument(String did) {
    setting.did(did, did + "#key-1");
    setting.good();
  }

  @Test
  @Violates("openid4vp.request.client.signed")
  void refusesToSignForADidWithACertificateAndForACertificateWithADid() {
    setting.client = new ClientIdentifier.DecentralizedIdentifier(WEB);
    setting.breaks(RequestRule.CLIENT_SIGNED);
    setting.signer = Optional.empty();
    setting.breaks(RequestRule.CLIENT_SIGNED);
    setting.did(WEB, WEB + "#key-1");
    setting.client = new ClientIdentifier.X509SanDns("verifier.example");
    setting.breaks(RequestRule.CLIENT_SIGNED);
  }

  private static String didJwk(Map<String, Object> jwk) {
    return "did:jwk:"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(TestJws.json(jwk).getBytes(StandardCharsets.UTF_8));
  }
}
