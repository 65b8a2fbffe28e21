package dev.assay.server.transaction;

import dev.assay.crypto.AesGcm;
import dev.assay.jose.Deflate;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): a byte that names the layout, a nonce of 12
 * random bytes made anew for each write, then the ciphertext with its tag of 16 bytes. The layout,
 * and what stands beside them in the clear, is bound to them as associated data.
 *
 * <p>What is long is compressed before (RFC 1951): a result comes to an eighth, and a database
 * writes more than the bytes it is given. Lengths would tell a secret only to who reads the
 * database and has texts of his own written beside the same secret many times: an answer is written
 * once, and what is said to a test service a few times.
 */
public final class Sealing {

  private static final byte AS_IT_IS = 1;
  private static final byte COMPRESSED = 2;

  /** A question is shorter: its row is read and written several times, and a result once. */
  private static final int LONG_BYTES = 1 << 13;

  /** Nobody else has chosen what comes out: its tag has been checked. */
  private static final Inflate.Limits NO_LIMITS =
      new Inflate.Limits(Integer.MAX_VALUE - Long.BYTES, Integer.MAX_VALUE);

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
    byte layout = plain.length < LONG_BYTES ? AS_IT_IS : COMPRESSED;
    byte[] laidOut = layout == COMPRESSED ? Deflate.raw(plain, Deflater.BEST_SPEED) : plain;
    byte[] cipherText = AesGcm.seal(current.bytes(), nonce, bound(layout, beside), laidOut);
    return ByteBuffer.allocate(HEAD_BYTES + cipherText.length)
        .put(layout)
        .put(nonce)
        .put(cipherText)
        .array();
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
    if (sealed.length < HEAD_BYTES) {
      throw new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row has no sealed bytes");
    }
    byte layout = sealed[0];
    byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
    byte[] cipherText = Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length);
    byte[] laidOut =
        AesGcm.open(key.bytes(), nonce, bound(layout, beside), cipherText)
            .orElseThrow(
                () ->
                    new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row is not what was sealed"));
    return layout == COMPRESSED ? expanded(laidOut) : laidOut;
  }

  private static byte[] expanded(byte[] compressed) throws StoreFault {
    try {
      return Inflate.raw(compressed, NO_LIMITS);
    } catch (InflateException e) {
      throw new StoreFault(StoreFault.Kind.SEAL_BROKEN, "what was sealed was not compressed", e);
    }
  }

  private static byte[] bound(byte layout, byte[] beside) {
    return ByteBuffer.allocate(1 + beside.length).put(layout).put(beside).array();
  }
}
