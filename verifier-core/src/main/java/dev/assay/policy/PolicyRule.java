package dev.assay.policy;

import static dev.assay.check.Fault.CLAIM_MISSING;
import static dev.assay.check.Fault.ISSUER_NOT_AUTHORISED_FOR_TYPE;
import static dev.assay.check.Fault.POLICY_ASSURANCE_INSUFFICIENT;
import static dev.assay.check.Fault.POLICY_FRAMEWORK_UNKNOWN;
import static dev.assay.check.Fault.POLICY_PROVIDER_NOT_REGISTERED;
import static dev.assay.check.Fault.STATUS_MISSING;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Fault.TIME_MISSING;
import static dev.assay.check.Fault.TYPE_MISMATCH;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.SD_JWT_VC;
import static dev.assay.check.Spec.TOKEN_STATUS_LIST;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/** What a relying party can demand on top of what the specifications do. */
public enum PolicyRule implements Rule {
  TYPE(
      "type",
      ASSAY.clause("policy"),
      TYPE_MISMATCH,
      "SVC-03, SVC-30",
      "The credential is of a type that the policy accepts, compared exactly."),
  TYPE_AUTHORISED(
      "type.authorised",
      SD_JWT_VC.clause("7.7"),
      ISSUER_NOT_AUTHORISED_FOR_TYPE,
      "SVC-05",
      "The trust list lets the issuer speak for the type that the policy relies on."),
  CLAIMS(
      "claims",
      ASSAY.clause("policy"),
      CLAIM_MISSING,
      "SDJ-22",
      "Every claim that the policy needs is disclosed."),
  ISSUER(
      "issuer",
      ASSAY.clause("policy"),
      POLICY_PROVIDER_NOT_REGISTERED,
      "TRL-02",
      "The issuer is one that the policy accepts, compared exactly."),
  TRUST_LIST(
      "trust-list",
      ASSAY.clause("policy"),
      POLICY_PROVIDER_NOT_REGISTERED,
      "TRL-02",
      "The issuer is trusted by a trust list that the policy accepts."),
  SECTOR(
      "sector",
      ASSAY.clause("policy"),
      POLICY_PROVIDER_NOT_REGISTERED,
      "TRL-02",
      "The issuer belongs to a sector that the policy accepts."),
  ASSURANCE_FRAMEWORK(
      "assurance.framework",
      ASSAY.clause("policy"),
      POLICY_FRAMEWORK_UNKNOWN,
      "TRL-02",
      "The trust list states the assurance of the issuer's credentials in the framework that the"
          + " policy uses."),
  ASSURANCE(
      "assurance.level",
      ASSAY.clause("policy"),
      POLICY_ASSURANCE_INSUFFICIENT,
      "TRL-02",
      "The assurance is at least the level that the policy demands."),
  ISSUED_AT(
      "age.known",
      ASSAY.clause("policy"),
      TIME_MISSING,
      "SDJ-22",
      "The credential says when it was issued, where the policy limits its age."),
  AGE(
      "age",
      ASSAY.clause("policy"),
      TIME_EXPIRED,
      "SDJ-22",
      "The credential is not older than the policy permits."),
  STATUS(
      "status",
      TOKEN_STATUS_LIST.clause("8.3"),
      STATUS_MISSING,
      "SVC-10",
      "The credential has a status, where the policy requires one.");

  private final Definition definition;

  PolicyRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("policy." + code, Stage.POLICY, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
