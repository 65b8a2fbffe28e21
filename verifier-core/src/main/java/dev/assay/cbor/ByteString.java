package dev.assay.cbor;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody can change; most often a piece of what was received, without a copy of it. */
public final class ByteString {

  private final byte[] bytes;
  private final int from;
  private final int to;

  private ByteString(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** These bytes, copied. */
  public static ByteString of(byte... bytes) {
    return slice(bytes.clone(), 0, bytes.length);
  }

  /** A piece of bytes that nobody will change. */
  static ByteString slice(byte[] unchanging, int from, int to) {
    return new ByteString(unchanging, from, to);
  }

  /** How many bytes there are. */
  public int length() {
    return to - from;
  }

  /** Whether there is no byte. */
  public boolean isEmpty() {
    return length() == 0;
  }

  /** The bytes, a copy. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  Object readWith(CborLimits limits) throws CborException {
    return CborReader.read(bytes, from, to, limits);
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(bytes, from, length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** The number of bytes, not the bytes: they may be a portrait. */
  @Override
  public String toString() {
    return length() + " bytes";
  }

  /** In lower case, for tests and for people who ask for them. */
  public String toHex() {
    return HexFormat.of().formatHex(bytes, from, to);
  }
}
