package dev.assay.server.presentation;

import dev.assay.jose.EncryptionKey;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The keys that answers are encrypted for.
 *
 * @param published the same for every request; absent if each has its own, which is better: who
 *     learns it later reads that one answer
 */
record AnswerKeys(SecureRandom random, Optional<EncryptionKey> published) {

  EncryptionKey next() {
    return published.orElseGet(this::fresh);
  }

  /** One that nobody else has. */
  EncryptionKey fresh() {
    return EncryptionKey.fresh(random);
  }

  /** Does not show a key. */
  @Override
  public String toString() {
    return "AnswerKeys";
  }
}
