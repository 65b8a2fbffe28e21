package dev.assay.server.presentation;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Texts that nobody can guess, and their digests, which is all that is kept of some. */
final class Secrets {

  /** 256 bits, where OpenID4VP 1.0, 5.2 and 8.2 want 128. */
  private static final int BYTES = 32;

  private final SecureRandom random;

  Secrets(SecureRandom random) {
    this.random = random;
  }

  /** 43 characters of base64url. */
  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }

  static String digest(String secret) {
    return Base64Url.encode(HashAlgorithm.SHA_256.digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a secret has this digest; takes the same time either way. */
  static boolean has(String digest, String secret) {
    return equal(digest, digest(secret));
  }

  /** Whether two are the same; takes the same time either way. */
  static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
