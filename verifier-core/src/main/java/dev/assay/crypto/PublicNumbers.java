package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.BAD_LENGTH;
import static dev.assay.crypto.KeyRejectedException.Reason.NOT_ON_CURVE;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;
import static dev.assay.crypto.KeyRejectedException.Reason.WEAK;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * The numbers a public key consists of. They exist only once they are checked, by the factory of
 * each record: SEC-22.
 */
sealed interface PublicNumbers {

  KeyKind kind();

  /** The required members of the JWK, in the order and form of RFC 7638, 3. */
  String jwk();

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void requireLength(Curve curve, byte[] coordinate) throws KeyRejectedException {
    if (coordinate.length != curve.coordinateBytes()) {
      throw new KeyRejectedException(
          BAD_LENGTH,
          "a coordinate of %s has %d bytes, not %d"
              .formatted(curve.joseName(), coordinate.length, curve.coordinateBytes()));
    }
  }

  /** A point of a curve for EC keys. */
  record EcPoint(Curve curve, BigInteger x, BigInteger y) implements PublicNumbers {

    static EcPoint of(Curve curve, byte[] x, byte[] y) throws KeyRejectedException {
      requireWeierstrass(curve);
      requireLength(curve, x);
      requireLength(curve, y);
      BigInteger xs = Unsigned.integer(x);
      BigInteger ys = Unsigned.integer(y);
      // Infinity has no coordinates, and the cofactor is 1: a point on the curve has order n.
      boolean reduced = xs.compareTo(curve.prime()) < 0 && ys.compareTo(curve.prime()) < 0;
      if (!reduced || !curve.holds(xs, ys)) {
        throw notOnCurve(curve);
      }
      return new EcPoint(curve, xs, ys);
    }

    /** From the compressed form of SEC 1, 2.3.4: 02 or 03 for the sign of y, then x. */
    static EcPoint decompressed(Curve curve, byte[] point) throws KeyRejectedException {
      requireWeierstrass(curve);
      if (point.length != curve.coordinateBytes() + 1 || (point[0] != 2 && point[0] != 3)) {
        throw new KeyRejectedException(BAD_LENGTH, "not a compressed point of " + curve.joseName());
      }
      BigInteger prime = curve.prime();
      BigInteger x = new BigInteger(1, point, 1, curve.coordinateBytes());
      // All of these primes are 3 modulo 4, so this power is a square root if there is one.
      BigInteger exponent = prime.add(BigInteger.ONE).shiftRight(2);
      BigInteger root = curve.cubic(x).mod(prime).modPow(exponent, prime);
      BigInteger y = root.testBit(0) == (point[0] == 3) ? root : prime.subtract(root).mod(prime);
      int length = curve.coordinateBytes();
      return of(curve, Unsigned.bytes(x, length), Unsigned.bytes(y, length));
    }

    byte[] xBytes() {
      return Unsigned.bytes(x, curve.coordinateBytes());
    }

    byte[] yBytes() {
      return Unsigned.bytes(y, curve.coordinateBytes());
    }

    private static void requireWeierstrass(Curve curve) throws KeyRejectedException {
      if (curve.keyType() != KeyType.EC) {
        throw new KeyRejectedException(UNSUPPORTED_TYPE, curve.joseName() + " is not for EC keys");
      }
    }

    private static KeyRejectedException notOnCurve(Curve curve) {
      return new KeyRejectedException(NOT_ON_CURVE, "no point of " + curve.joseName());
    }

    @Override
    public KeyKind kind() {
      return KeyKind.of(curve);
    }

    @Override
    public String jwk() {
      return "{\"crv\":\"%s\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
          .formatted(curve.joseName(), base64Url(xBytes()), base64Url(yBytes()));
    }
  }

  /**
   * A point of Ed25519 or Ed448.
   *
   * @param encoded the 32 bytes of RFC 8032, 5.1.2, or the 57 of 5.2.2 (y, last byte first, and the
   *     sign of x), read as if the first byte were the most significant
   */
  record EdPoint(Curve curve, BigInteger encoded) implements PublicNumbers {

    private static final BigInteger ORDER_8 =
        new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

    /** The y of the eight points of Ed25519 whose order divides 8. */
    private static final Set<BigInteger> SMALL_ORDER =
        Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            Curve.ED25519.prime().subtract(BigInteger.ONE),
            ORDER_8,
            Curve.ED25519.prime().subtract(ORDER_8));

    /** The y of the four points of Ed448 whose order divides 4. */
    private static final Set<BigInteger> SMALL_ORDER_448 =
        Set.of(BigInteger.ZERO, BigInteger.ONE, Curve.ED448.prime().subtract(BigInteger.ONE));

    static EdPoint of(Curve curve, byte[] x) throws KeyRejectedException {
      requireLength(curve, x);
      BigInteger y = Unsigned.integer(Unsigned.reversed(x)).clearBit(x.length * 8 - 1);
      if (y.compareTo(curve.prime()) >= 0) {
        throw new KeyRejectedException(
            NOT_ON_CURVE, "y is not below the prime of " + curve.joseName());
      }
      if ((curve == Curve.ED25519 ? SMALL_ORDER : SMALL_ORDER_448).contains(y)) {
        throw new KeyRejectedException(WEAK, "a point of small order");
      }
      boolean valid =
          curve == Curve.ED25519
              ? Ed25519.validatePublicKeyPartial(x, 0)
              : Ed448.validatePublicKeyPartial(x, 0);
      if (!valid) {
        throw new KeyRejectedException(NOT_ON_CURVE, "no point of " + curve.joseName());
      }
      return new EdPoint(curve, Unsigned.integer(x));
    }

    byte[] bytes() {
      return Unsigned.bytes(encoded, curve.coordinateBytes());
    }

    @Override
    public KeyKind kind() {
      return KeyKind.of(curve);
    }

    @Override
    public String jwk() {
      return "{\"crv\":\"%s\",\"kty\":\"OKP\",\"x\":\"%s\"}"
          .formatted(curve.joseName(), base64Url(bytes()));
    }
  }

  /** Modulus and public exponent. */
  record RsaNumbers(BigInteger n, BigInteger e) implements PublicNumbers {

    /** 112 bits of security; NIST SP 800-131A Rev. 2 forbids less. */
    private static final int MIN_BITS = 2048;

    /** A verification costs 16 times that of 2048 bits; nobody is known to use more. */
    private static final int MAX_BITS = 8192;

    /** FIPS 186-5, 5.1; exponent 3 is what forgeries of PKCS #1 signatures need. */
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);

    /** So that a stranger's key cannot make verification as slow as signing. */
    private static final int MAX_EXPONENT_BITS = 32;

    static RsaNumbers of(BigInteger n, BigInteger e) throws KeyRejectedException {
      if (n.signum() <= 0 || n.bitLength() < MIN_BITS || n.bitLength() > MAX_BITS) {
        throw new KeyRejectedException(WEAK, "an RSA modulus of " + n.bitLength() + " bits");
      }
      boolean bounded = e.compareTo(MIN_EXPONENT) >= 0 && e.bitLength() <= MAX_EXPONENT_BITS;
      if (!n.testBit(0) || !e.testBit(0) || !bounded) {
        throw new KeyRejectedException(WEAK, "an even RSA modulus or a bad exponent");
      }
      if (Roca.isLikely(n)) {
        throw new KeyRejectedException(WEAK, "an RSA modulus as of CVE-2017-15361 (ROCA)");
      }
      return new RsaNumbers(n, e);
    }

    int modulusBytes() {
      return (n.bitLength() + 7) / 8;
    }

    @Override
    public KeyKind kind() {
      return KeyKind.RSA;
    }

    @Override
    public String jwk() {
      return "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
          .formatted(base64Url(Unsigned.bytes(e)), base64Url(Unsigned.bytes(n)));
    }
  }
}
