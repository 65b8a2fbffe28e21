package dev.assay.server.callback;

import java.util.Base64;

/** Writes bare items of structured fields: RFC 8941, 4.1. */
final class StructuredField {

  /** RFC 8941, 3.3.1: fifteen digits, which every number format holds exactly. */
  private static final long MAX_INTEGER = 999_999_999_999_999L;

  private StructuredField() {}

  /** RFC 8941, 4.1.4. */
  static String integer(long number) {
    if (number < -MAX_INTEGER || number > MAX_INTEGER) {
      throw new IllegalArgumentException("an integer has fifteen digits at most");
    }
    return Long.toString(number);
  }

  /** RFC 8941, 4.1.6: visible ASCII and blanks, within quotes. */
  static String string(String text) {
    if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("a string has visible ASCII characters and blanks only");
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** RFC 8941, 4.1.8: base64 with padding, between colons. */
  static String bytes(byte[] bytes) {
    return ':' + Base64.getEncoder().encodeToString(bytes) + ':';
  }
}
