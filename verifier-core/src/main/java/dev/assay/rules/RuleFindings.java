package dev.assay.rules;

import java.util.List;

/**
 * What came of the business rules that were asked for.
 *
 * @param demand what was asked
 * @param outcomes one for each rule that binds the certificate; empty if none does
 */
public record RuleFindings(RulesDemand demand, List<RuleOutcome> outcomes) {

  public RuleFindings {
    outcomes = List.copyOf(outcomes);
  }
}
