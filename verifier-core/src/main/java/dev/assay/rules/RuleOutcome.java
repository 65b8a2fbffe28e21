package dev.assay.rules;

import java.util.List;

/**
 * What came of one rule.
 *
 * @param identifier the rule
 * @param version which version of it
 * @param result what came of it
 * @param affectedFields the names of what the rule looks at, and none of their values
 * @param description what the rule demands, in the language that was asked for if there is such a
 *     description
 * @param reason why the rule is open; empty if it is not
 */
public record RuleOutcome(
    String identifier,
    RuleVersion version,
    RuleType type,
    Result result,
    List<String> affectedFields,
    String description,
    String reason) {

  public RuleOutcome {
    affectedFields = List.copyOf(affectedFields);
  }

  /** What can come of a rule. */
  public enum Result {
    /** The certificate is as the rule wants it. */
    PASSED,
    /** It is not. */
    FAILED,
    /** The rule gave no answer. That is never a yes. */
    OPEN
  }

  /** The rule and its version, such as {@code VR-DE-0001 1.2.0}. */
  String name() {
    return identifier + " " + version;
  }
}
