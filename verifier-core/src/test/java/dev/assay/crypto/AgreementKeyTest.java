package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.crypto.KeyRejectedException.Reason;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestKey;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets that two keys agree on, and keys that are made of them. */
class AgreementKeyTest {

  private static final HexFormat HEX = HexFormat.of();

  private final Crypto crypto = Crypto.select();

  /** RFC 5903, 8.1. */
  @Test
  void agreesAsThePublishedExampleDoes() throws KeyRejectedException {
    AgreementKey own =
        AgreementKey.of(
            Curve.P_256,
            HEX.parseHex("dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c3772581180"),
            HEX.parseHex("5271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3"),
            HEX.parseHex("c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433"));
    VerificationKey other =
        crypto.ecKey(
            Curve.P_256,
            HEX.parseHex("d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"),
            HEX.parseHex("56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab"));

    assertThat(own.agree(other).map(HEX::formatHex))
        .contains("d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de");
    assertThat(own.toString()).isEqualTo("private key on P-256");
  }

  /** RFC 7027, A.1. */
  @Test
  void agreesOnABrainpoolCurveAsThePublishedExampleDoes() throws KeyRejectedException {
    AgreementKey own =
        AgreementKey.of(
            Curve.BRAINPOOL_P256R1,
            HEX.parseHex("44106e913f92bc02a1705d9953a8414db95e1aaa49e81d9e85f929a8e3100be5"),
            HEX.parseHex("8ab4846f11caccb73ce49cbdd120f5a900a69fd32c272223f789ef10eb089bdc"),
            HEX.parseHex("81db1ee100150ff2ea338d708271be38300cb54241d79950f77b063039804f1d"));
    VerificationKey other =
        crypto.ecKey(
            Curve.BRAINPOOL_P256R1,
            HEX.parseHex("8d2d688c6cf93e1160ad04cc4429117dc2c41825e1e9fca0addd34e6f1b39f7b"),
            HEX.parseHex("990c57520812be512641e47034832106bc7d3e8dd0e4c7f1136d7006547cec6a"));

    assertThat(own.agree(other).map(HEX::formatHex))
        .contains("89afc39d41d3b327814b80940b042590f96556ec91e6ae7939bce31f3a18bf2b");
    assertThat(own.agree(key(TestKey.es256("b")))).isEmpty();
  }

  @Test
  void agreesWithKeysOfItsCurveAlone() throws KeyRejectedException {
    AgreementKey own = TestAgreement.like(TestKey.es256("a")).key();

    assertThat(own.agree(key(TestKey.es384("b")))).isEmpty();
    assertThat(own.agree(key(TestKey.es256("b")))).isPresent();
    assertThat(TestAgreement.like(TestKey.es384("a")).key().agree(key(TestKey.es384("b"))))
        .isPresent();
  }

  private VerificationKey key(TestKey key) throws KeyRejectedException {
    return crypto.keyOf(key.pair().getPublic());
  }

  @ParameterizedTest
  @EnumSource
  void everyProviderAgreesAndMakesPairs(ProviderName name) {
    Crypto one = Crypto.using(name);
    Crypto other = Crypto.using(ProviderName.BOUNCY_CASTLE);
    KeyPair own = one.newP256Pair(new SecureRandom());
    KeyPair theirs = other.newP256Pair(new SecureRandom());
    Optional<String> secret = secret(one, own, theirs);

    assertThat(secret).isPresent().isEqualTo(secret(other, theirs, own));
    assertThat(one.agreement().flatMap(by -> by.secret(new byte[33], key(other, own)))).isEmpty();
  }

  private static Optional<String> secret(Crypto crypto, KeyPair own, KeyPair other) {
    byte[] d = Unsigned.bytes(((ECPrivateKey) own.getPrivate()).getS(), 32);
    return crypto.agreement().flatMap(by -> by.secret(d, key(crypto, other))).map(HEX::formatHex);
  }

  private static VerificationKey key(Crypto crypto, KeyPair pair) {
    try {
      return crypto.keyOf(pair.getPublic());
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesNumbersThatDoNotBelongTogether() {
    Map<String, Object> jwk = TestAgreement.like(TestKey.es256("a")).privateJwk();
    byte[] x = bytes(jwk, "x");
    byte[] y = bytes(jwk, "y");
    byte[] d = bytes(jwk, "d");
    byte[] otherD = d.clone();
    otherD[31] ^= 1;

    assertRejected(Reason.MALFORMED, x, y, otherD);
    assertRejected(Reason.MALFORMED, x, y, new byte[32]);
    assertRejected(Reason.MALFORMED, x, y, HEX.parseHex("ff".repeat(32)));
    assertRejected(Reason.BAD_LENGTH, x, y, new byte[31]);
    assertRejected(Reason.NOT_ON_CURVE, x, new byte[32], d);
  }

  private static byte[] bytes(Map<String, Object> jwk, String name) {
    return Base64.getUrlDecoder().decode(String.valueOf(jwk.get(name)));
  }

  private static void assertRejected(Reason reason, byte[] x, byte[] y, byte[] d) {
    assertThatThrownBy(() -> AgreementKey.of(Curve.P_256, x, y, d))
        .isInstanceOfSatisfying(
            KeyRejectedException.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }

  /** RFC 5869, A.1 and A.3, of whose output the first 32 bytes. */
  @Test
  void makesKeysAsThePublishedExamplesDo() {
    byte[] secret = HEX.parseHex("0b".repeat(22));

    assertThat(
            HEX.formatHex(
                Hkdf.sha256(
                    HEX.parseHex("000102030405060708090a0b0c"),
                    secret,
                    HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"))))
        .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    assertThat(HEX.formatHex(Hkdf.sha256(new byte[0], secret, new byte[0])))
        .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  }
}
