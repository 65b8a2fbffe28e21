package dev.assay.rules;

import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.TRUST_LIST_CRITICAL_EXT;
import static dev.assay.check.Fault.TRUST_LIST_SCHEMA;
import static dev.assay.check.Fault.TRUST_LIST_SIGNATURE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT_BCP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What a rule list must be to be used at all. These rules are enforced when a list is read, by a
 * {@link RuleListFault}, before any verification; they leave no rows in its report.
 */
public enum RuleListRule implements Rule {
  SIZE(
      "size",
      ASSAY.clause("rule-list"),
      INPUT_TOO_LARGE,
      "A rule list stays within the limits of size and of number of rules."),
  SCHEMA(
      "schema",
      ASSAY.clause("rule-list"),
      TRUST_LIST_SCHEMA,
      "A rule list is in the native format, whole, with nothing in it that is not understood."),
  SIGNATURE(
      "signature",
      JWT_BCP.clause("3.1"),
      TRUST_LIST_SIGNATURE,
      "A signed rule list is signed by a pinned key, as what it is."),
  CRITICAL(
      "crit",
      JWS.clause("4.1.11"),
      TRUST_LIST_CRITICAL_EXT,
      "Every header of a signed rule list that is named in crit is understood.");

  private final Definition definition;

  RuleListRule(String code, Clause clause, Fault fault, String demand) {
    definition = new Definition("rule-list." + code, Stage.POLICY, clause, fault, "DCC-15", demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
