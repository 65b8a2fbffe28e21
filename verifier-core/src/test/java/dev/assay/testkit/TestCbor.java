package dev.assay.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes CBOR, good and bad: whatever a test puts together, in the order given. It shares nothing
 * with the code under test, and checks nothing.
 *
 * <pre>{@code
 * byte[] item = TestCbor.encode(Map.of("digestID", 0, "random", new byte[16]));
 * byte[] tagged = TestCbor.encode(TestCbor.encoded(item));
 * }</pre>
 *
 * <p>Values are {@code Integer}, {@code Long}, {@code BigInteger}, {@code String}, {@code byte[]},
 * {@code Boolean}, {@code Double}, an empty {@code Optional} for null, {@code List}, {@code Map},
 * {@link Tagged} and {@link Raw}.
 */
public final class TestCbor {

  private TestCbor() {}

  /** A value with a tag. */
  public record Tagged(long tag, Object value) {}

  /** Bytes that are written as they are. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Raw(byte[] bytes) {}

  /** A map whose keys may occur twice. */
  public record Pairs(List<Map.Entry<?, ?>> entries) {}

  /** Null. */
  public static Object nothing() {
    return Optional.empty();
  }

  /** Tag 24 around bytes that are CBOR themselves. */
  public static Tagged encoded(byte[] cbor) {
    return new Tagged(24, cbor);
  }

  /** Tag 24 around the encoding of a value. */
  public static Tagged encoded(Object value) {
    return encoded(encode(value));
  }

  /** A date with time. */
  public static Tagged date(String text) {
    return new Tagged(0, text);
  }

  /** The bytes of a value. */
  public static byte[] encode(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(value, out);
    return out.toByteArray();
  }

  private static void write(Object value, ByteArrayOutputStream out) {
    if (value instanceof Number number) {
      number(number, out);
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      head(3, utf8.length, out);
      out.writeBytes(utf8);
    } else if (value instanceof byte[] bytes) {
      head(2, bytes.length, out);
      out.writeBytes(bytes);
    } else if (value instanceof List<?> list) {
      head(4, list.size(), out);
      list.forEach(element -> write(element, out));
    } else if (value instanceof Map<?, ?> map) {
      write(new Pairs(List.copyOf(map.entrySet())), out);
    } else if (value instanceof Pairs pairs) {
      head(5, pairs.entries().size(), out);
      pairs
          .entries()
          .forEach(
              entry -> {
                write(entry.getKey(), out);
                write(entry.getValue(), out);
              });
    } else if (value instanceof Tagged tagged) {
      head(6, tagged.tag(), out);
      write(tagged.value(), out);
    } else if (value instanceof Raw raw) {
      out.writeBytes(raw.bytes());
    } else {
      simple(value, out);
    }
  }

  private static void number(Number number, ByteArrayOutputStream out) {
    if (number instanceof Double real) {
      out.write(0xfb);
      out.writeBytes(ByteBuffer.allocate(8).putDouble(real).array());
    } else if (number instanceof BigInteger big) {
      head(6, big.signum() < 0 ? 3 : 2, out);
      byte[] bytes = (big.signum() < 0 ? big.not() : big).toByteArray();
      write(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes, out);
    } else if (number.longValue() >= 0) {
      head(0, number.longValue(), out);
    } else {
      head(1, -1 - number.longValue(), out);
    }
  }

  private static void simple(Object value, ByteArrayOutputStream out) {
    if (value instanceof Boolean yes) {
      out.write(yes ? 0xf5 : 0xf4);
    } else if (value.equals(Optional.empty())) {
      out.write(0xf6);
    } else {
      throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private static void head(int major, long argument, ByteArrayOutputStream out) {
    ByteBuffer buffer = ByteBuffer.allocate(9);
    if (argument < 24) {
      buffer.put((byte) (major << 5 | argument));
    } else if (argument < 1 << 8) {
      buffer.put((byte) (major << 5 | 24)).put((byte) argument);
    } else if (argument < 1 << 16) {
      buffer.put((byte) (major << 5 | 25)).putShort((short) argument);
    } else if (argument < 1L << 32) {
      buffer.put((byte) (major << 5 | 26)).putInt((int) argument);
    } else {
      buffer.put((byte) (major << 5 | 27)).putLong(argument);
    }
    out.write(buffer.array(), 0, buffer.position());
  }
}
