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
   * Encrypts.
   *
   * @param key 16 or 32 bytes, which nothing else was ever encrypted with by this iv
   * @param iv {@link #IV_BYTES} bytes
   * @param associated what is not encrypted, and authenticated all the same
   * @return the cipher text with the tag behind it
   */
  public static byte[] seal(byte[] key, byte[] iv, byte[] associated, byte[] plainText) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, iv, associated).doFinal(plainText);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES in GCM", e);
    }
  }

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
      return Optional.of(cipher(Cipher.DECRYPT_MODE, key, iv, associated).doFinal(cipherText));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES in GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] iv, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
    cipher.updateAAD(associated);
    return cipher;
  }
}
