package dev.assay.jose;

import static dev.assay.crypto.KeyRejectedException.Reason.BAD_LENGTH;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.PRIVATE_MATERIAL;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public JSON Web Key (RFC 7517; RFC 7518, 6; RFC 8037, 2).
 *
 * <p>Members that are not needed are ignored. {@code x5c} is kept for formats that hold the key
 * against it; neither it nor {@code x5u} is a reason to trust a key.
 *
 * @param key the key, checked
 * @param keyId {@code kid}
 * @param algorithm {@code alg}, if it names a signature algorithm
 * @param purpose what {@code use}, {@code key_ops} and {@code alg} permit
 * @param members what else its publisher says of it
 */
public record Jwk(
    VerificationKey key,
    Optional<String> keyId,
    Optional<SignatureAlgorithm> algorithm,
    Purpose purpose,
    Members members) {

  /** A key of which its publisher says nothing else. */
  public Jwk(
      VerificationKey key,
      Optional<String> keyId,
      Optional<SignatureAlgorithm> algorithm,
      Purpose purpose) {
    this(key, keyId, algorithm, purpose, Members.NONE);
  }

  /**
   * Members that matter to some formats.
   *
   * @param use {@code use}, if it is a string
   * @param certificates {@code x5c}, nobody has looked at it; what is there and no string is empty
   *     text
   * @param crlVersion {@code crlVersion} of SMART Health Cards; negative if it is no counter
   */
  public record Members(
      Optional<String> use, List<String> certificates, Optional<Long> crlVersion) {

    static final Members NONE = new Members(Optional.empty(), List.of(), Optional.empty());

    public Members {
      certificates = List.copyOf(certificates);
    }

    static Members of(Map<String, Object> jwk) {
      Object version = jwk.get("crlVersion");
      return new Members(
          jwk.get("use") instanceof String use ? Optional.of(use) : Optional.empty(),
          certificates(jwk.get("x5c")),
          version == null
              ? Optional.empty()
              : Optional.of(version instanceof Long counter ? counter : -1L));
    }

    private static List<String> certificates(@Nullable Object x5c) {
      if (x5c == null) {
        return List.of();
      }
      return x5c instanceof List<?> chain && !chain.isEmpty()
          ? chain.stream().map(one -> one instanceof String text ? text : "").toList()
          : List.of("");
    }
  }

  /** What a key may be used for. */
  public enum Purpose {
    /** To verify signatures. */
    VERIFY,
    /** Anything else, such as encryption. */
    OTHER
  }

  /** The members that only a private or a symmetric key has: RFC 7518, 6.2.2, 6.3.2 and 6.4.1. */
  private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  /** Of an RSA modulus of 8192 bits; longer ones are not even decoded. */
  private static final int MAX_NUMBER_CHARS = 1366;

  /**
   * Reads a public key.
   *
   * @throws KeyRejectedException if it is private, symmetric, of a kind that nothing here verifies
   *     with, malformed or weak: SEC-22
   */
  public static Jwk read(Map<String, Object> jwk, Crypto crypto) throws KeyRejectedException {
    requirePublic(jwk);
    VerificationKey key = key(jwk, crypto);
    Optional<String> name = optional(jwk, "alg");
    Optional<SignatureAlgorithm> algorithm =
        name.flatMap(SignatureAlgorithm::ofJoseName).filter(key::fits);
    boolean agrees = name.isEmpty() || algorithm.isPresent();
    Purpose purpose = agrees && permitsVerify(jwk) ? Purpose.VERIFY : Purpose.OTHER;
    return new Jwk(key, optional(jwk, "kid"), algorithm, purpose, Members.of(jwk));
  }

  /** The same key, with another counter of its list of revoked cards. */
  public Jwk withCrlVersion(Optional<Long> version) {
    return members.crlVersion().equals(version)
        ? this
        : new Jwk(
            key,
            keyId,
            algorithm,
            purpose,
            new Members(members.use(), members.certificates(), version));
  }

  /** Whether the key may verify signatures at all. */
  public boolean mayVerify() {
    return purpose == Purpose.VERIFY;
  }

  /** Whether the key may verify signatures of this algorithm: SEC-21. */
  public boolean mayVerify(SignatureAlgorithm wanted) {
    return mayVerify() && key.fits(wanted) && algorithm.map(wanted::equals).orElse(true);
  }

  private static void requirePublic(Map<String, Object> jwk) throws KeyRejectedException {
    for (String member : PRIVATE) {
      if (jwk.containsKey(member)) {
        throw new KeyRejectedException(PRIVATE_MATERIAL, "the JWK has the member " + member);
      }
    }
    if ("oct".equals(jwk.get("kty"))) {
      throw new KeyRejectedException(PRIVATE_MATERIAL, "a symmetric key");
    }
  }

  private static VerificationKey key(Map<String, Object> jwk, Crypto crypto)
      throws KeyRejectedException {
    return switch (required(jwk, "kty")) {
      case "EC" -> crypto.ecKey(curve(jwk), bytes(jwk, "x"), bytes(jwk, "y"));
      case "OKP" -> okp(jwk, crypto);
      case "RSA" -> crypto.rsaKey(number(jwk, "n"), number(jwk, "e"));
      default -> throw new KeyRejectedException(UNSUPPORTED_TYPE, "an unknown kty");
    };
  }

  private static VerificationKey okp(Map<String, Object> jwk, Crypto crypto)
      throws KeyRejectedException {
    if (curve(jwk) != Curve.ED25519) {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, "an OKP key not on Ed25519");
    }
    return crypto.ed25519Key(bytes(jwk, "x"));
  }

  private static Curve curve(Map<String, Object> jwk) throws KeyRejectedException {
    return Curve.ofJoseName(required(jwk, "crv"))
        .orElseThrow(() -> new KeyRejectedException(UNSUPPORTED_TYPE, "an unknown crv"));
  }

  /** RFC 7518, 2: a Base64urlUInt has as few bytes as hold it. */
  private static BigInteger number(Map<String, Object> jwk, String name)
      throws KeyRejectedException {
    byte[] bytes = bytes(jwk, name);
    if (bytes.length == 0 || bytes[0] == 0) {
      throw new KeyRejectedException(BAD_LENGTH, name + " has leading zeros, or no bytes");
    }
    return new BigInteger(1, bytes);
  }

  private static byte[] bytes(Map<String, Object> jwk, String name) throws KeyRejectedException {
    String text = required(jwk, name);
    if (text.length() > MAX_NUMBER_CHARS) {
      throw new KeyRejectedException(BAD_LENGTH, name + " is too long");
    }
    try {
      return Base64Url.decode(text);
    } catch (Base64UrlException e) {
      throw new KeyRejectedException(MALFORMED, name + " is " + e.getMessage());
    }
  }

  private static String required(Map<String, Object> jwk, String name) throws KeyRejectedException {
    return optional(jwk, name)
        .orElseThrow(() -> new KeyRejectedException(MALFORMED, name + " is missing"));
  }

  private static Optional<String> optional(Map<String, Object> jwk, String name)
      throws KeyRejectedException {
    Object value = jwk.get(name);
    if (value != null && !(value instanceof String)) {
      throw new KeyRejectedException(MALFORMED, name + " is not a string");
    }
    return Optional.ofNullable((String) value);
  }

  /** RFC 7517, 4.2 and 4.3: absent, or naming what we do. */
  private static boolean permitsVerify(Map<String, Object> jwk) {
    Object use = jwk.getOrDefault("use", "sig");
    Object operations = jwk.getOrDefault("key_ops", List.of("verify"));
    return use.equals("sig") && operations instanceof List<?> list && list.contains("verify");
  }
}
