package dev.assay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of every rule that was bound, in the order in which the rules were bound.
 *
 * @param results one row a rule
 */
public record Report(List<CheckResult> results) {

  public Report {
    results = List.copyOf(results);
  }

  /** Whether every rule passed or did not apply, and there was at least one. */
  public boolean permitsAcceptance() {
    for (int i = 0; i < results.size(); i++) {
      if (!results.get(i).outcome().permitsAcceptance()) {
        return false;
      }
    }
    return !results.isEmpty();
  }

  /** The rows with this outcome. */
  public List<CheckResult> with(Outcome outcome) {
    List<CheckResult> rows = new ArrayList<>();
    for (CheckResult result : results) {
      if (result.outcome() == outcome) {
        rows.add(result);
      }
    }
    return List.copyOf(rows);
  }

  /** The row of a rule, absent if the rule was never bound. */
  public Optional<CheckResult> of(Rule rule) {
    return results.stream().filter(result -> result.rule() == rule).findFirst();
  }

  /** The outcome of a rule, {@link Outcome#NOT_RUN} if the rule was never bound. */
  public Outcome outcomeOf(Rule rule) {
    return of(rule).map(CheckResult::outcome).orElse(Outcome.NOT_RUN);
  }
}
