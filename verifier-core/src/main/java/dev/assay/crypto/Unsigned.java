package dev.assay.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** Non-negative integers as bytes, most significant byte first (I2OSP and OS2IP of RFC 8017, 4). */
final class Unsigned {

  private Unsigned() {}

  static BigInteger integer(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  /** The integer in exactly so many bytes; it must fit. */
  static byte[] bytes(BigInteger value, int length) {
    byte[] signed = value.toByteArray();
    int excess = Math.max(0, signed.length - length);
    byte[] exact = new byte[length];
    System.arraycopy(
        signed, excess, exact, length - signed.length + excess, signed.length - excess);
    return exact;
  }

  /** The integer in as few bytes as hold it. */
  static byte[] bytes(BigInteger value) {
    return bytes(value, (value.bitLength() + 7) / 8);
  }

  /** Whether the bytes from an offset, as many as the bound has, are in [1, bound - 1]. */
  static boolean isBetweenOneAnd(byte[] bound, byte[] bytes, int offset) {
    int end = offset + bound.length;
    return !isZero(bytes, offset, end)
        && Arrays.compareUnsigned(bytes, offset, end, bound, 0, bound.length) < 0;
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The same bytes, last one first. */
  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
