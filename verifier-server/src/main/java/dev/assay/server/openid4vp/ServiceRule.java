package dev.assay.server.openid4vp;

import static dev.assay.check.Fault.POLICY_MINIMISATION;
import static dev.assay.check.Fault.POLICY_PURPOSE_NOT_PERMITTED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.HAIP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/** What the operator lets a service ask for, tried before a wallet hears of it. */
public enum ServiceRule implements Rule {
  FLOW(
      "flow",
      HAIP.clause("5.1"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "VPQ-20",
      "A service asks a wallet on another device only if it accepts the risk of phishing."),
  TYPE(
      "type",
      ASSAY.clause("services"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "PRI-01",
      "Where it is said what a service may ask for, it asks for credentials of these formats and"
          + " types alone."),
  WHOLE(
      "whole",
      ASSAY.clause("services"),
      POLICY_MINIMISATION,
      "PRI-01",
      "Where it is said what a service may ask for, it names the claims that it asks for."),
  CLAIM(
      "claim",
      ASSAY.clause("services"),
      POLICY_MINIMISATION,
      "PRI-01",
      "Where it is said what a service may ask for, it asks for these claims, or parts of them,"
          + " alone.");

  private final Definition definition;

  ServiceRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition(
            "openid4vp.service." + code, Stage.POLICY, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
