package dev.assay.crypto;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The curves a key may be on. Every other one is refused, and so are parameters spelled out instead
 * of named, even when they spell one of these (CVE-2020-0601).
 *
 * <p>Source: FIPS 186-5 and SP 800-186, 3.2.1; RFC 8032, 5.1; names of RFC 7518, 6.2.1.1 and RFC
 * 8037, 2.
 */
public enum Curve {
  P_256(
      "P-256",
      32,
      new Constants(
          "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
          "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
          "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
      "3059301306072a8648ce3d020106082a8648ce3d03010703420004"),
  P_384(
      "P-384",
      48,
      new Constants(
          "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe"
              + "ffffffff0000000000000000ffffffff",
          "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875a"
              + "c656398d8a2ed19d2a85c8edd3ec2aef",
          "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf"
              + "581a0db248b0a77aecec196accc52973"),
      "3076301006072a8648ce3d020106052b8104002203620004"),
  P_521(
      "P-521",
      66,
      new Constants(
          "01ff" + "ffffffffffffffff".repeat(8),
          "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef1"
              + "09e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
          "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
              + "fffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"),
      "30819b301006072a8648ce3d020106052b810400230381860004"),
  ED25519(
      "Ed25519",
      32,
      new Constants(
          "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
          "52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3",
          "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"),
      "302a300506032b6570032100");

  private static final Map<Long, Curve> BY_COSE_NUMBER =
      Map.of(1L, P_256, 2L, P_384, 3L, P_521, 6L, ED25519);

  private final String joseName;
  private final int coordinateBytes;
  private final Constants constants;
  private final byte[] orderBytes;
  private final byte[] spkiPrefix;

  Curve(String joseName, int coordinateBytes, Constants constants, String spkiPrefix) {
    this.joseName = joseName;
    this.coordinateBytes = coordinateBytes;
    this.constants = constants;
    this.orderBytes = Unsigned.bytes(constants.order, coordinateBytes);
    this.spkiPrefix = HexFormat.of().parseHex(spkiPrefix);
  }

  /** The curve of this exact {@code crv}. */
  public static Optional<Curve> ofJoseName(String exact) {
    for (Curve curve : values()) {
      if (curve.joseName.equals(exact)) {
        return Optional.of(curve);
      }
    }
    return Optional.empty();
  }

  /** The curve of this COSE {@code crv}: RFC 9053, 7.1, table 18. */
  public static Optional<Curve> ofCoseNumber(long number) {
    return Optional.ofNullable(BY_COSE_NUMBER.get(number));
  }

  /** The {@code crv}, for example {@code P-256}. */
  public String joseName() {
    return joseName;
  }

  /** Of a key on this curve. */
  public KeyType keyType() {
    return this == ED25519 ? KeyType.OKP : KeyType.EC;
  }

  /** Length of a coordinate, and of each half of a signature. */
  public int coordinateBytes() {
    return coordinateBytes;
  }

  /** The order of the base point: n, or L of Ed25519. */
  public BigInteger order() {
    return constants.order;
  }

  /** The prime of the field. */
  BigInteger prime() {
    return constants.prime;
  }

  /** The order in as many bytes as a coordinate has, most significant first; not to be changed. */
  byte[] orderBytes() {
    return orderBytes;
  }

  /** What stands before x and y in the DER of a SubjectPublicKeyInfo; not to be changed. */
  byte[] spkiPrefix() {
    return spkiPrefix;
  }

  /** Whether y^2 = x^3 - 3x + b; asked of the curves P-256, P-384 and P-521 only. */
  boolean holds(BigInteger x, BigInteger y) {
    return y.multiply(y).subtract(cubic(x)).mod(constants.prime).signum() == 0;
  }

  /** x^3 - 3x + b, not reduced. */
  BigInteger cubic(BigInteger x) {
    return x.multiply(x).subtract(BigInteger.valueOf(3)).multiply(x).add(constants.coefficient);
  }

  /** Prime of the field, b of the Weierstrass or d of the Edwards equation, order of the base. */
  private record Constants(BigInteger prime, BigInteger coefficient, BigInteger order) {

    Constants(String prime, String coefficient, String order) {
      this(new BigInteger(prime, 16), new BigInteger(coefficient, 16), new BigInteger(order, 16));
    }
  }
}
