package dev.assay.trust;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Signatures on NIST curves, in the two forms that publishers of lists write. */
final class EcdsaSignature {

  private static final List<SignatureAlgorithm> ALGORITHMS =
      List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.ES512);

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  /** Lengths above 127 take a byte more: X.690, 8.1.3.5. P-521 needs it. */
  private static final int LONG_LENGTH = 0x81;

  private static final int MAX_SHORT_LENGTH = 0x7f;
  private static final int SIGN_BIT = 0x80;

  private EcdsaSignature() {}

  /**
   * Whether a signature holds, with the hash that belongs to the curve of the key.
   *
   * @param raw r and s side by side
   */
  static boolean holdsRaw(Crypto crypto, VerificationKey key, byte[] signed, byte[] raw) {
    return ALGORITHMS.stream()
        .filter(key::fits)
        .anyMatch(algorithm -> crypto.verify(algorithm, key, signed, raw));
  }

  /**
   * The same for a signature in DER.
   *
   * @param der the ECDSA-Sig-Value of RFC 3279, 2.2.3
   */
  static boolean holdsDer(Crypto crypto, VerificationKey key, byte[] signed, byte[] der) {
    return key.kind()
        .curve()
        .map(Curve::coordinateBytes)
        .flatMap(size -> raw(der, size))
        .filter(raw -> holdsRaw(crypto, key, signed, raw))
        .isPresent();
  }

  private static Optional<byte[]> raw(byte[] der, int size) {
    ByteBuffer in = ByteBuffer.wrap(der);
    Optional<ByteBuffer> pair = value(in, SEQUENCE).filter(read -> !in.hasRemaining());
    Optional<byte[]> r = pair.flatMap(inside -> number(inside, size));
    Optional<byte[]> s =
        pair.flatMap(inside -> number(inside, size).filter(read -> !inside.hasRemaining()));
    return r.flatMap(
        first -> s.map(second -> ByteBuffer.allocate(2 * size).put(first).put(second).array()));
  }

  private static Optional<ByteBuffer> value(ByteBuffer in, int tag) {
    if (in.remaining() < 2 || in.get() != tag) {
      return Optional.empty();
    }
    int length = Byte.toUnsignedInt(in.get());
    if (length == LONG_LENGTH && in.hasRemaining()) {
      length = Byte.toUnsignedInt(in.get());
      if (length <= MAX_SHORT_LENGTH) {
        return Optional.empty();
      }
    } else if (length > MAX_SHORT_LENGTH) {
      return Optional.empty();
    }
    if (length > in.remaining()) {
      return Optional.empty();
    }
    ByteBuffer value = in.slice(in.position(), length);
    in.position(in.position() + length);
    return Optional.of(value);
  }

  /** A positive number in as few bytes as hold it, with zeros put before it. */
  private static Optional<byte[]> number(ByteBuffer in, int size) {
    Optional<ByteBuffer> value = value(in, INTEGER).filter(EcdsaSignature::isPositive);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer digits = value.get();
    if (digits.get(0) == 0) {
      digits.get();
    }
    if (digits.remaining() > size) {
      return Optional.empty();
    }
    byte[] padded = new byte[size];
    digits.get(padded, size - digits.remaining(), digits.remaining());
    return Optional.of(padded);
  }

  private static boolean isPositive(ByteBuffer value) {
    if (!value.hasRemaining() || (value.get(0) & SIGN_BIT) != 0) {
      return false;
    }
    // X.690, 8.3.2: a zero stands before the number only where it would else be negative.
    return value.get(0) != 0 || (value.remaining() > 1 && (value.get(1) & SIGN_BIT) != 0);
  }
}
