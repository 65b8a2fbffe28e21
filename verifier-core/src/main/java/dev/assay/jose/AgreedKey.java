package dev.assay.jose;

import dev.assay.crypto.ConcatKdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The key that ECDH-ES without key wrapping makes of a secret: RFC 7518, 4.6.2. */
final class AgreedKey {

  private AgreedKey() {}

  /** With direct agreement, the algorithm that goes into it is that of the content. */
  static byte[] of(byte[] secret, ContentEncryption encryption, byte[] partyU, byte[] partyV) {
    byte[] algorithm = encryption.joseName().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer info =
        ByteBuffer.allocate(4 * Integer.BYTES + algorithm.length + partyU.length + partyV.length);
    info.putInt(algorithm.length).put(algorithm);
    info.putInt(partyU.length).put(partyU);
    info.putInt(partyV.length).put(partyV);
    info.putInt(encryption.keyBytes() * Byte.SIZE);
    return ConcatKdf.sha256(secret, info.array(), encryption.keyBytes());
  }
}
