package dev.assay.dcc;

import java.util.Arrays;
import java.util.Optional;

/**
 * Base45 (RFC 9285), strictly: there is one text for each sequence of bytes.
 *
 * <p>Accepted: {@code QED8WEX0}, which is {@code ietf!}. Rejected: {@code qed8}, a character that
 * is not among the 45; {@code GGX}, three characters for a number beyond 65535; {@code ::}, two for
 * one beyond 255; {@code A}, one character left over.
 */
final class Base45 {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private static final int BASE = ALPHABET.length();

  /** The value of each character, and -1 for those that have none. */
  private static final int[] VALUES = values();

  private Base45() {}

  private static int[] values() {
    int[] values = new int[1 << Byte.SIZE];
    Arrays.fill(values, -1);
    for (int i = 0; i < BASE; i++) {
      values[ALPHABET.charAt(i)] = i;
    }
    return values;
  }

  /** The bytes that the text stands for from this place on; empty if it stands for none. */
  static Optional<byte[]> decode(String text, int from) {
    int length = text.length() - from;
    if (length % 3 == 1) {
      return Optional.empty();
    }
    byte[] out = new byte[length / 3 * 2 + length % 3 / 2];
    int at = 0;
    for (int i = from; i < text.length(); i += 3) {
      boolean whole = i + 2 < text.length();
      int first = value(text, i);
      int second = value(text, i + 1);
      int third = whole ? value(text, i + 2) : 0;
      int number = first + BASE * second + BASE * BASE * third;
      if (first < 0 || second < 0 || third < 0 || number > (whole ? 0xffff : 0xff)) {
        return Optional.empty();
      }
      if (whole) {
        out[at++] = (byte) (number >>> Byte.SIZE);
      }
      out[at++] = (byte) number;
    }
    return Optional.of(out);
  }

  private static int value(String text, int place) {
    char character = text.charAt(place);
    return character < VALUES.length ? VALUES[character] : -1;
  }
}
