package dev.assay.server.transaction;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): a byte that names this layout, a nonce of 12
 * random bytes made anew for each write, then the ciphertext with its tag of 16 bytes. What stands
 * beside them in the clear is bound to them as associated data.
 */
public final class Sealing {

  private static final byte LAYOUT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingKey current;
  private final Map<String, SecretKey> keys = new HashMap<>();
  private final SecureRandom random;

  /**
   * A sealing.
   *
   * @param current seals, and opens
   * @param older only open what they sealed before
   */
  public Sealing(SealingKey current, List<SealingKey> older, SecureRandom random) {
    this.current = current;
    this.random = random;
    keys.put(current.id(), current.secret());
    for (SealingKey key : older) {
      if (keys.put(key.id(), key.secret()) != null) {
        throw new IllegalArgumentException("two sealing keys have the id " + key.id());
      }
    }
  }

  /** The id of the key that seals now. */
  public String keyId() {
    return current.id();
  }

  /**
   * Seals.
   *
   * @param beside what stands beside it in the clear, and is the same when it is opened
   */
  public byte[] seal(byte[] plain, byte[] beside) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current.secret(), nonce);
      cipher.updateAAD(beside);
      byte[] sealed = new byte[1 + NONCE_BYTES + cipher.getOutputSize(plain.length)];
      sealed[0] = LAYOUT;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  /**
   * Opens what was sealed.
   *
   * @throws StoreFault if the key is not there, or anything is not what it was
   */
  public byte[] open(String keyId, byte[] sealed, byte[] beside) throws StoreFault {
    SecretKey key = keys.get(keyId);
    if (key == null) {
      throw new StoreFault(StoreFault.Kind.KEY_UNKNOWN, "no key is configured with the row's id");
    }
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != LAYOUT) {
      throw new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row has no sealed bytes");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(beside);
      return cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row is not what was sealed", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
