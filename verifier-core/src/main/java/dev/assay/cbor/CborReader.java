package dev.assay.cbor;

import dev.assay.cbor.CborException.Kind;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.cbor.CborLimits.Keys;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** One reading of one item. */
final class CborReader {

  /** The additional information of an indefinite length: RFC 8949, 3.2. */
  private static final int INDEFINITE = 31;

  /** The byte that ends what has an indefinite length: RFC 8949, 3.2.1. */
  private static final int BREAK = 0xff;

  /** A major type: RFC 8949, 3.1. */
  private static final int BYTE_STRING = 2;

  private final byte[] input;
  private final int start;
  private final int end;
  private final CborLimits limits;
  private int position;
  private int items;

  private CborReader(byte[] input, int start, int end, CborLimits limits) {
    this.input = input;
    this.start = start;
    this.end = end;
    this.limits = limits;
    this.position = start;
  }

  /** The one item of this part of an input, which nobody will change. */
  static Object read(byte[] input, int start, int end, CborLimits limits) throws CborException {
    if (end - start > limits.maxBytes()) {
      throw new CborException(Kind.TOO_LARGE, limits.maxBytes());
    }
    CborReader reader = new CborReader(input, start, end, limits);
    Object value = reader.item(1);
    if (reader.position < end) {
      throw reader.fault(Kind.TRAILING_DATA);
    }
    return value;
  }

  private Object item(int depth) throws CborException {
    if (++items > limits.maxItems()) {
      throw fault(Kind.TOO_LARGE);
    }
    int from = position;
    int head = next();
    int information = head & 0x1f;
    return switch (head >> 5) {
      case 0 -> unsigned(argument(information));
      case 1 -> negative(argument(information));
      case 2 -> bytes(information, 2);
      case 3 -> text(information);
      case 4 -> array(information, depth);
      case 5 -> map(information, depth);
      case 6 -> tagged(argument(information), from, depth);
      default -> simple(information);
    };
  }

  private static Object unsigned(long argument) {
    return argument >= 0 ? (Object) argument : unsignedInteger(argument);
  }

  /** RFC 8949, 3.1: -1 minus the argument, which in two's complement is its complement. */
  private static Object negative(long argument) {
    return argument >= 0 ? (Object) ~argument : unsignedInteger(argument).not();
  }

  private static BigInteger unsignedInteger(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private ByteString bytes(int information, int major) throws CborException {
    if (information == INDEFINITE) {
      byte[] joined = chunks(major);
      return ByteString.slice(joined, 0, joined.length);
    }
    int from = skip(argument(information));
    return ByteString.slice(input, from, position);
  }

  private String text(int information) throws CborException {
    if (information == INDEFINITE) {
      byte[] joined = chunks(3);
      return decoded(joined, 0, joined.length);
    }
    int from = skip(argument(information));
    return decoded(input, from, position - from);
  }

  /** RFC 8949, 3.2.3: strings of the same major type, with definite lengths, until the break. */
  private byte[] chunks(int major) throws CborException {
    requireIndefinitePermitted();
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    while (!atBreak()) {
      int head = next();
      if (head >> 5 != major || (head & 0x1f) == INDEFINITE) {
        throw fault(Kind.MALFORMED);
      }
      int from = skip(argument(head & 0x1f));
      if (major == 3) {
        decoded(input, from, position - from); // each is text in itself
      }
      joined.write(input, from, position - from);
    }
    return joined.toByteArray();
  }

  private List<Object> array(int information, int depth) throws CborException {
    requireDepth(depth);
    List<Object> array = new ArrayList<>();
    if (information == INDEFINITE) {
      requireIndefinitePermitted();
      while (!atBreak()) {
        array.add(item(depth + 1));
      }
    } else {
      for (long left = count(information); left > 0; left--) {
        array.add(item(depth + 1));
      }
    }
    return Collections.unmodifiableList(array);
  }

  private Object map(int information, int depth) throws CborException {
    requireDepth(depth);
    Map<Object, Object> map = new LinkedHashMap<>();
    if (information == INDEFINITE) {
      requireIndefinitePermitted();
      while (!atBreak()) {
        entry(map, depth);
      }
    } else {
      long pairs = count(information);
      if (pairs > 0 && bytesArePermittedAndNext()) {
        return byteKeys(pairs, depth);
      }
      for (long left = pairs; left > 0; left--) {
        entry(map, depth);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private void entry(Map<Object, Object> map, int depth) throws CborException {
    int from = position;
    Object key = item(depth + 1);
    if (!(key instanceof Long) && !(key instanceof String)) {
      throw faultAt(Kind.UNSUPPORTED, from);
    }
    if (map.put(key, item(depth + 1)) != null) {
      throw faultAt(Kind.DUPLICATE_KEY, from);
    }
  }

  private boolean bytesArePermittedAndNext() {
    return limits.keys() == Keys.ALSO_BYTES
        && position < end
        && (input[position] & 0xff) >> 5 == BYTE_STRING;
  }

  /** What the keys map to is read and let go, so it does not count among the items for long. */
  private CborByteKeys byteKeys(long pairs, int depth) throws CborException {
    LongStream.Builder keys = LongStream.builder();
    int counted = items;
    for (long left = pairs; left > 0; left--) {
      int place = position;
      int head = next();
      if (head >> 5 != BYTE_STRING || (head & 0x1f) == INDEFINITE) {
        throw faultAt(Kind.UNSUPPORTED, place);
      }
      int from = skip(argument(head & 0x1f));
      keys.add(CborByteKeys.key(from, position));
      item(depth + 1);
      items = counted;
    }
    CborByteKeys read = CborByteKeys.of(input, keys.build().toArray());
    if (read.hasDuplicate()) {
      throw fault(Kind.DUPLICATE_KEY);
    }
    return read;
  }

  private CborTagged tagged(long tag, int from, int depth) throws CborException {
    requireDepth(depth);
    if (!limits.tags().contains(tag)) {
      throw faultAt(Kind.UNSUPPORTED, from);
    }
    Object value = item(depth + 1);
    return new CborTagged(tag, value, ByteString.slice(input, from, position));
  }

  private Object simple(int information) throws CborException {
    return switch (information) {
      case 20 -> false;
      case 21 -> true;
      case 22 -> CborNull.NULL;
      case 23 -> CborNull.UNDEFINED;
      case 25 -> real(CborFloat.ofHalf((int) big(2)), 2);
      case 26 -> real(Float.intBitsToFloat((int) big(4)), 4);
      case 27 -> real(Double.longBitsToDouble(big(8)), 8);
      case 28, 29, 30, INDEFINITE -> throw fault(Kind.MALFORMED);
      default -> throw fault(Kind.UNSUPPORTED);
    };
  }

  private Double real(double value, int bytes) throws CborException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw fault(Kind.UNSUPPORTED);
    }
    if (CborFloat.fewestBytes(value) < bytes) {
      requireLongPermitted();
    }
    return value;
  }

  /** RFC 8949, 3: what the head says beside the major type; 64 bits without a sign. */
  private long argument(int information) throws CborException {
    if (information < 24) {
      return information;
    }
    int bytes = 1 << (information - 24);
    if (bytes > 8) {
      throw fault(Kind.MALFORMED);
    }
    long argument = big(bytes);
    // As few bytes as hold it: of one byte at least 24, of more not all in the lower half.
    boolean preferred = bytes == 1 ? argument >= 24 : argument >>> (bytes * 4) != 0;
    if (!preferred) {
      requireLongPermitted();
    }
    return argument;
  }

  /** How many items or pairs follow: never more than bytes do. */
  private long count(int information) throws CborException {
    long count = argument(information);
    if (count < 0 || count > end - position) {
      throw fault(Kind.MALFORMED);
    }
    return count;
  }

  /** Goes on behind a string of this length, and says where it began. */
  private int skip(long length) throws CborException {
    if (length < 0 || length > end - position) {
      throw fault(Kind.MALFORMED);
    }
    int from = position;
    position += (int) length;
    return from;
  }

  private boolean atBreak() throws CborException {
    if (position == end) {
      throw fault(Kind.MALFORMED);
    }
    if ((input[position] & 0xff) != BREAK) {
      return false;
    }
    position++;
    return true;
  }

  private int next() throws CborException {
    if (position == end) {
      throw fault(Kind.MALFORMED);
    }
    return input[position++] & 0xff;
  }

  /** So many bytes as one number, the most significant first. */
  private long big(int bytes) throws CborException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | next();
    }
    return number;
  }

  private String decoded(byte[] bytes, int from, int length) throws CborException {
    if (isAscii(bytes, from, from + length)) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw fault(Kind.BAD_ENCODING);
    }
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void requireIndefinitePermitted() throws CborException {
    if (limits.form() != Form.ANY) {
      throw fault(Kind.INDEFINITE);
    }
  }

  private void requireLongPermitted() throws CborException {
    if (limits.form() == Form.PREFERRED) {
      throw fault(Kind.NOT_PREFERRED);
    }
  }

  private void requireDepth(int depth) throws CborException {
    if (depth > limits.maxDepth()) {
      throw fault(Kind.TOO_DEEP);
    }
  }

  private CborException fault(Kind kind) {
    return faultAt(kind, position);
  }

  private CborException faultAt(Kind kind, int place) {
    return new CborException(kind, place - start);
  }
}
