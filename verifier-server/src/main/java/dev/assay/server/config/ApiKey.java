package dev.assay.server.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key that a caller may use. Only its digest is known here: a key is random, so that one round of
 * SHA-256 hides it well enough.
 *
 * @param name whose it is; stands in no log and no metric
 * @param sha256 the digest of the key in lower-case hex
 */
public record ApiKey(String name, String sha256) {

  /** The digest of a key as it is written into the configuration. */
  public static String digestOf(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Whether a key with this digest is this one; takes the same time either way. */
  public boolean has(String digest) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
  }

  /** The digest opens nothing, and has no business in a log all the same. */
  @Override
  public String toString() {
    return "ApiKey[" + name + "]";
  }
}
