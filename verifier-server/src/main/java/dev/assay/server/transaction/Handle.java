package dev.assay.server.transaction;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes handles: texts that nobody guesses, 32 random bytes in base64url without padding, 43
 * characters. Whoever knows a handle may use what it leads to, so that a database keeps only its
 * digest.
 */
public final class Handle {

  /** OpenID4VP 1.0, 5.2 and 8.2, ask for 128 bits at least; 256 leave no question. */
  private static final int BYTES = 32;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final SecureRandom random;

  /** A maker of handles. */
  public Handle(SecureRandom random) {
    this.random = random;
  }

  /** A new handle. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }

  /** Whether a text looks like a handle. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** What a handle is looked up by: its SHA-256 in lower-case hex. */
  public static String digest(String handle) {
    return HexFormat.of()
        .formatHex(HashAlgorithm.SHA_256.digest(handle.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether two handles, or digests, are the same; takes the same time either way. */
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
