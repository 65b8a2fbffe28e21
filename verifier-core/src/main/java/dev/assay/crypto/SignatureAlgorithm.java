package dev.assay.crypto;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

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
  /** Ed25519 alone: Ed448 is not supported under either name. */
  EDDSA(HashAlgorithm.SHA_512, Curve.ED25519, "Ed25519"),
  PS256(HashAlgorithm.SHA_256, "RSASSA-PSS"),
  PS384(HashAlgorithm.SHA_384, "RSASSA-PSS"),
  PS512(HashAlgorithm.SHA_512, "RSASSA-PSS"),
  RS256(HashAlgorithm.SHA_256, "SHA256withRSA"),
  /** For NHS login alone, which signs with nothing else. */
  RS512(HashAlgorithm.SHA_512, "SHA512withRSA");

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
          Map.entry(-259L, RS512));

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
      if (algorithm.joseName().equals(exact)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /**
   * The algorithm that a COSE {@code alg} numbers; the numbers that name the curve as well (RFC
   * 9864) mean the same here, where an algorithm fits one curve in any case. Accepted: -7 and -9,
   * both ES256. Rejected: 5, an HMAC.
   *
   * <p>Source: RFC 9053, 2.1 and 2.2; RFC 8230, 2; RFC 8812, 2; RFC 9864, 2.
   */
  public static Optional<SignatureAlgorithm> ofCoseNumber(long number) {
    return Optional.ofNullable(BY_COSE_NUMBER.get(number));
  }

  /** The first of the table that fits: the only one of a curve, and PS256 for RSA. */
  static SignatureAlgorithm preferred(KeyKind kind) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.keyKind.equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** The {@code alg}, for example {@code ES256}; of Ed25519 the older {@code EdDSA}. */
  public String joseName() {
    return this == EDDSA ? "EdDSA" : name();
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
