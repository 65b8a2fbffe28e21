package dev.assay.jose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64url without padding (RFC 7515, 2; RFC 4648, 5), one text for each sequence of bytes.
 *
 * <p>Accepted: the empty text, {@code Zg}, {@code Zm8}, {@code -_-_}. Rejected: {@code Zg==}
 * (padding), {@code Zh} (bits left over that are not zero), {@code +/+/} (the other alphabet),
 * {@code Zm 8} (blanks), {@code Zm9vY} (a length that no bytes have).
 */
public final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  /** The characters a text may end with, by what its length leaves over when divided by four. */
  private static final String LAST_OF_TWO = "AQgw";

  private static final String LAST_OF_THREE = "AEIMQUYcgkosw048";

  private Base64Url() {}

  /** The bytes as text. */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** The bytes of a text. */
  public static byte[] decode(String text) throws Base64UrlException {
    if (!endsProperly(text)) {
      throw new Base64UrlException("not base64url: padded, cut off, or with bits left over");
    }
    try {
      // Characters above U+00FF become question marks, which are not of the alphabet either.
      return DECODER.decode(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new Base64UrlException("not base64url: a character outside of the alphabet");
    }
  }

  /** Whether each character is one of the 64; whether they stand for bytes is another question. */
  public static boolean isOfAlphabet(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (c < '0' || c > '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** What the JDK's decoder would let pass: padding, and bits left over. */
  private static boolean endsProperly(String text) {
    int length = text.length();
    if (length == 0) {
      return true;
    }
    char last = text.charAt(length - 1);
    return switch (length % 4) {
      case 0 -> last != '=';
      case 2 -> LAST_OF_TWO.indexOf(last) >= 0;
      case 3 -> LAST_OF_THREE.indexOf(last) >= 0;
      default -> false;
    };
  }
}
