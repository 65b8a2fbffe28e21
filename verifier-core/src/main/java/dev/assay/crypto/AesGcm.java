package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in Galois/Counter mode (NIST SP 800-38D), with a tag of 128 bits. */
public final class AesGcm {

  /** The initialization vector that everybody uses: 96 bits. */
  public static final int IV_BYTES = 12;

  /** The tag, which stands behind the cipher text. */
  public static final int TAG_BYTES = 16;

  private AesGcm() {}

  /**
   * Opens what was encrypted.
   *
   * @param key 16 or 32 bytes
   * @param iv {@link #IV_BYTES} bytes
   * @param associated what is not encrypted, and authenticated all the same
   * @param cipherText with the tag behind it
   * @return the plain text; empty if the key is another one, or a byte was changed
   */
  public static Optional<byte[]> open(byte[] key, byte[] iv, byte[] associated, byte[] cipherText) {
    if (cipherText.length < TAG_BYTES) {
      return Optional.empty(); // of which the JDK says so unchecked
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
      cipher.updateAAD(associated);
      return Optional.of(cipher.doFinal(cipherText));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES in GCM", e);
    }
  }
}
