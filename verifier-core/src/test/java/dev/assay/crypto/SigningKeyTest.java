package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.EXPLICIT_PARAMETERS;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.crypto.KeyRejectedException.Reason;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {

  private static final byte[] MESSAGE = {7, 7, 7};

  @ParameterizedTest
  @EnumSource
  void signsWhatItsVerificationKeyAcceptsOnEachProvider(ProviderName provider) throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    for (KeyKind kind : KeyKind.COMMON) {
      KeyPair pair = TestKeys.pair(kind);
      SigningKey key = crypto.signingKey(pair.getPrivate().getEncoded());
      byte[] signature = key.sign(MESSAGE);

      assertThat(key.verificationKey()).isEqualTo(crypto.keyOf(pair.getPublic()));
      assertThat(Crypto.select().verify(key.algorithm(), key.verificationKey(), MESSAGE, signature))
          .isTrue();
    }
  }

  @Test
  void rejectsWhatIsNoPrivateKey() {
    byte[] publicKey = TestKeys.pair(Curve.P_256).getPublic().getEncoded();

    assertRejected(MALFORMED, new byte[0]);
    assertRejected(MALFORMED, publicKey);
  }

  @Test
  void rejectsACurveSpelledOut() throws Exception {
    AlgorithmIdentifier explicit =
        new AlgorithmIdentifier(
            X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getByName("P-256"));

    assertRejected(EXPLICIT_PARAMETERS, pkcs8(explicit));
  }

  @Test
  void rejectsOtherCurvesAndTypes() throws Exception {
    AlgorithmIdentifier secp256k1 =
        new AlgorithmIdentifier(
            X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID("secp256k1"));
    KeyPair x25519 = KeyPairGenerator.getInstance("X25519").generateKeyPair();

    assertRejected(UNSUPPORTED_TYPE, pkcs8(secp256k1));
    assertRejected(UNSUPPORTED_TYPE, x25519.getPrivate().getEncoded());
  }

  @Test
  void doesNotShowItself() throws Exception {
    SigningKey key =
        Crypto.select().signingKey(TestKeys.pair(Curve.P_256).getPrivate().getEncoded());

    assertThat(key).hasToString("private key of " + key.verificationKey());
  }

  private static byte[] pkcs8(AlgorithmIdentifier algorithm) throws Exception {
    return new PrivateKeyInfo(algorithm, new ECPrivateKey(256, BigInteger.TEN)).getEncoded();
  }

  private static void assertRejected(Reason reason, byte[] pkcs8) {
    assertThatExceptionOfType(KeyRejectedException.class)
        .isThrownBy(() -> Crypto.select().signingKey(pkcs8))
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }
}
