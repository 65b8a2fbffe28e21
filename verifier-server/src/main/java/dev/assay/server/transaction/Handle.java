package dev.assay.server.transaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes handles: texts that nobody guesses, 32 random bytes in base64url without padding, 43
 * characters. Whoever knows a handle may use what it leads to, so that a database keeps only its
 * digest.
 */
public final class Handle {

  /** NIST SP 800-63B asks for 64 bits at least; 256 leave no question. */
  private static final int BYTES = 32;

  private final SecureRandom random;

  /** A maker of handles. */
  public Handle(SecureRandom random) {
    this.random = random;
  }

  /** A new handle. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a handle is looked up by: its SHA-256 in lower-case hex. */
  public static String digest(String handle) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(handle.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
