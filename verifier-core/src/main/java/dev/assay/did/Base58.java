package dev.assay.did;

import java.util.Arrays;
import java.util.Optional;

/** Base58 with Bitcoin's alphabet, as {@code did:key} and multibase {@code z} use it. */
final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private Base58() {}

  /**
   * The bytes that a text stands for; empty if a character is not in the alphabet. The time it
   * takes grows with the square of the length: callers bound it.
   */
  static Optional<byte[]> decode(String text) {
    byte[] number = new byte[text.length()];
    int start = number.length;
    for (int i = 0; i < text.length(); i++) {
      int carry = ALPHABET.indexOf(text.charAt(i));
      if (carry < 0) {
        return Optional.empty();
      }
      int at = number.length - 1;
      for (; carry > 0 || at >= start; at--) {
        carry += ALPHABET.length() * (number[at] & 0xff);
        number[at] = (byte) carry;
        carry >>>= 8;
      }
      start = at + 1;
    }
    // Each leading 1 stands for a byte of zeros.
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    return Optional.of(Arrays.copyOfRange(number, start - zeros, number.length));
  }
}
