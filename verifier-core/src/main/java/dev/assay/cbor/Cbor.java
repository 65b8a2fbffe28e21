package dev.assay.cbor;

import dev.assay.cbor.CborException.Kind;
import java.util.Map;

/**
 * Reads and writes CBOR (RFC 8949), strictly.
 *
 * <p>A value is a {@code Long}, or a {@code BigInteger} if it is beyond one; {@link ByteString};
 * {@code String}; {@code List<Object>}; {@code Map<Object, Object>} in the order of the input, with
 * keys that are {@code Long} or {@code String}; {@link CborByteKeys}, where a map may have byte
 * strings for keys; {@link CborTagged}; {@code Boolean}; {@link CborNull}; or {@code Double}. Lists
 * and maps cannot be changed.
 *
 * <p>Refused, besides what is no CBOR: a key that occurs twice in a map at any depth, any other
 * kind of key, anything after the item, text that is not UTF-8, NaN and the infinities, simple
 * values beyond {@code null} and {@code undefined}, tags that are not known, and all that exceeds
 * {@link CborLimits}. A length in the input never makes anything of that length.
 */
public final class Cbor {

  private Cbor() {}

  /** Reads one item of any kind. */
  public static Object read(byte[] input, CborLimits limits) throws CborException {
    return CborReader.read(input.clone(), 0, input.length, limits);
  }

  /** Reads the one item that a byte string holds, such as that of tag 24, without a copy of it. */
  public static Object read(ByteString input, CborLimits limits) throws CborException {
    return input.readWith(limits);
  }

  /** Reads one item that must be a map. */
  public static Map<Object, Object> readMap(ByteString input, CborLimits limits)
      throws CborException {
    if (read(input, limits) instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // the reader makes no other maps
      Map<Object, Object> known = (Map<Object, Object>) map;
      return known;
    }
    throw new CborException(Kind.NOT_A_MAP, 0);
  }

  /**
   * Writes a value in its preferred encoding, maps in the order of their encoded keys (RFC 8949,
   * 4.2.1). An item with a tag is written as it was received.
   *
   * @throws IllegalArgumentException if it holds anything but the values this class reads, {@code
   *     Double} excepted: nothing that is written here has a fraction
   */
  public static byte[] write(Object value) {
    return CborWriter.write(value);
  }
}
