package dev.assay.jose;

import dev.assay.crypto.AesGcm;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's public key on P-256, to encrypt for with ECDH-ES without key wrapping (RFC 7518,
 * 4.6), as {@link Jwe} opens it. Whose key it is, nobody has said: who encrypts for it must not
 * mind who reads it.
 */
public final class JweRecipient {

  private final VerificationKey key;
  private final Optional<String> keyId;
  private final ContentEncryption encryption;

  private JweRecipient(VerificationKey key, Optional<String> keyId, ContentEncryption encryption) {
    this.key = key;
    this.keyId = keyId;
    this.encryption = encryption;
  }

  /**
   * The recipient with this key.
   *
   * @param jwk a public JWK
   * @return empty if the key is for something else: of another kind, or by {@code use}, {@code
   *     key_ops} or {@code alg}
   * @throws KeyRejectedException if it is malformed, or not on its curve, or private
   */
  public static Optional<JweRecipient> of(Map<String, Object> jwk, ContentEncryption encryption)
      throws KeyRejectedException {
    boolean isForThis =
        "EC".equals(jwk.get("kty"))
            && Curve.P_256.joseName().equals(jwk.get("crv"))
            && "enc".equals(jwk.getOrDefault("use", "enc"))
            && EncryptionKey.ALGORITHM.equals(jwk.getOrDefault("alg", EncryptionKey.ALGORITHM))
            && isForAgreement(jwk.get("key_ops"));
    if (!isForThis) {
      return Optional.empty();
    }
    Jwk read = Jwk.read(jwk, Crypto.select());
    return Optional.of(new JweRecipient(read.key(), read.keyId(), encryption));
  }

  /** RFC 7517, 4.3. */
  private static boolean isForAgreement(@Nullable Object operations) {
    return operations == null
        || (operations instanceof List<?> list
            && (list.contains("deriveKey") || list.contains("deriveBits")));
  }

  /**
   * Encrypts.
   *
   * @param header more header parameters, such as {@code cty}
   * @return the compact serialization
   */
  public String encrypt(Map<String, Object> header, byte[] content, SecureRandom random) {
    EncryptionKey ephemeral = EncryptionKey.fresh(random);
    Map<String, Object> full = new LinkedHashMap<>(header);
    full.put("alg", EncryptionKey.ALGORITHM);
    full.put("enc", encryption.joseName());
    keyId.ifPresent(id -> full.put("kid", id));
    Map<String, Object> point = ephemeral.publicJwk();
    point.keySet().retainAll(List.of("kty", "crv", "x", "y"));
    full.put("epk", point);
    String encoded = Base64Url.encode(Json.write(full).getBytes(StandardCharsets.UTF_8));
    byte[] secret = ephemeral.agreementKey().agree(key).orElseThrow();
    byte[] agreed = AgreedKey.of(secret, encryption, new byte[0], new byte[0]);
    byte[] iv = new byte[AesGcm.IV_BYTES];
    random.nextBytes(iv);
    byte[] sealed = AesGcm.seal(agreed, iv, encoded.getBytes(StandardCharsets.US_ASCII), content);
    int end = sealed.length - AesGcm.TAG_BYTES;
    return String.join(
        ".",
        encoded,
        "",
        Base64Url.encode(iv),
        Base64Url.encode(Arrays.copyOf(sealed, end)),
        Base64Url.encode(Arrays.copyOfRange(sealed, end, sealed.length)));
  }

  /** The key. */
  @Override
  public String toString() {
    return "JweRecipient[" + key + "]";
  }
}
