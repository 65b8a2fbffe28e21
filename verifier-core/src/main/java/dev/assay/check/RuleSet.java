package dev.assay.check;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Rules that are bound together, each once and in their order; made once and bound often. */
public final class RuleSet {

  private final List<Rule> rules;
  private final Settled untried;

  private RuleSet(Stream<? extends Rule> all) {
    rules = all.<Rule>map(rule -> rule).distinct().toList();
    untried = Settled.untried(rules);
  }

  /** These rules. */
  public static RuleSet of(Collection<? extends Rule> rules) {
    return new RuleSet(rules.stream());
  }

  /** These, and then others. */
  public RuleSet and(Collection<? extends Rule> others) {
    return new RuleSet(Stream.concat(rules.stream(), others.stream()));
  }

  /** What they come to before any of them is tried. */
  Settled untried() {
    return untried;
  }
}
