package dev.assay.sdjwt;

import static dev.assay.check.Fault.BINDING_REQUIRED;
import static dev.assay.check.Fault.CERT_ANCHOR_IN_CHAIN;
import static dev.assay.check.Fault.CERT_CHAIN_INVALID;
import static dev.assay.check.Fault.CERT_SELF_SIGNED;
import static dev.assay.check.Fault.CLAIM_INVALID;
import static dev.assay.check.Fault.CLAIM_MISSING;
import static dev.assay.check.Fault.DISCLOSURE_NEVER_SELECTIVE;
import static dev.assay.check.Fault.FETCH_BLOCKED;
import static dev.assay.check.Fault.HEADER_TYPE_MISMATCH;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.STATUS_LIST_INVALID;
import static dev.assay.check.Fault.TYPE_METADATA_CIRCULAR;
import static dev.assay.check.Fault.TYPE_METADATA_INTEGRITY;
import static dev.assay.check.Fault.TYPE_METADATA_INVALID;
import static dev.assay.check.Fault.TYPE_MISSING;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.HAIP;
import static dev.assay.check.Spec.SD_JWT_VC;
import static dev.assay.check.Stage.FORMAT;
import static dev.assay.check.Stage.HOLDER;
import static dev.assay.check.Stage.ISSUER;
import static dev.assay.check.Stage.SIGNATURE;
import static dev.assay.check.Stage.VALIDITY;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What SD-JWT VC draft-18, and HAIP 1.0 where an issuer is held to it, demand on top of {@link
 * SdJwtRule}.
 */
public enum SdJwtVcRule implements Rule {
  TYPE_HEADER(
      "typ",
      FORMAT,
      SD_JWT_VC.clause("2.2.1"),
      HEADER_TYPE_MISMATCH,
      "SVC-01",
      "The typ header is dc+sd-jwt."),
  TYPE(
      "vct",
      FORMAT,
      SD_JWT_VC.clause("2.2.2.1"),
      TYPE_MISSING,
      "SVC-03",
      "The type stands in vct, as a string, signed and not disclosed."),

  LEGACY_TYPE_HEADER(
      "typ.legacy",
      ISSUER,
      ASSAY.clause("legacy"),
      HEADER_TYPE_MISMATCH,
      "SVC-02",
      "The former typ vc+sd-jwt is used only by an issuer for which the trust list permits it, and"
          + " not for W3C credentials."),
  HAIP_CERTIFICATE(
      "haip.x5c",
      ISSUER,
      HAIP.clause("6.1.1"),
      CERT_CHAIN_INVALID,
      "SVC-13",
      "Under HAIP the issuer's certificate comes with the token."),
  HAIP_ANCHOR(
      "haip.anchor",
      ISSUER,
      HAIP.clause("6.1.1"),
      CERT_ANCHOR_IN_CHAIN,
      "SVC-13",
      "Under HAIP the trust anchor does not come with the token."),
  HAIP_SELF_SIGNED(
      "haip.self-signed",
      ISSUER,
      HAIP.clause("6.1.1"),
      CERT_SELF_SIGNED,
      "SVC-13",
      "Under HAIP the issuer's certificate is not the listed certificate itself."),

  NEVER_SELECTIVE(
      "never-selective",
      SIGNATURE,
      SD_JWT_VC.clause("2.2.2.3"),
      DISCLOSURE_NEVER_SELECTIVE,
      "SVC-06",
      "Claims that decide about the credential never arrive as disclosures."),
  ALSO_KNOWN_AS(
      "aka_vcts",
      SIGNATURE,
      SD_JWT_VC.clause("2.2.2.2"),
      CLAIM_INVALID,
      "SVC-04",
      "Other types that the credential claims are a list of distinct strings, without its own"
          + " type."),
  CONFIRMATION(
      "cnf",
      SIGNATURE,
      SD_JWT_VC.clause("8.3"),
      KEY_INVALID,
      "SVC-08",
      "The holder's key is not to be fetched from somewhere."),
  HAIP_STATUS(
      "haip.status",
      SIGNATURE,
      HAIP.clause("6.1"),
      STATUS_LIST_INVALID,
      "SVC-27",
      "Under HAIP a status, if there is one, names a status list."),

  METADATA_AVAILABLE(
      "type-metadata.available",
      VALIDITY,
      SD_JWT_VC.clause("5.3"),
      TYPE_METADATA_INVALID,
      "SVC-19",
      "The type metadata that the trust list requires is at hand."),
  METADATA_ADDRESS(
      "type-metadata.address",
      VALIDITY,
      SD_JWT_VC.clause("7.9"),
      FETCH_BLOCKED,
      "SVC-25",
      "Type metadata comes from a host that the trust list names, never from the type itself."),
  METADATA_FORM(
      "type-metadata.form",
      VALIDITY,
      SD_JWT_VC.clause("5.2"),
      TYPE_METADATA_INVALID,
      "SVC-19",
      "Type metadata is a JSON object of the form that the specification gives."),
  METADATA_TYPE(
      "type-metadata.vct",
      VALIDITY,
      SD_JWT_VC.clause("5.3"),
      TYPE_METADATA_INVALID,
      "SVC-19",
      "Type metadata is that of the type it was looked up for."),
  METADATA_INTEGRITY(
      "type-metadata.integrity",
      VALIDITY,
      SD_JWT_VC.clause("6"),
      TYPE_METADATA_INTEGRITY,
      "SVC-20",
      "Type metadata has the digest that was signed for it."),
  METADATA_CIRCULAR(
      "type-metadata.extends",
      VALIDITY,
      SD_JWT_VC.clause("7.4"),
      TYPE_METADATA_CIRCULAR,
      "SVC-21",
      "No type extends itself, and the chain of types is not longer than the limit."),
  METADATA_WEAKENED(
      "type-metadata.weakened",
      VALIDITY,
      SD_JWT_VC.clause("5.6.5.1"),
      TYPE_METADATA_INVALID,
      "SVC-23",
      "No type weakens what the type that it extends demands."),
  METADATA_DISCLOSURE(
      "type-metadata.sd",
      VALIDITY,
      SD_JWT_VC.clause("5.6"),
      TYPE_METADATA_INVALID,
      "SVC-22",
      "Claims are selectively disclosable as the type metadata says."),
  METADATA_MANDATORY(
      "type-metadata.mandatory",
      VALIDITY,
      SD_JWT_VC.clause("5.6"),
      CLAIM_MISSING,
      "SVC-22",
      "Claims that the type metadata calls mandatory are there, unless they may have been"
          + " withheld."),

  HAIP_KEY_BINDING(
      "haip.kb",
      HOLDER,
      HAIP.clause("6.1.1.1"),
      BINDING_REQUIRED,
      "SVC-26",
      "Under HAIP a credential that is bound to a holder's key is always presented with a key"
          + " binding JWT.");

  private final Definition definition;

  SdJwtVcRule(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("sd-jwt-vc." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
