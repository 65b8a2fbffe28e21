package dev.assay;

import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.List;

/** Writes {@code CHECKS.md} from the rules. */
final class ChecksDocument {

  private ChecksDocument() {}

  static String of(List<Rule> rules) {
    StringBuilder text = new StringBuilder();
    text.append("# What is checked\n\n");
    text.append(
        "Generated from the rule enums of the library; a test fails when it is stale. Each rule leaves one row in"
            + " every report,\n"
            + "but for those of trust-list and rule-list, which are tried when a list is loaded,"
            + " and of business, which leave\n"
            + "one where business rules are asked for. Those of bundle are tried when an offline"
            + " bundle is loaded, but for the two\n"
            + "on its age, bundle.issued and bundle.fresh, which leave rows where a decision is"
            + " made from one; bundle.issued is tried\n"
            + "at both times.\n");
    text.append("Clauses of \"Assay\" are rules of our own, and no specification's.\n");
    for (Stage stage : Stage.values()) {
      text.append("\n## Stage ").append(stage.code()).append("\n\n");
      text.append(
          "| Rule | Demand | Clause | Fault | Requirement |\n| --- | --- | --- | --- | --- |\n");
      rules.stream().filter(rule -> rule.stage() == stage).forEach(rule -> row(rule, text));
    }
    return text.toString();
  }

  private static void row(Rule rule, StringBuilder text) {
    text.append("| `").append(rule.code()).append("` | ").append(rule.demand().replace("|", "\\|"));
    text.append(" | [").append(rule.clause()).append("](").append(rule.clause().url()).append(")");
    text.append(" | `")
        .append(rule.fault().code())
        .append("` | ")
        .append(rule.definition().requirement())
        .append(" |\n");
  }
}
