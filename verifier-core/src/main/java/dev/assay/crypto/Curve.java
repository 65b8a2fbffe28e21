package dev.assay.crypto;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The curves a key may be on. Every other one is refused, and so are parameters spelled out instead
 * of named, even when they spell one of these (CVE-2020-0601).
 *
 * <p>Source: FIPS 186-5 and SP 800-186, 3.2.1; RFC 8032, 5.1 and 5.2; RFC 5639, 3; names of RFC
 * 7518, 6.2.1.1 and RFC 8037, 2.
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
      "302a300506032b6570032100"),
  BRAINPOOL_P256R1(
      "brainpoolP256r1",
      32,
      new Constants(
          "a9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377",
          "7d5a0975fc2c3057eef67530417affe7fb8055c126dc5c6ce94a4b44f330b5d9",
          "26dc5c6ce94a4b44f330b5d9bbd77cbf958416295cf7e1ce6bccdc18ff8c07b6",
          "a9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7"),
      "305a301406072a8648ce3d020106092b240303020801010703420004"),
  BRAINPOOL_P320R1(
      "brainpoolP320r1",
      40,
      new Constants(
          "d35e472036bc4fb7e13c785ed201e065f98fcfa6f6f40def4f92b9ec7893ec28" + "fcd412b1f1b32e27",
          "3ee30b568fbab0f883ccebd46d3f3bb8a2a73513f5eb79da66190eb085ffa9f4" + "92f375a97d860eb4",
          "520883949dfdbc42d3ad198640688a6fe13f41349554b49acc31dccd88453981" + "6f5eb4ac8fb1f1a6",
          "d35e472036bc4fb7e13c785ed201e065f98fcfa5b68f12a32d482ec7ee8658e9" + "8691555b44c59311"),
      "306a301406072a8648ce3d020106092b240303020801010903520004"),
  BRAINPOOL_P384R1(
      "brainpoolP384r1",
      48,
      new Constants(
          "8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b412b1da197fb71123"
              + "acd3a729901d1a71874700133107ec53",
          "7bc382c63d8c150c3c72080ace05afa0c2bea28e4fb22787139165efba91f90f"
              + "8aa5814a503ad4eb04a8c7dd22ce2826",
          "4a8c7dd22ce28268b39b55416f0447c2fb77de107dcd2a62e880ea53eeb62d57"
              + "cb4390295dbc9943ab78696fa504c11",
          "8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b31f166e6cac0425a7"
              + "cf3ab6af6b7fc3103b883202e9046565"),
      "307a301406072a8648ce3d020106092b240303020801010b03620004"),
  BRAINPOOL_P512R1(
      "brainpoolP512r1",
      64,
      new Constants(
          "aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca70330871"
              + "7d4d9b009bc66842aecda12ae6a380e62881ff2f2d82c68528aa6056583a48f3",
          "7830a3318b603b89e2327145ac234cc594cbdd8d3df91610a83441caea9863bc"
              + "2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a72bf2c7b9e7c1ac4d77fc94ca",
          "3df91610a83441caea9863bc2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a7"
              + "2bf2c7b9e7c1ac4d77fc94cadc083e67984050b75ebae5dd2809bd638016f723",
          "aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca70330870"
              + "553e5c414ca92619418661197fac10471db1d381085ddaddb58796829ca90069"),
      "30819b301406072a8648ce3d020106092b240303020801010d0381820004"),
  ED448(
      "Ed448",
      57,
      new Constants(
          "fffffffffffffffffffffffffffffffffffffffffffffffffffffffe"
              + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
          "fffffffffffffffffffffffffffffffffffffffffffffffffffffffe"
              + "ffffffffffffffffffffffffffffffffffffffffffffffffffff6756",
          "3fffffffffffffffffffffffffffffffffffffffffffffffffffffff"
              + "7cca23e9c44edb49aed63690216cc2728dc58f552378c292ab5844f3"),
      "3043300506032b6571033a00");

  private static final Map<Long, Curve> BY_COSE_NUMBER =
      Map.of(
          1L,
          P_256,
          2L,
          P_384,
          3L,
          P_521,
          6L,
          ED25519,
          7L,
          ED448,
          256L,
          BRAINPOOL_P256R1,
          257L,
          BRAINPOOL_P320R1,
          258L,
          BRAINPOOL_P384R1,
          259L,
          BRAINPOOL_P512R1);

  /** Those of RFC 7518, 6.2.1.1, and RFC 8037, 2; the others have no place in a JWK here. */
  private static final Set<Curve> OF_JOSE =
      Collections.unmodifiableSet(EnumSet.range(P_256, ED25519));

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
    for (Curve curve : OF_JOSE) {
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

  /** The {@code crv}, for example {@code P-256}; of curves that JOSE has not, their usual name. */
  public String joseName() {
    return joseName;
  }

  /** Of a key on this curve. */
  public KeyType keyType() {
    return this == ED25519 || this == ED448 ? KeyType.OKP : KeyType.EC;
  }

  /** Length of a coordinate, and of each half of a signature. */
  public int coordinateBytes() {
    return coordinateBytes;
  }

  /** The order of the base point: n, or L of an Edwards curve. */
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

  /** Whether y^2 = x^3 + ax + b; asked of curves for EC keys only. */
  boolean holds(BigInteger x, BigInteger y) {
    return y.multiply(y).subtract(cubic(x)).mod(constants.prime).signum() == 0;
  }

  /** x^3 + ax + b, not reduced. */
  BigInteger cubic(BigInteger x) {
    return x.multiply(x).add(constants.a).multiply(x).add(constants.coefficient);
  }

  /** Prime of the field, a and b of the Weierstrass or d of the Edwards equation, order of base. */
  private record Constants(
      BigInteger prime, BigInteger a, BigInteger coefficient, BigInteger order) {

    Constants(String prime, String a, String coefficient, String order) {
      this(
          new BigInteger(prime, 16),
          new BigInteger(a, 16),
          new BigInteger(coefficient, 16),
          new BigInteger(order, 16));
    }

    /** With a = -3, as all curves of NIST have it. */
    Constants(String prime, String coefficient, String order) {
      this(prime, "-3", coefficient, order);
    }
  }
}
