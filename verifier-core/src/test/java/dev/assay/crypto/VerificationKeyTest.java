package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.BAD_LENGTH;
import static dev.assay.crypto.KeyRejectedException.Reason.EXPLICIT_PARAMETERS;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.NOT_ON_CURVE;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;
import static dev.assay.crypto.KeyRejectedException.Reason.WEAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.crypto.KeyRejectedException.Reason;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {

  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  private final Crypto crypto = Crypto.select();

  @ParameterizedTest
  @EnumSource
  void readsItsOwnEncodingOfEachKindOnEachProvider(ProviderName provider) throws Exception {
    Crypto one = TestKeys.crypto(provider);
    for (KeyKind kind : KeyKind.COMMON) {
      byte[] jdk = TestKeys.pair(kind).getPublic().getEncoded();
      VerificationKey key = one.spkiKey(jdk);

      assertThat(key.kind()).isEqualTo(kind);
      assertThat(key.spki()).isEqualTo(jdk);
      assertThat(key).isEqualTo(crypto.spkiKey(jdk)).hasSameHashCodeAs(crypto.spkiKey(jdk));
    }
  }

  @Test
  void readsKeysOfRareKindsAndHoldsThemToTheSame() throws Exception {
    for (KeyKind kind : KeyKind.RARE) {
      byte[] spki = TestKeys.pair(kind).getPublic().getEncoded();
      assertThat(crypto.spkiKey(spki).kind()).isEqualTo(kind);
      assertThat(crypto.spkiKey(spki).spki()).isEqualTo(spki);
      byte[] off = spki.clone();
      off[off.length - 20] ^= 1;
      boolean edwards = kind.equals(KeyKind.of(Curve.ED448));
      // Every second number is the y of a point of an Edwards curve.
      if (!edwards) {
        assertRejected(NOT_ON_CURVE, () -> crypto.spkiKey(off));
      }
    }
    byte[] neutral = new byte[57];
    neutral[0] = 1;
    assertRejected(WEAK, () -> crypto.ed448Key(neutral));
    byte[] tooBig = new byte[57];
    Arrays.fill(tooBig, 0, 56, (byte) 0xff);
    assertRejected(NOT_ON_CURVE, () -> crypto.ed448Key(tooBig));
    assertRejected(BAD_LENGTH, () -> crypto.ed448Key(new byte[56]));
  }

  @Test
  void fitsTheAlgorithmsOfItsKindAlone() throws Exception {
    VerificationKey key = crypto.keyOf(TestKeys.pair(Curve.P_256).getPublic());

    assertThat(SignatureAlgorithm.values())
        .filteredOn(key::fits)
        .containsExactly(SignatureAlgorithm.ES256);
  }

  @Test
  void hasTheThumbprintOfRfc7638() throws Exception {
    String n =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_"
            + "BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGj"
            + "QR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt"
            + "-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqD"
            + "Kgw";
    byte[] modulus = java.util.Base64.getUrlDecoder().decode(n);

    assertThat(crypto.rsaKey(new BigInteger(1, modulus), F4).thumbprint())
        .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  @Test
  void hasTheThumbprintOfRfc8037() throws Exception {
    byte[] x =
        HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    assertThat(crypto.ed25519Key(x).thumbprint())
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @ParameterizedTest
  @EnumSource(names = {"P_256", "P_384", "P_521"})
  void decompressesAPoint(Curve curve) throws Exception {
    ECPublicKey key = (ECPublicKey) TestKeys.pair(curve).getPublic();
    byte[] x = Unsigned.bytes(key.getW().getAffineX(), curve.coordinateBytes());
    byte[] point = new byte[x.length + 1];
    point[0] = (byte) (key.getW().getAffineY().testBit(0) ? 3 : 2);
    System.arraycopy(x, 0, point, 1, x.length);

    assertThat(crypto.compressedEcKey(curve, point)).isEqualTo(crypto.keyOf(key));
    point[0] ^= 1;
    assertThat(crypto.compressedEcKey(curve, point)).isNotEqualTo(crypto.keyOf(key));
    point[0] = 4;
    assertRejected(BAD_LENGTH, () -> crypto.compressedEcKey(curve, point));
  }

  @Test
  void rejectsACompressedPointWhoseXNoPointHas() {
    byte[] point = new byte[33];
    point[0] = 2;
    Random random = new Random(3);
    int rejected = 0;
    for (int i = 0; i < 40; i++) {
      random.nextBytes(point);
      point[0] = 2;
      try {
        crypto.compressedEcKey(Curve.P_256, point);
      } catch (KeyRejectedException e) {
        assertThat(e.reason()).isEqualTo(NOT_ON_CURVE);
        rejected++;
      }
    }
    // Half of all numbers are the x of a point.
    assertThat(rejected).isBetween(8, 32);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAPointThatIsNotOnTheCurve(ProviderName provider) {
    byte[] one = Unsigned.bytes(BigInteger.ONE, 32);

    assertRejected(NOT_ON_CURVE, () -> TestKeys.crypto(provider).ecKey(Curve.P_256, one, one));
    assertRejected(
        NOT_ON_CURVE,
        () -> TestKeys.crypto(provider).ecKey(Curve.P_256, new byte[32], new byte[32]));
  }

  @Test
  void rejectsCoordinatesFromThePrimeOn() throws Exception {
    // x = 5 is on P-256 with a y; x = 5 + p would be the same point.
    byte[] point = new byte[33];
    point[0] = 2;
    point[32] = 5;
    VerificationKey key = crypto.compressedEcKey(Curve.P_256, point);
    byte[] y = Arrays.copyOfRange(key.spki(), 59, 91);
    BigInteger five = BigInteger.valueOf(5);

    assertThat(crypto.ecKey(Curve.P_256, Unsigned.bytes(five, 32), y)).isEqualTo(key);
    assertRejected(
        NOT_ON_CURVE,
        () -> crypto.ecKey(Curve.P_256, Unsigned.bytes(five.add(Curve.P_256.prime()), 32), y));
  }

  @Test
  void rejectsCoordinatesOfAnotherLengthEvenWithZerosBefore() {
    ECPublicKey key = (ECPublicKey) TestKeys.pair(Curve.P_256).getPublic();
    byte[] x = Unsigned.bytes(key.getW().getAffineX(), 33);
    byte[] y = Unsigned.bytes(key.getW().getAffineY(), 32);

    assertRejected(BAD_LENGTH, () -> crypto.ecKey(Curve.P_256, x, y));
    assertRejected(BAD_LENGTH, () -> crypto.ecKey(Curve.P_256, y, new byte[31]));
    assertRejected(BAD_LENGTH, () -> crypto.ecKey(Curve.P_256, new byte[0], y));
    assertRejected(BAD_LENGTH, () -> crypto.ed25519Key(new byte[31]));
    assertRejected(BAD_LENGTH, () -> crypto.ed25519Key(new byte[33]));
  }

  @Test
  void rejectsAnEdwardsCurveForAnEcKey() {
    byte[] bytes = new byte[32];

    assertRejected(UNSUPPORTED_TYPE, () -> crypto.ecKey(Curve.ED25519, bytes, bytes));
    assertRejected(UNSUPPORTED_TYPE, () -> crypto.compressedEcKey(Curve.ED25519, bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
      })
  void rejectsAnEd25519PointOfSmallOrder(String point) {
    assertRejected(WEAK, () -> crypto.ed25519Key(HexFormat.of().parseHex(point)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0200000000000000000000000000000000000000000000000000000000000000"
      })
  void rejectsWhatIsNoCanonicalEd25519Point(String point) {
    assertRejected(NOT_ON_CURVE, () -> crypto.ed25519Key(HexFormat.of().parseHex(point)));
  }

  @Test
  void rejectsRsaBelow2048AndAbove8192Bits() {
    assertRejected(WEAK, () -> crypto.rsaKey(BigInteger.ONE.setBit(2046), F4));
    assertRejected(WEAK, () -> crypto.rsaKey(BigInteger.ONE.setBit(8192), F4));
    assertRejected(WEAK, () -> crypto.rsaKey(BigInteger.ONE.setBit(2047).negate(), F4));
    assertRejected(WEAK, () -> crypto.rsaKey(BigInteger.ZERO, F4));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 3, 17, 65_535, 65_536, 65_538, 4_294_967_297L, Long.MAX_VALUE})
  void rejectsRsaExponentsThatAreSmallEvenOrHuge(long exponent) {
    BigInteger n = ((RSAPublicKey) TestKeys.pair(KeyKind.RSA).getPublic()).getModulus();

    assertRejected(WEAK, () -> crypto.rsaKey(n, BigInteger.valueOf(exponent)));
  }

  @Test
  void rejectsAnEvenModulus() {
    BigInteger n = ((RSAPublicKey) TestKeys.pair(KeyKind.RSA).getPublic()).getModulus();

    assertRejected(WEAK, () -> crypto.rsaKey(n.subtract(BigInteger.ONE), F4));
  }

  @Test
  void rejectsAModulusThatIsAPowerOf65537ModuloAllSmallPrimes() {
    // ROCA: what is 65537^k modulo their product; here k = 130, a number of 2081 bits.
    assertRejected(WEAK, () -> crypto.rsaKey(F4.pow(130), F4));
  }

  @Test
  void rejectsACurveSpelledOutEvenIfItIsANamedOne() throws Exception {
    X9ECParameters p256 = ECNamedCurveTable.getByName("P-256");
    SubjectPublicKeyInfo named =
        SubjectPublicKeyInfo.getInstance(TestKeys.pair(Curve.P_256).getPublic().getEncoded());
    byte[] explicit =
        new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, p256),
                named.getPublicKeyData().getBytes())
            .getEncoded();

    assertRejected(EXPLICIT_PARAMETERS, () -> crypto.spkiKey(explicit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"secp256k1", "P-224", "B-283", "K-409", "brainpoolP256t1", "brainpoolP224r1"})
  void rejectsEveryOtherNamedCurve(String name) throws Exception {
    X9ECParameters parameters = ECNamedCurveTable.getByName(name);
    byte[] spki =
        new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID(name)),
                parameters.getG().getEncoded(false))
            .getEncoded();

    assertRejected(UNSUPPORTED_TYPE, () -> crypto.spkiKey(spki));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DSA", "X25519", "X448", "DH"})
  void rejectsKeysOfOtherTypes(String type) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    if (type.toUpperCase(Locale.ROOT).startsWith("D")) {
      generator.initialize(1024);
    }

    assertRejected(UNSUPPORTED_TYPE, () -> crypto.keyOf(generator.generateKeyPair().getPublic()));
  }

  @Test
  void rejectsDerThatIsNoKey() {
    byte[] good = TestKeys.pair(KeyKind.RSA).getPublic().getEncoded();

    assertRejected(MALFORMED, () -> crypto.spkiKey(new byte[0]));
    assertRejected(MALFORMED, () -> crypto.spkiKey(new byte[] {0x30, 0}));
    assertRejected(MALFORMED, () -> crypto.spkiKey(Arrays.copyOf(good, good.length - 1)));
  }

  @Test
  void rejectsAnEncodedPointThatIsCutOffOrTooLong() {
    byte[] good = TestKeys.pair(Curve.P_256).getPublic().getEncoded();

    assertRejected(BAD_LENGTH, () -> crypto.spkiKey(Arrays.copyOf(good, good.length - 1)));
    assertRejected(BAD_LENGTH, () -> crypto.spkiKey(Arrays.copyOf(good, good.length + 1)));
    assertRejected(BAD_LENGTH, () -> crypto.spkiKey(Arrays.copyOf(good, 30)));
  }

  @Test
  void doesNotShareItsBytes() throws Exception {
    VerificationKey key = crypto.keyOf(TestKeys.pair(Curve.P_256).getPublic());
    byte[] spki = key.spki();
    spki[40] ^= 1;

    assertThat(key.spki()).isNotEqualTo(spki);
  }

  private static void assertRejected(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(KeyRejectedException.class)
        .isThrownBy(call)
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason))
        .satisfies(rejected -> assertThat(rejected.getStackTrace()).isEmpty());
  }
}
