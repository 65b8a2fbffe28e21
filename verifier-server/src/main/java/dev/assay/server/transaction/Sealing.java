package dev.assay.server.transaction;

import dev.assay.crypto.AesGcm;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): a byte that names this layout, a nonce of 12
 * random bytes made anew for each write, then the ciphertext with its tag of 16 bytes. What stands
 * beside them in the clear is bound to them as associated data.
 */
public final class Sealing {

  private static final byte LAYOUT = 1;

  /** The layout and the nonce. */
  private static final int HEAD_BYTES = 1 + AesGcm.IV_BYTES;

  private final SealingKey current;
  private final Map<String, SealingKey> keys = new HashMap<>();
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
    keys.put(current.id(), current);
    for (SealingKey key : older) {
      if (keys.put(key.id(), key) != null) {
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
    byte[] nonce = new byte[AesGcm.IV_BYTES];
    random.nextBytes(nonce);
    byte[] cipherText = AesGcm.seal(current.bytes(), nonce, beside, plain);
    byte[] sealed = new byte[HEAD_BYTES + cipherText.length];
    sealed[0] = LAYOUT;
    System.arraycopy(nonce, 0, sealed, 1, nonce.length);
    System.arraycopy(cipherText, 0, sealed, HEAD_BYTES, cipherText.length);
    return sealed;
  }

  /**
   * Opens what was sealed.
   *
   * @throws StoreFault if the key is not there, or anything is not what it was
   */
  public byte[] open(String keyId, byte[] sealed, byte[] beside) throws StoreFault {
    SealingKey key = keys.get(keyId);
    if (key == null) {
      throw new StoreFault(StoreFault.Kind.KEY_UNKNOWN, "no key is configured with the row's id");
    }
    if (sealed.length < HEAD_BYTES || sealed[0] != LAYOUT) {
      throw new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row has no sealed bytes");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
    byte[] cipherText = Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length);
    return AesGcm.open(key.bytes(), nonce, beside, cipherText)
        .orElseThrow(
            () -> new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row is not what was sealed"));
  }
}
