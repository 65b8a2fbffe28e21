package dev.assay.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes a key of a secret: the Concat KDF of NIST SP 800-56A, 5.8.1, with SHA-256, as far as one
 * block of output goes.
 */
public final class ConcatKdf {

  private ConcatKdf() {}

  /**
   * A key.
   *
   * @param secret what two sides agreed on
   * @param otherInfo what both sides know of the exchange
   * @param keyBytes how long the key is: 32 at most
   */
  public static byte[] sha256(byte[] secret, byte[] otherInfo, int keyBytes) {
    if (keyBytes > HashAlgorithm.SHA_256.length()) {
      throw new IllegalArgumentException("one block of output has 32 bytes");
    }
    ByteBuffer hashed = ByteBuffer.allocate(Integer.BYTES + secret.length + otherInfo.length);
    hashed.putInt(1).put(secret).put(otherInfo);
    return Arrays.copyOf(HashAlgorithm.SHA_256.digest(hashed.array()), keyBytes);
  }
}
