package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.testkit.TestKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encrypting for somebody else. */
class JweRecipientTest {

  private static final byte[] CONTENT = "a request".getBytes(StandardCharsets.UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final TestKey key = TestKey.es256("recipient").named("r-1");

  @ParameterizedTest
  @EnumSource(ContentEncryption.class)
  void anotherLibraryOpensIt(ContentEncryption encryption) throws Exception {
    JWEObject jwe = JWEObject.parse(encrypt(key.publicJwk(), encryption));
    jwe.decrypt(new ECDHDecrypter(ECKey.parse(key.privateJwk())));
    assertThat(jwe.getPayload().toBytes()).isEqualTo(CONTENT);
    assertThat(jwe.getHeader().toJSONObject())
        .containsEntry("alg", "ECDH-ES")
        .containsEntry("enc", encryption.joseName())
        .containsEntry("kid", "r-1")
        .containsEntry("cty", "JWT");
    assertThat(jwe.getHeader().getEphemeralPublicKey().toJSONObject())
        .containsOnlyKeys("kty", "crv", "x", "y");
  }

  @Test
  void ourOwnKeyOpensItAndNoTwoAreTheSame() throws Exception {
    EncryptionKey own = EncryptionKey.fresh(random);
    String one = encrypt(own.publicJwk(), ContentEncryption.A256GCM);
    String two = encrypt(own.publicJwk(), ContentEncryption.A256GCM);
    assertThat(Jwe.parse(one).open(own)).isEqualTo(CONTENT);
    assertThat(one).isNotEqualTo(two);
    assertThat(one.split("\\.", -1)[2]).isNotEqualTo(two.split("\\.", -1)[2]);
  }

  @Test
  void takesNoKeyThatIsForSomethingElse() throws Exception {
    for (Map<String, Object> other :
        List.of(
            with("use", "sig"),
            with("alg", "ES256"),
            with("alg", "ECDH-ES+A128KW"),
            with("key_ops", List.of("verify")),
            with("crv", "P-384"),
            TestKey.ed25519("recipient").publicJwk(),
            TestKey.rs256("recipient").publicJwk(),
            Map.<String, Object>of())) {
      assertThat(JweRecipient.of(other, ContentEncryption.A128GCM)).isEmpty();
    }
  }

  @Test
  void refusesAPointThatIsNotOnTheCurveAndAPrivateKey() {
    for (Map<String, Object> wrong :
        List.of(
            with("y", key.publicJwk().getOrDefault("x", "")), with("x", "AA"), key.privateJwk())) {
      assertThatThrownBy(() -> JweRecipient.of(wrong, ContentEncryption.A128GCM))
          .isInstanceOf(KeyRejectedException.class);
    }
  }

  private Map<String, Object> with(String name, Object value) {
    Map<String, Object> jwk = new LinkedHashMap<>(key.publicJwk());
    jwk.put(name, value);
    return jwk;
  }

  private String encrypt(Map<String, Object> jwk, ContentEncryption encryption)
      throws KeyRejectedException {
    return JweRecipient.of(jwk, encryption)
        .orElseThrow()
        .encrypt(Map.of("cty", "JWT"), CONTENT, random);
  }
}
