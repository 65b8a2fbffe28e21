package dev.assay.did;

import dev.assay.check.Checks;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.KeyRejectedException.Reason;

/** How a key that is refused becomes a row. */
final class KeyFaults {

  private KeyFaults() {}

  /** Whatever reads a key. */
  @FunctionalInterface
  interface Reading<K> {
    K read() throws KeyRejectedException;
  }

  /** Reads a key; the verification ends here if it is refused. */
  static <K> K sound(Reading<K> reading, Checks checks) {
    try {
      return reading.read();
    } catch (KeyRejectedException rejected) {
      DidRule rule = rejected.reason() == Reason.PRIVATE_MATERIAL ? DidRule.PUBLIC : DidRule.SOUND;
      throw checks.halt(rule, "refused: " + rejected.getMessage());
    }
  }
}
