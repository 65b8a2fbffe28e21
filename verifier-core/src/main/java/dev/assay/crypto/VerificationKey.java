package dev.assay.crypto;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public key that has been checked and is ready for use: held in the provider's own class,
 * because decoding a key can cost as much as a verification. Keep it as long as its issuer. Made by
 * {@link Crypto} alone; two are equal if they are the same key, whatever made them.
 */
public final class VerificationKey {

  private final PublicNumbers numbers;
  private final byte[] spki;
  private final Engine engine;
  private final PublicKey handle;
  private volatile @Nullable String thumbprint;

  VerificationKey(PublicNumbers numbers, byte[] spki, Engine engine, PublicKey handle) {
    this.numbers = numbers;
    this.spki = spki;
    this.engine = engine;
    this.handle = handle;
  }

  /** Its type and curve. */
  public KeyKind kind() {
    return numbers.kind();
  }

  PublicNumbers numbers() {
    return numbers;
  }

  /** Whether this key can verify signatures of that algorithm. */
  public boolean fits(SignatureAlgorithm algorithm) {
    return kind().equals(algorithm.keyKind());
  }

  /** The DER of its SubjectPublicKeyInfo (RFC 5280, 4.1), a copy. */
  public byte[] spki() {
    return spki.clone();
  }

  /**
   * The required members of its JWK as JSON text without blanks, ordered by name: what RFC 7638, 3
   * hashes.
   */
  public String jwk() {
    return numbers.jwk();
  }

  /** The JWK thumbprint (RFC 7638) with SHA-256, in base64url. */
  public String thumbprint() {
    String known = thumbprint;
    if (known == null) {
      byte[] digest = HashAlgorithm.SHA_256.digest(jwk().getBytes(StandardCharsets.US_ASCII));
      known = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      thumbprint = known; // found twice at worst: it is the same
    }
    return known;
  }

  /** Whether a signature has the form this key can have made, before any provider sees it. */
  boolean couldHaveMade(byte[] signature) {
    if (numbers instanceof PublicNumbers.EcPoint point) {
      byte[] order = point.curve().orderBytes();
      // CVE-2022-21449: r and s of zero, or beyond the order, must not depend on the provider.
      return signature.length == 2 * order.length
          && Unsigned.isBetweenOneAnd(order, signature, 0)
          && Unsigned.isBetweenOneAnd(order, signature, order.length);
    }
    if (numbers instanceof PublicNumbers.RsaNumbers rsa) {
      return signature.length == rsa.modulusBytes();
    }
    return isCanonical(signature, ((PublicNumbers.EdPoint) numbers).curve());
  }

  /** RFC 8032, 5.1.7 and 5.2.7: S, last byte first, is below L; else a signature has twins. */
  private static boolean isCanonical(byte[] signature, Curve curve) {
    byte[] order = curve.orderBytes();
    if (signature.length != 2 * order.length) {
      return false;
    }
    byte[] s = Unsigned.reversed(Arrays.copyOfRange(signature, order.length, signature.length));
    return Arrays.compareUnsigned(s, order) < 0;
  }

  /** The key in the class that an engine wants: kept, unless another engine made this one. */
  PublicKey handle(Engine wanted) throws KeyRejectedException {
    return wanted == engine ? handle : wanted.handle(kind(), spki);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof VerificationKey key && Arrays.equals(spki, key.spki));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(spki);
  }

  /** Kind and thumbprint. */
  @Override
  public String toString() {
    return kind() + " " + thumbprint();
  }
}
