package dev.assay.json;

import dev.assay.jose.JsonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * JSON in the making: UTF-8 bytes that grow at the end. Long pieces that were written before are
 * kept as they are until the end, so most of a result is copied once and never moved. Not safe for
 * use by several threads.
 */
final class JsonBuffer {

  /** A shorter piece is cheaper to copy at once. */
  private static final int LONG_PIECE = 64;

  /** Beyond that, whoever writes them loses more than one copy costs. */
  private static final int FEW_PIECES = 8;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  /** Pieces that stand between the bytes, each behind the byte whose place is in {@link #after}. */
  private final List<byte[]> pieces = new ArrayList<>();

  private int[] after = new int[0];
  private int total;

  JsonBuffer(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** What was written so far; a copy. */
  byte[] toBytes() {
    byte[] all = new byte[length + total];
    int from = 0;
    int to = 0;
    for (int i = 0; i < pieces.size(); i++) {
      System.arraycopy(bytes, from, all, to, after[i] - from);
      to += after[i] - from;
      from = after[i];
      byte[] piece = pieces.get(i);
      System.arraycopy(piece, 0, all, to, piece.length);
      to += piece.length;
    }
    System.arraycopy(bytes, from, all, to, length - from);
    return all;
  }

  /** The same as text. */
  String toText() {
    return new String(toBytes(), StandardCharsets.UTF_8);
  }

  /** The same in pieces, in their order; those that were written before are no copies. */
  List<byte[]> toPieces() {
    if (pieces.size() > FEW_PIECES) {
      return List.of(toBytes());
    }
    List<byte[]> all = new ArrayList<>(2 * pieces.size() + 1);
    int from = 0;
    for (int i = 0; i < pieces.size(); i++) {
      all.add(Arrays.copyOfRange(bytes, from, after[i]));
      all.add(pieces.get(i));
      from = after[i];
    }
    all.add(Arrays.copyOfRange(bytes, from, length));
    return all;
  }

  /** JSON that was written before, and that nobody will change. */
  JsonBuffer raw(byte[] json) {
    if (json.length >= LONG_PIECE) {
      if (pieces.size() == after.length) {
        after = Arrays.copyOf(after, Math.max(256, 2 * after.length));
      }
      after[pieces.size()] = length;
      pieces.add(json);
      total += json.length;
      return this;
    }
    return raw(json, 0, json.length);
  }

  /** JSON of ASCII characters alone. */
  @SuppressWarnings("deprecation") // the fastest way from ASCII characters to bytes
  JsonBuffer raw(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
    return this;
  }

  /** A part of JSON that was written before. */
  JsonBuffer raw(byte[] json, int from, int to) {
    reserve(to - from);
    System.arraycopy(json, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** A string: RFC 8259, 7. */
  JsonBuffer string(String text) {
    raw("\"");
    int plain = plainPrefix(text);
    if (plain == text.length()) {
      raw(text);
    } else {
      escaped(text);
    }
    return raw("\"");
  }

  JsonBuffer number(long number) {
    return raw(Long.toString(number));
  }

  /** Any value that {@link dev.assay.jose.Json} reads. */
  JsonBuffer value(Object value) {
    if (value instanceof String text) {
      return string(text);
    }
    if (value instanceof Map<?, ?> object) {
      return object(object);
    }
    if (value instanceof List<?> array) {
      return array(array);
    }
    boolean literal =
        value instanceof Boolean
            || value instanceof Long
            || value instanceof BigInteger
            || value instanceof BigDecimal
            || value == JsonNull.NULL;
    if (literal) {
      return raw(value.toString());
    }
    throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
  }

  private JsonBuffer object(Map<?, ?> object) {
    String separator = "{";
    for (Map.Entry<?, ?> member : object.entrySet()) {
      raw(separator).string((String) member.getKey()).raw(":").value(member.getValue());
      separator = ",";
    }
    return raw(object.isEmpty() ? "{}" : "}");
  }

  private JsonBuffer array(List<?> array) {
    String separator = "[";
    for (Object element : array) {
      raw(separator).value(element);
      separator = ",";
    }
    return raw(array.isEmpty() ? "[]" : "]");
  }

  /** How many characters from the start stand for themselves, as one byte each. */
  private static int plainPrefix(String text) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  private void escaped(String text) {
    // A lone surrogate cannot get here from our reader; it becomes a question mark.
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    reserve(6 * utf8.length);
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = b;
      } else if ((b >= 0 && b < 0x20) || b == 0x7f) {
        control(b);
      } else {
        bytes[length++] = b;
      }
    }
  }

  private void control(byte b) {
    raw("\\u00");
    bytes[length++] = HEX[b >> 4];
    bytes[length++] = HEX[b & 0xf];
  }

  private void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
