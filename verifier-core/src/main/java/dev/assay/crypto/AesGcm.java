package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in Galois/Counter mode (NIST SP 800-38D), with a tag of 128 bits: by the native provider once
 * it has done a published example, else by the JDK's own, which is slow until it is compiled.
 */
public final class AesGcm {

  /** The initialization vector that everybody uses: 96 bits. */
  public static final int IV_BYTES = 12;

  /** The tag, which stands behind the cipher text. */
  public static final int TAG_BYTES = 16;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private final Optional<Engine> engine;

  /** By the engine, or by the JDK's own. */
  AesGcm(Optional<Engine> engine) {
    this.engine = engine;
  }

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
      return Selected.BEST.encrypt(key, iv, associated, plainText);
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
      return Optional.of(Selected.BEST.decrypt(key, iv, associated, cipherText));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES in GCM", e);
    }
  }

  /** Whether it says yes and no as it has to: test case 16 of the submission of GCM to NIST. */
  boolean isProved() {
    HexFormat hex = HexFormat.of();
    byte[] key = hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    byte[] iv = hex.parseHex("cafebabefacedbaddecaf888");
    byte[] associated = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] plain =
        hex.parseHex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    byte[] sealed =
        hex.parseHex(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");
    try {
      return Arrays.equals(encrypt(key, iv, associated, plain), sealed)
          && Arrays.equals(decrypt(key, iv, associated, sealed), plain)
          && refuses(key, iv, associated, changed(sealed, 0))
          && refuses(key, iv, associated, changed(sealed, sealed.length - 1))
          && refuses(key, iv, changed(associated, 0), sealed);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private boolean refuses(byte[] key, byte[] iv, byte[] associated, byte[] cipherText)
      throws GeneralSecurityException {
    try {
      byte[] unused = decrypt(key, iv, associated, cipherText);
      return false;
    } catch (AEADBadTagException e) {
      return true;
    }
  }

  private static byte[] changed(byte[] bytes, int place) {
    byte[] changed = bytes.clone();
    changed[place] ^= 1;
    return changed;
  }

  byte[] encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plainText)
      throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, key, iv, associated).doFinal(plainText);
  }

  byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] cipherText)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, iv, associated).doFinal(cipherText);
  }

  private Cipher cipher(int mode, byte[] key, byte[] iv, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher =
        engine.isPresent()
            ? engine.get().cipher(TRANSFORMATION)
            : Cipher.getInstance(TRANSFORMATION);
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
    cipher.updateAAD(associated);
    return cipher;
  }

  /** Made when it is first asked for. */
  private static final class Selected {

    private static final AesGcm BEST =
        Crypto.select().gcm().orElseGet(() -> new AesGcm(Optional.empty()));

    private Selected() {}
  }
}
