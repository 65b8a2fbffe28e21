package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CryptoTest {

  private static final byte[] MESSAGE = {1, 2, 3};

  static Stream<Arguments> providersAndAlgorithms() {
    return Stream.of(ProviderName.values())
        .flatMap(
            provider ->
                Stream.of(SignatureAlgorithm.values())
                    .filter(algorithm -> serves(provider, algorithm))
                    .map(algorithm -> Arguments.of(provider, algorithm)));
  }

  /** The rare kinds are Bouncy Castle's; the JDK has Ed448. */
  private static boolean serves(ProviderName provider, SignatureAlgorithm algorithm) {
    return !KeyKind.RARE.contains(algorithm.keyKind())
        || provider == ProviderName.BOUNCY_CASTLE
        || (provider == ProviderName.JDK && algorithm == SignatureAlgorithm.ED448);
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void acceptsAGoodSignature(ProviderName provider, SignatureAlgorithm algorithm) throws Exception {
    Crypto crypto = TestKeys.crypto(provider);

    assertThat(crypto.verify(algorithm, key(crypto, algorithm), MESSAGE, good(algorithm))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void remembersNothingOfAnEarlierSignature(ProviderName provider, SignatureAlgorithm algorithm)
      throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, algorithm);
    byte[] good = good(algorithm);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    byte[] other = {1, 2, 4};

    for (int i = 0; i < 5; i++) {
      assertThat(crypto.verify(algorithm, key, MESSAGE, bad)).isFalse();
      assertThat(crypto.verify(algorithm, key, MESSAGE, good)).isTrue();
      assertThat(crypto.verify(algorithm, key, other, good)).isFalse();
      assertThat(crypto.verify(algorithm, key, MESSAGE, good)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void rejectsASignatureOverAnotherMessage(ProviderName provider, SignatureAlgorithm algorithm)
      throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    byte[] other = {1, 2, 4};

    assertThat(crypto.verify(algorithm, key(crypto, algorithm), other, good(algorithm))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void rejectsASignatureWithAnyByteChanged(ProviderName provider, SignatureAlgorithm algorithm)
      throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, algorithm);
    byte[] good = good(algorithm);

    for (int i = 0; i < good.length; i += 5) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      assertThat(crypto.verify(algorithm, key, MESSAGE, changed)).as("byte %d", i).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void rejectsASignatureOfAnyOtherLength(ProviderName provider, SignatureAlgorithm algorithm)
      throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, algorithm);
    byte[] good = good(algorithm);
    byte[] zeroBefore = new byte[good.length + 1];
    System.arraycopy(good, 0, zeroBefore, 1, good.length);

    for (int length : new int[] {0, 1, good.length / 2, good.length - 1, good.length + 1, 1000}) {
      byte[] other = Arrays.copyOf(good, length);
      assertThat(crypto.verify(algorithm, key, MESSAGE, other)).as("length %d", length).isFalse();
    }
    assertThat(crypto.verify(algorithm, key, MESSAGE, zeroBefore)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void saysNoToAnyBytesAtAllAndNeverThrows(ProviderName provider, SignatureAlgorithm algorithm)
      throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, algorithm);
    Random random = new Random(5);

    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? good(algorithm).length : random.nextInt(600)];
      random.nextBytes(bytes);
      assertThat(crypto.verify(algorithm, key, MESSAGE, bytes)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsEcdsaWithROrSOfZeroOrFromTheOrderOn(ProviderName provider) throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, SignatureAlgorithm.ES256);
    byte[] good = good(SignatureAlgorithm.ES256);
    byte[] order = Curve.P_256.orderBytes();

    for (byte[] half : new byte[][] {new byte[32], order, new byte[] {-1}}) {
      byte[] padded = half.length == 1 ? filled(half[0]) : half;
      for (int offset : new int[] {0, 32}) {
        byte[] bad = good.clone();
        System.arraycopy(padded, 0, bad, offset, 32);
        assertThat(key.couldHaveMade(bad)).isFalse();
        assertThat(crypto.verify(SignatureAlgorithm.ES256, key, MESSAGE, bad)).isFalse();
      }
    }
    assertThat(crypto.verify(SignatureAlgorithm.ES256, key, MESSAGE, new byte[64])).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnEd25519SignatureWhoseSIsNotBelowTheOrder(ProviderName provider) throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, SignatureAlgorithm.EDDSA);
    byte[] twin = good(SignatureAlgorithm.EDDSA);
    byte[] order = Unsigned.reversed(Curve.ED25519.orderBytes());
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      int sum = (twin[32 + i] & 0xFF) + (order[i] & 0xFF) + carry;
      twin[32 + i] = (byte) sum;
      carry = sum >> 8;
    }

    assertThat(key.couldHaveMade(twin)).isFalse();
    assertThat(crypto.verify(SignatureAlgorithm.EDDSA, key, MESSAGE, twin)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void rejectsAGoodSignatureUnderAnotherAlgorithm(
      ProviderName provider, SignatureAlgorithm algorithm) throws Exception {
    Crypto crypto = TestKeys.crypto(provider);
    VerificationKey key = key(crypto, algorithm);
    byte[] good = good(algorithm);

    for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
      if (other != algorithm) {
        assertThat(crypto.verify(other, key, MESSAGE, good)).as(other.joseName()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providersAndAlgorithms")
  void takesAKeyThatAnotherProviderHolds(ProviderName provider, SignatureAlgorithm algorithm)
      throws Exception {
    Crypto crypto = TestKeys.crypto(provider);

    for (ProviderName other : ProviderName.values()) {
      if (!serves(other, algorithm)) {
        continue;
      }
      VerificationKey key = key(TestKeys.crypto(other), algorithm);
      assertThat(crypto.verify(algorithm, key, MESSAGE, good(algorithm))).isTrue();
    }
  }

  @Test
  void installsNoProvider() {
    Object[] before = Security.getProviders();

    Crypto.select();
    Arrays.stream(ProviderName.values()).forEach(Crypto::using);

    assertThat(Security.getProviders()).isEqualTo(before);
  }

  @Test
  void namesItsProviderAndOffersItForCertificates() {
    assertThat(Crypto.select().explanation())
        .startsWith(Crypto.select().provider().title())
        .contains(" passed its self-test");
    assertThat(Crypto.using(ProviderName.BOUNCY_CASTLE).signatureProvider()).isPresent();
    assertThat(Crypto.using(ProviderName.JDK).signatureProvider()).isEmpty();
  }

  private static VerificationKey key(Crypto crypto, SignatureAlgorithm algorithm)
      throws KeyRejectedException {
    return crypto.keyOf(TestKeys.pair(algorithm.keyKind()).getPublic());
  }

  private static byte[] good(SignatureAlgorithm algorithm) throws Exception {
    return TestKeys.sign(algorithm, TestKeys.pair(algorithm.keyKind()).getPrivate(), MESSAGE);
  }

  private static byte[] filled(byte value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, value);
    return bytes;
  }
}
