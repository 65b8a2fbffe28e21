package dev.assay.crypto;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The algorithms that can be verified at all: one row each, with the key it fits and the hash it
 * takes. What an issuer may use is decided elsewhere, and can only be less. There is no constant
 * for HMAC and none for {@code none}, so neither can be permitted by mistake.
 *
 * <p>Source: RFC 7518, 3.1; RFC 8037, 3.1; RFC 9864, 2.
 */
public enum SignatureAlgorithm {
  ES256(HashAlgorithm.SHA_256, Curve.P_256, "SHA256withECDSAinP1363Format"),
  ES384(HashAlgorithm.SHA_384, Curve.P_384, "SHA384withECDSAinP1363Format"),
  ES512(HashAlgorithm.SHA_512, Curve.P_521, "SHA512withECDSAinP1363Format"),
  /** Ed25519 alone: Ed448 is one of its own, and not for JOSE. */
  EDDSA(HashAlgorithm.SHA_512, Curve.ED25519, "Ed25519"),
  PS256(HashAlgorithm.SHA_256, "RSASSA-PSS"),
  PS384(HashAlgorithm.SHA_384, "RSASSA-PSS"),
  PS512(HashAlgorithm.SHA_512, "RSASSA-PSS"),
  RS256(HashAlgorithm.SHA_256, "SHA256withRSA"),
  /** For NHS login alone, which signs with nothing else. */
  RS512(HashAlgorithm.SHA_512, "SHA512withRSA"),
  ESB256(HashAlgorithm.SHA_256, Curve.BRAINPOOL_P256R1, "SHA256withECDSAinP1363Format"),
  ESB320(HashAlgorithm.SHA_384, Curve.BRAINPOOL_P320R1, "SHA384withECDSAinP1363Format"),
  ESB384(HashAlgorithm.SHA_384, Curve.BRAINPOOL_P384R1, "SHA384withECDSAinP1363Format"),
  ESB512(HashAlgorithm.SHA_512, Curve.BRAINPOOL_P512R1, "SHA512withECDSAinP1363Format"),
  ED448(HashAlgorithm.SHA_512, Curve.ED448, "Ed448");

  /** RFC 9864 registers the others of its names for COSE alone, and Ed448 is not taken here. */
  private static final Set<SignatureAlgorithm> NOT_OF_JOSE = EnumSet.range(ESB256, ED448);

  /**
   * What the numbers that leave the curve to the key mean on other curves: ISO/IEC 18013-5, 12.3.4.
   */
  private static final Map<Long, Set<SignatureAlgorithm>> BY_KEY =
      Map.of(
          -7L, EnumSet.of(ESB256),
          -35L, EnumSet.of(ESB320, ESB384),
          -36L, EnumSet.of(ESB512),
          -8L, EnumSet.of(ED448));

  private static final Map<Long, SignatureAlgorithm> BY_COSE_NUMBER =
      Map.ofEntries(
          Map.entry(-7L, ES256),
          Map.entry(-9L, ES256),
          Map.entry(-35L, ES384),
          Map.entry(-51L, ES384),
          Map.entry(-36L, ES512),
          Map.entry(-52L, ES512),
          Map.entry(-8L, EDDSA),
          Map.entry(-19L, EDDSA),
          Map.entry(-37L, PS256),
          Map.entry(-38L, PS384),
          Map.entry(-39L, PS512),
          Map.entry(-257L, RS256),
          Map.entry(-259L, RS512),
          Map.entry(-265L, ESB256),
          Map.entry(-266L, ESB320),
          Map.entry(-267L, ESB384),
          Map.entry(-268L, ESB512),
          Map.entry(-53L, ED448));

  private final HashAlgorithm hash;
  private final KeyKind keyKind;
  private final String jcaName;

  SignatureAlgorithm(HashAlgorithm hash, Curve curve, String jcaName) {
    this.hash = hash;
    this.keyKind = KeyKind.of(curve);
    this.jcaName = jcaName;
  }

  SignatureAlgorithm(HashAlgorithm hash, String jcaName) {
    this.hash = hash;
    this.keyKind = KeyKind.RSA;
    this.jcaName = jcaName;
  }

  /**
   * The algorithm that an {@code alg} names. The names are case-sensitive. Accepted: {@code ES256},
   * {@code EdDSA}, {@code Ed25519} (RFC 9864). Rejected: {@code EDDSA}, {@code es256}, {@code
   * HS256}, {@code none}.
   */
  public static Optional<SignatureAlgorithm> ofJoseName(String exact) {
    if (exact.equals("Ed25519")) {
      return Optional.of(EDDSA);
    }
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.joseName().equals(exact) && !NOT_OF_JOSE.contains(algorithm)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /**
   * The algorithm that a COSE {@code alg} numbers, for keys on the curves that everybody has; the
   * numbers that name the curve as well (RFC 9864) mean the same. Accepted: -7 and -9, both ES256.
   * Rejected: 5, an HMAC.
   *
   * <p>Source: RFC 9053, 2.1 and 2.2; RFC 8230, 2; RFC 8812, 2; RFC 9864, 2.
   */
  public static Optional<SignatureAlgorithm> ofCoseNumber(long number) {
    return Optional.ofNullable(BY_COSE_NUMBER.get(number));
  }

  /**
   * The algorithm that a COSE {@code alg} numbers for a key of this kind. -7, -35, -36 and -8 leave
   * the curve to the key; the others fit one curve. What does not fit the key is what it would be
   * with another one.
   *
   * <p>Source: ISO/IEC 18013-5 2nd edition, 12.3.4; RFC 9053, 2.
   */
  public static Optional<SignatureAlgorithm> ofCoseNumber(long number, KeyKind kind) {
    return BY_KEY.getOrDefault(number, Set.of()).stream()
        .filter(algorithm -> algorithm.keyKind.equals(kind))
        .findFirst()
        .or(() -> ofCoseNumber(number));
  }

  /** The first of the table that fits: the only one of a curve, and PS256 for RSA. */
  static SignatureAlgorithm preferred(KeyKind kind) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.keyKind.equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The {@code alg}, for example {@code ES256}; of Ed25519 the older {@code EdDSA}. For those that
   * JOSE has not, the name in the registry of COSE.
   */
  public String joseName() {
    return switch (this) {
      case EDDSA -> "EdDSA";
      case ED448 -> "Ed448";
      default -> name();
    };
  }

  /** The hash it is computed with; Ed25519 hashes inside. */
  public HashAlgorithm hash() {
    return hash;
  }

  /** The only kind of key it fits. */
  public KeyKind keyKind() {
    return keyKind;
  }

  /** What Java calls it; of ECDSA the variant whose signature is r and s side by side. */
  String jcaName() {
    return jcaName;
  }

  /** RFC 7518, 3.5: MGF1 with the same hash, and a salt as long as the hash. */
  Optional<AlgorithmParameterSpec> parameters() {
    if (!jcaName.equals("RSASSA-PSS")) {
      return Optional.empty();
    }
    MGF1ParameterSpec mask = new MGF1ParameterSpec(hash.jcaName());
    return Optional.of(
        new PSSParameterSpec(
            hash.jcaName(), "MGF1", mask, hash.length(), PSSParameterSpec.TRAILER_FIELD_BC));
  }
}
