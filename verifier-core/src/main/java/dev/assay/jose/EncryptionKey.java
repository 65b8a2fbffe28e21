package dev.assay.jose;

import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import dev.assay.crypto.AgreementKey;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A private key of our own on P-256, that others encrypt for with ECDH-ES (RFC 7518, 4.6). It is
 * made for one exchange and forgotten with it.
 *
 * <pre>{@code
 * EncryptionKey key = EncryptionKey.fresh(random);
 * Map<String, Object> published = key.publicJwk();
 * String kept = key.privateJwk();
 * byte[] payload = Jwe.parse(text).open(EncryptionKey.read(kept));
 * }</pre>
 */
public final class EncryptionKey {

  /** {@code alg} of the keys, and of all that is encrypted for them. */
  static final String ALGORITHM = "ECDH-ES";

  private static final Curve CURVE = Curve.P_256;

  /** Seven short members; the name of a key may be longer. */
  private static final JsonLimits PRIVATE_JWK =
      JsonLimits.DEFAULT.withMaxBytes(4 << 10).withMaxDepth(2).withMaxValues(32);

  private final String keyId;
  private final VerificationKey publicKey;
  private final AgreementKey agreementKey;
  private final Map<String, Object> privateJwk;

  private EncryptionKey(
      String keyId,
      VerificationKey publicKey,
      AgreementKey agreementKey,
      Map<String, Object> privateJwk) {
    this.keyId = keyId;
    this.publicKey = publicKey;
    this.agreementKey = agreementKey;
    this.privateJwk = privateJwk;
  }

  /** A new key. Its name is its thumbprint, so that no other key has it. */
  public static EncryptionKey fresh(SecureRandom random) {
    try {
      KeyPair pair = Crypto.select().newP256Pair(random);
      ECPublicKey point = (ECPublicKey) pair.getPublic();
      byte[] x = fixed(point.getW().getAffineX());
      byte[] y = fixed(point.getW().getAffineY());
      byte[] d = fixed(((ECPrivateKey) pair.getPrivate()).getS());
      return of(AgreementKey::kept, Optional.empty(), x, y, d);
    } catch (KeyRejectedException e) {
      throw new IllegalStateException("a new key is a good one", e);
    }
  }

  /**
   * Reads what {@link #privateJwk} has written.
   *
   * @throws KeyRejectedException if it is no private JWK on P-256 with a name
   */
  public static EncryptionKey read(String privateJwk) throws KeyRejectedException {
    return read(privateJwk, AgreementKey::of);
  }

  /**
   * The same of what was kept where nobody changes it. That its numbers belong together is not
   * found out again, see {@link AgreementKey#kept}.
   *
   * @throws KeyRejectedException if it is no private JWK on P-256 with a name
   */
  public static EncryptionKey kept(String privateJwk) throws KeyRejectedException {
    return read(privateJwk, AgreementKey::kept);
  }

  /** Makes a key of the numbers of its JWK. */
  private interface Making {
    AgreementKey of(Curve curve, byte[] x, byte[] y, byte[] d) throws KeyRejectedException;
  }

  private static EncryptionKey read(String privateJwk, Making making) throws KeyRejectedException {
    try {
      Map<String, Object> jwk =
          Json.readObject(privateJwk.getBytes(StandardCharsets.UTF_8), PRIVATE_JWK);
      if (!"EC".equals(jwk.get("kty")) || !CURVE.joseName().equals(jwk.get("crv"))) {
        throw new KeyRejectedException(UNSUPPORTED_TYPE, "a key not on P-256");
      }
      return of(
          making, Optional.of(text(jwk, "kid")), bytes(jwk, "x"), bytes(jwk, "y"), bytes(jwk, "d"));
    } catch (JsonException e) {
      throw new KeyRejectedException(MALFORMED, "not a JWK");
    }
  }

  private static EncryptionKey of(
      Making making, Optional<String> name, byte[] x, byte[] y, byte[] d)
      throws KeyRejectedException {
    VerificationKey publicKey = Crypto.select().ecKey(CURVE, x, y);
    String keyId = name.orElseGet(publicKey::thumbprint);
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("crv", CURVE.joseName());
    jwk.put("x", Base64Url.encode(x));
    jwk.put("y", Base64Url.encode(y));
    jwk.put("use", "enc");
    jwk.put("alg", ALGORITHM);
    jwk.put("kid", keyId);
    jwk.put("d", Base64Url.encode(d));
    AgreementKey agreement = making.of(CURVE, x, y, d);
    return new EncryptionKey(keyId, publicKey, agreement, jwk);
  }

  /** {@code kid}. */
  public String keyId() {
    return keyId;
  }

  /** What may be published: {@code kty}, {@code crv}, {@code x}, {@code y}, and what it is for. */
  public Map<String, Object> publicJwk() {
    Map<String, Object> jwk = new LinkedHashMap<>(privateJwk);
    jwk.remove("d");
    return jwk;
  }

  /** The private JWK as JSON, for keeping it in a safe place. */
  public String privateJwk() {
    return Json.write(privateJwk);
  }

  /** The thumbprint with SHA-256 (RFC 7638): 32 bytes, which the transcript of an mdoc has. */
  public byte[] thumbprint() {
    return HashAlgorithm.SHA_256.digest(publicKey.jwk().getBytes(StandardCharsets.US_ASCII));
  }

  /** The key as one that agrees on secrets, such as with the device of an mdoc. */
  public AgreementKey agreementKey() {
    return agreementKey;
  }

  private static byte[] fixed(BigInteger number) {
    byte[] fixed = new byte[CURVE.coordinateBytes()];
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, fixed.length); // one more for the sign
    System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
    return fixed;
  }

  private static String text(Map<String, Object> jwk, String name) throws KeyRejectedException {
    if (jwk.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new KeyRejectedException(MALFORMED, name + " is missing, empty or no text");
  }

  private static byte[] bytes(Map<String, Object> jwk, String name) throws KeyRejectedException {
    try {
      return Base64Url.decode(text(jwk, name));
    } catch (Base64UrlException e) {
      throw new KeyRejectedException(MALFORMED, name + " is " + e.getMessage());
    }
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "EncryptionKey";
  }
}
