package dev.assay.jose;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What must be known of a text before Jackson sees it. Jackson takes overlong forms and encoded
 * surrogates for UTF-8, skips a byte order mark, and guesses at UTF-16 and UTF-32.
 */
enum Utf8 {
  /** Not UTF-8, or with a byte order mark, or taken for another encoding. */
  INVALID,
  /** UTF-8 without a backslash, so no escape can hide half a surrogate pair. */
  PLAIN,
  /** UTF-8 with escapes. */
  ESCAPED;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final long BACKSLASHES = '\\' * ONES;

  static Utf8 of(byte[] text) {
    long high = 0;
    long escapes = 0;
    int i = 0;
    for (; i <= text.length - Long.BYTES; i += Long.BYTES) {
      long word = (long) LONGS.get(text, i);
      long zeroAtBackslash = word ^ BACKSLASHES;
      high |= word;
      escapes |= (zeroAtBackslash - ONES) & ~zeroAtBackslash;
    }
    for (; i < text.length; i++) {
      high |= text[i];
      escapes |= text[i] == '\\' ? HIGH_BITS : 0;
    }
    boolean ascii = (high & HIGH_BITS) == 0;
    if (looksLikeAnotherEncoding(text) || (!ascii && !isStrict(text))) {
      return INVALID;
    }
    return (escapes & HIGH_BITS) == 0 ? PLAIN : ESCAPED;
  }

  /** Half a surrogate pair, which an escape can put into a string. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** A zero among the first four bytes, or a byte order mark. */
  private static boolean looksLikeAnotherEncoding(byte[] text) {
    for (int i = 0; i < Math.min(4, text.length); i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return text.length > 0 && (text[0] & 0xFF) >= 0xEF;
  }

  /** The JDK's decoder refuses overlong forms, surrogates and what is above U+10FFFF. */
  private static boolean isStrict(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
