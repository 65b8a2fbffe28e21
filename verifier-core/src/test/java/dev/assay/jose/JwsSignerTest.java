package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsSignerTest {

  /** RFC 7515, A.3.1. */
  private static final String EC =
      "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
          + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\","
          + "\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}";

  /** RFC 8037, A.1. */
  private static final String OKP =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
          + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

  private static final byte[] PAYLOAD =
      "Example of Ed25519 signing".getBytes(StandardCharsets.US_ASCII);

  private final Crypto crypto = Crypto.select();

  @Test
  void signsWithAnEcKeySoThatNimbusVerifiesIt() throws Exception {
    String compact = JwsSigner.sign(EC, Map.of("typ", "trust-list+jwt"), PAYLOAD);
    ECKey publicKey = ECKey.parse(EC).toPublicJWK();
    JWSObject parsed = JWSObject.parse(compact);

    assertThat(parsed.verify(new ECDSAVerifier(publicKey))).isTrue();
    assertThat(parsed.getHeader().getType().getType()).isEqualTo("trust-list+jwt");
    assertThat(parsed.getHeader().getKeyID()).isEqualTo(publicKey.computeThumbprint().toString());
    assertThat(parsed.getPayload().toBytes()).isEqualTo(PAYLOAD);
  }

  @Test
  void signsLikeTheExampleOfRfc8037() throws Exception {
    SigningKey key = JwsSigner.key(OKP, crypto);
    Jws jws = Jws.parse(JwsSigner.sign(key, Map.of(), PAYLOAD), JsonLimits.DEFAULT);

    assertThat(jws.algorithm()).contains("EdDSA");
    assertThat(jws.keyId()).contains("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assertThat(jws.verifies(crypto, SignatureAlgorithm.EDDSA, key.verificationKey())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void readsPkcs8InPem(String type) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
    String pem = "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    SigningKey key = JwsSigner.key(pem, crypto);
    Jws jws = Jws.parse(JwsSigner.sign(key, Map.of(), PAYLOAD), JsonLimits.DEFAULT);

    assertThat(jws.verifies(crypto, key.algorithm(), key.verificationKey())).isTrue();
  }

  @Test
  void takesTheKidOfTheHeaderBeforeTheThumbprint() throws Exception {
    String compact = JwsSigner.sign(EC, Map.of("kid", "2026-1"), PAYLOAD);

    assertThat(Jws.parse(compact, JsonLimits.DEFAULT).keyId()).contains("2026-1");
  }

  @Test
  void letsTheKeyDecideTheAlgorithm() {
    assertThatThrownBy(() -> JwsSigner.sign(EC, Map.of("alg", "none"), PAYLOAD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"kty\":\"EC\"}",
        "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}",
        "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
      })
  void rejectsWhatIsNoPrivateKeyAndDoesNotRepeatIt(String text) {
    assertThatExceptionOfType(KeyRejectedException.class)
        .isThrownBy(() -> JwsSigner.key(text, crypto))
        .withMessageNotContaining("AAAA");
  }
}
