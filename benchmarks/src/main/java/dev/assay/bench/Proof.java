package dev.assay.bench;

import java.util.Map;

/** That a contender does the work, before anything of it is timed. */
final class Proof {

  private Proof() {}

  /**
   * Tries the good presentation and every tampered one.
   *
   * @throws IllegalStateException if the contender refuses the good one or accepts another
   */
  static void of(Contender contender, Presentation presentation) {
    if (!answer(contender, presentation.compact())) {
      throw new IllegalStateException("refuses what is good");
    }
    for (Map.Entry<String, String> bad : presentation.tampered().entrySet()) {
      if (answer(contender, bad.getValue())) {
        throw new IllegalStateException("accepts " + bad.getKey());
      }
    }
    if (!answer(contender, presentation.compact())) {
      throw new IllegalStateException("refuses what is good, after it saw what is not");
    }
  }

  private static boolean answer(Contender contender, String text) {
    try {
      return contender.accepts(text);
    } catch (Exception refusal) {
      return false;
    }
  }
}
