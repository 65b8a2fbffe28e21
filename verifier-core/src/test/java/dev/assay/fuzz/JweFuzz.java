package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Jwe;
import dev.assay.jose.JweException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Any text at all is refused: nobody knows the key. */
class JweFuzz {

  private static final EncryptionKey KEY = EncryptionKey.fresh(new SecureRandom());

  @FuzzTest
  void opensNothingThatWasNotEncryptedForItsKey(byte[] bytes) {
    try {
      Jwe.parse(new String(bytes, StandardCharsets.UTF_8)).open(KEY);
      throw new AssertionError("a forgery");
    } catch (JweException e) {
      // Refused.
    }
  }
}
