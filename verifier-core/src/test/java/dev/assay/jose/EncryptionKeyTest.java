package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.KeyRejectedException.Reason;
import dev.assay.testkit.TestKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys that are made for one exchange, and kept for as long as it lasts. */
class EncryptionKeyTest {

  private final EncryptionKey key = EncryptionKey.fresh(new SecureRandom());

  @Test
  void saysInPublicWhatTheKeyIsForAndNotItsNumber() {
    assertThat(key.publicJwk())
        .containsOnlyKeys("kty", "crv", "x", "y", "use", "alg", "kid")
        .containsEntry("kty", "EC")
        .containsEntry("crv", "P-256")
        .containsEntry("use", "enc")
        .containsEntry("alg", "ECDH-ES")
        .containsEntry("kid", key.keyId());
    assertThat(key.toString()).isEqualTo("EncryptionKey");
    assertThat(key.agreementKey().curve()).isEqualTo(Curve.P_256);
  }

  @Test
  void comesBackFromWhatWasKept() throws KeyRejectedException {
    EncryptionKey read = EncryptionKey.read(key.privateJwk());

    assertThat(read.publicJwk()).isEqualTo(key.publicJwk());
    assertThat(read.privateJwk()).isEqualTo(key.privateJwk());
  }

  @Test
  void isNamedByTheThumbprintThatAnotherLibraryFinds() throws ParseException, JOSEException {
    ECKey parsed = ECKey.parse(key.privateJwk());

    assertThat(key.keyId()).isEqualTo(parsed.computeThumbprint().toString());
    assertThat(key.thumbprint()).isEqualTo(parsed.computeThumbprint().decode()).hasSize(32);
    assertThat(EncryptionKey.fresh(new SecureRandom()).keyId()).isNotEqualTo(key.keyId());
  }

  /** One in 256 numbers is shorter than 32 bytes. */
  @Test
  void writesShortNumbersAtFullLength() throws KeyRejectedException {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 600; i++) {
      EncryptionKey fresh = EncryptionKey.fresh(random);
      assertThat(EncryptionKey.read(fresh.privateJwk()).keyId()).isEqualTo(fresh.keyId());
    }
  }

  @Test
  void refusesWhatIsNoPrivateKeyOnTheCurve() {
    Map<String, Object> good = new HashMap<>(TestKey.es256("a").named("k").privateJwk());
    assertRejected(Reason.MALFORMED, "no JWK");
    assertRejected(Reason.MALFORMED, "{\"kty\":\"EC\",\"crv\":\"P-256\"}");
    assertRejected(Reason.UNSUPPORTED_TYPE, Json.write(TestKey.es384("a").named("k").privateJwk()));
    for (String name : List.of("kid", "x", "y", "d")) {
      Map<String, Object> without = new HashMap<>(good);
      without.remove(name);
      assertRejected(Reason.MALFORMED, Json.write(without));
      without.put(name, "Zh");
      if (!name.equals("kid")) {
        assertRejected(Reason.MALFORMED, Json.write(without));
      }
    }
    good.put("d", String.valueOf(TestKey.es256("b").privateJwk().get("d")));
    assertRejected(Reason.MALFORMED, Json.write(good));
  }

  private static void assertRejected(Reason reason, String jwk) {
    assertThatThrownBy(() -> EncryptionKey.read(jwk))
        .isInstanceOfSatisfying(
            KeyRejectedException.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
