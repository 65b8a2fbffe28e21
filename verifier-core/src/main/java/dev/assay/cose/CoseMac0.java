package dev.assay.cose;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborLimits;
import dev.assay.crypto.MacAlgorithm;
import java.util.Optional;

/**
 * A COSE_Mac0 message (RFC 9052, 6.2) as it was received: nobody has verified it, and nothing in it
 * is trusted. {@link #verifies} answers for one key and one algorithm, both chosen by the caller;
 * the header is never asked.
 */
public final class CoseMac0 {

  private final CoseMessage message;

  private CoseMac0(CoseMessage message) {
    this.message = message;
  }

  /**
   * Takes a message apart.
   *
   * @param item the array, without its tag: whether there has to be one is for the caller to say
   * @param limits for the protected header
   */
  public static CoseMac0 of(Object item, CborLimits limits) throws CoseException {
    return new CoseMac0(CoseMessage.of(item, limits));
  }

  /** Both headers. */
  public CoseHeader header() {
    return message.header();
  }

  /** What was authenticated; empty if it was sent apart. */
  public Optional<ByteString> payload() {
    return message.payload();
  }

  /**
   * The same message with the payload that was sent apart.
   *
   * @throws IllegalStateException if it has one already
   */
  public CoseMac0 withPayload(ByteString detached) {
    return new CoseMac0(message.withPayload(detached));
  }

  /**
   * Whether the key has made this code; never, as long as the payload is missing.
   *
   * @param key shared with whoever made it, or derived with them
   * @param external {@code external_aad}, most often empty
   */
  public boolean verifies(MacAlgorithm algorithm, ByteString key, ByteString external) {
    byte[] code = message.proof().toByteArray();
    return message
        .covered("MAC0", external)
        .filter(covered -> algorithm.verifies(key.toByteArray(), covered, code))
        .isPresent();
  }

  /** Does not show the message. */
  @Override
  public String toString() {
    return "CoseMac0";
  }
}
