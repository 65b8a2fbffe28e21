package dev.assay.cose;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborLimits;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.util.Optional;

/**
 * A COSE_Sign1 message (RFC 9052, 4.2) as it was received: nobody has verified it, and nothing in
 * it is trusted. {@link #verifies} answers for one key and one algorithm, both chosen by the
 * caller; the header is never asked.
 */
public final class CoseSign1 {

  private final CoseMessage message;

  private CoseSign1(CoseMessage message) {
    this.message = message;
  }

  /**
   * Takes a message apart.
   *
   * @param item the array, without its tag: whether there has to be one is for the caller to say
   * @param limits for the protected header
   */
  public static CoseSign1 of(Object item, CborLimits limits) throws CoseException {
    return new CoseSign1(CoseMessage.of(item, limits));
  }

  /**
   * The same for formats that say what a label in both headers means.
   *
   * @param same what it means
   */
  public static CoseSign1 of(Object item, CoseHeader.SameLabel same, CborLimits limits)
      throws CoseException {
    return new CoseSign1(CoseMessage.of(item, same, limits));
  }

  /** Both headers. */
  public CoseHeader header() {
    return message.header();
  }

  /** What was signed; empty if it was sent apart. */
  public Optional<ByteString> payload() {
    return message.payload();
  }

  /**
   * The same message with the payload that was sent apart.
   *
   * @throws IllegalStateException if it has one already
   */
  public CoseSign1 withPayload(ByteString detached) {
    return new CoseSign1(message.withPayload(detached));
  }

  /** Whether the key has made this signature; never, as long as the payload is missing. */
  public boolean verifies(Crypto crypto, SignatureAlgorithm algorithm, VerificationKey key) {
    return verifies(crypto, algorithm, key, ByteString.of());
  }

  /**
   * The same for a signature that covers something of the application's as well.
   *
   * @param external {@code external_aad}
   */
  public boolean verifies(
      Crypto crypto, SignatureAlgorithm algorithm, VerificationKey key, ByteString external) {
    byte[] signature = message.proof().toByteArray();
    return message
        .covered("Signature1", external)
        .filter(covered -> crypto.verify(algorithm, key, covered, signature))
        .isPresent();
  }

  /** Does not show the message. */
  @Override
  public String toString() {
    return "CoseSign1";
  }
}
