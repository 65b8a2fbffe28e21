package dev.assay.rules;

import static dev.assay.check.Fault.POLICY_PURPOSE_NOT_PERMITTED;
import static dev.assay.check.Fault.TIME_OUT_OF_RANGE;
import static dev.assay.check.Fault.TRUST_LIST_EXPIRED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.CERTLOGIC;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What business rules add to a report. They are bound where business rules are asked for, by {@link
 * RuleEvaluator#check}, and can only reject.
 */
public enum BusinessRule implements Rule {
  FRESH(
      "fresh",
      ASSAY.clause("business-rules"),
      TRUST_LIST_EXPIRED,
      "The rule list is not past its next update, or within the grace that it grants."),
  VALID_ON_ARRIVAL(
      "valid-on-arrival",
      ASSAY.clause("business-rules"),
      TIME_OUT_OF_RANGE,
      "The certificate is issued before, and valid beyond, the arrival by which rules are asked."),
  /** That nobody wrote down a demand is not known to mean that there is none. */
  APPLICABLE(
      "applicable",
      ASSAY.clause("business-rules"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "The rule list has an acceptance rule of the country of arrival that binds the certificate."),
  HOLD(
      "hold",
      ASSAY.clause("business-rules"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "Every business rule that binds the certificate and gives an answer holds."),
  DETERMINED(
      "determined",
      CERTLOGIC.clause("introduction"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "Every business rule that binds the certificate gives an answer: none is left open.");

  private final Definition definition;

  BusinessRule(String code, Clause clause, Fault fault, String demand) {
    definition = new Definition("business." + code, Stage.POLICY, clause, fault, "DCC-15", demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
