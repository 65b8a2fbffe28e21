package dev.assay.check;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Rules that are bound together, each once and in their order; made once and bound often. */
public final class RuleSet {

  private final List<Rule> rules;
  private final CheckResult[] untried;
  private final int[] numbers;

  private RuleSet(Stream<? extends Rule> all) {
    rules = all.<Rule>map(rule -> rule).distinct().toList();
    untried =
        rules.stream()
            .map(rule -> new CheckResult(rule, Outcome.NOT_RUN, ""))
            .toArray(CheckResult[]::new);
    numbers = rules.stream().mapToInt(rule -> rule.definition().number()).toArray();
  }

  /** These rules. */
  public static RuleSet of(Collection<? extends Rule> rules) {
    return new RuleSet(rules.stream());
  }

  /** These, and then others. */
  public RuleSet and(Collection<? extends Rule> others) {
    return new RuleSet(Stream.concat(rules.stream(), others.stream()));
  }

  int size() {
    return numbers.length;
  }

  int number(int place) {
    return numbers[place];
  }

  CheckResult untried(int place) {
    return untried[place];
  }
}
