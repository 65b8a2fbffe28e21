package dev.assay.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One writing of one value. */
final class CborWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriter() {}

  static byte[] write(Object value) {
    CborWriter writer = new CborWriter();
    writer.item(value);
    return writer.out.toByteArray();
  }

  static byte[] writeTagged(long tag, Object value) {
    CborWriter writer = new CborWriter();
    writer.head(6, tag);
    writer.item(value);
    return writer.out.toByteArray();
  }

  private void item(Object value) {
    if (value instanceof Long number) {
      integer(number);
    } else if (value instanceof ByteString bytes) {
      head(2, bytes.length());
      bytes.writeTo(out);
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      head(3, utf8.length);
      out.writeBytes(utf8);
    } else if (value instanceof List<?> list) {
      head(4, list.size());
      list.forEach(this::item);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof CborTagged tagged) {
      tagged.encoding().writeTo(out);
    } else if (value instanceof CborEncoded encoded) {
      encoded.encoding().writeTo(out);
    } else {
      simple(value);
    }
  }

  private void integer(long number) {
    if (number >= 0) {
      head(0, number);
    } else {
      head(1, ~number);
    }
  }

  private void map(Map<?, ?> map) {
    head(5, map.size());
    Map<byte[], Object> byKey = new TreeMap<>(Arrays::compareUnsigned);
    map.forEach((key, value) -> byKey.put(write(key), value));
    byKey.forEach(
        (key, value) -> {
          out.writeBytes(key);
          item(value);
        });
  }

  private void simple(Object value) {
    if (value instanceof Boolean yes) {
      out.write(yes ? 0xf5 : 0xf4);
    } else if (value == CborNull.NULL) {
      out.write(0xf6);
    } else if (value == CborNull.UNDEFINED) {
      out.write(0xf7);
    } else {
      throw new IllegalArgumentException("not written as CBOR: " + value.getClass().getName());
    }
  }

  /** Major type and argument, in as few bytes as hold them: RFC 8949, 4.1. */
  private void head(int major, long argument) {
    int bytes = 0;
    if (argument >= 24) {
      bytes = argument <= 0xff ? 1 : argument <= 0xffff ? 2 : argument <= 0xffffffffL ? 4 : 8;
    }
    int information = bytes == 0 ? (int) argument : 24 + Integer.numberOfTrailingZeros(bytes);
    out.write(major << 5 | information);
    for (int shift = bytes * 8 - 8; shift >= 0; shift -= 8) {
      out.write((int) (argument >>> shift));
    }
  }
}
