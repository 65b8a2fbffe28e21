package dev.assay.check;

import java.util.Collection;

/**
 * Rules that come to the same, for the same reason, in one decision after the other; the rows are
 * made once and recorded often.
 */
public final class Settled {

  private final CheckResult[] rows;
  private final int[] numbers;

  private Settled(Collection<? extends Rule> rules, Outcome outcome, String detail) {
    rows =
        rules.stream()
            .map(rule -> new CheckResult(rule, outcome, detail))
            .toArray(CheckResult[]::new);
    numbers = rules.stream().mapToInt(rule -> rule.definition().number()).toArray();
  }

  /** These rules hold, and there is nothing to add. */
  public static Settled passed(Collection<? extends Rule> rules) {
    return new Settled(rules, Outcome.PASSED, "");
  }

  /** These rules bind something that is not there. */
  public static Settled skipped(Collection<? extends Rule> rules, String why) {
    return new Settled(rules, Outcome.NOT_APPLICABLE, why);
  }

  /** Nobody has tried these rules. */
  static Settled untried(Collection<? extends Rule> rules) {
    return new Settled(rules, Outcome.NOT_RUN, "");
  }

  int size() {
    return numbers.length;
  }

  int number(int place) {
    return numbers[place];
  }

  CheckResult row(int place) {
    return rows[place];
  }
}
