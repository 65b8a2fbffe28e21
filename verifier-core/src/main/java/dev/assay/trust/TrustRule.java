package dev.assay.trust;

import static dev.assay.check.Fault.CERT_EKU;
import static dev.assay.check.Fault.CERT_NAME_MISMATCH;
import static dev.assay.check.Fault.FETCH_BAD_CONTENT_TYPE;
import static dev.assay.check.Fault.FETCH_BLOCKED;
import static dev.assay.check.Fault.FETCH_FAILED;
import static dev.assay.check.Fault.ISSUER_MECHANISM_NOT_PERMITTED;
import static dev.assay.check.Fault.ISSUER_METADATA_INVALID;
import static dev.assay.check.Fault.ISSUER_MISMATCH;
import static dev.assay.check.Fault.ISSUER_NOT_AUTHORISED_FOR_TYPE;
import static dev.assay.check.Fault.ISSUER_UNTRUSTED;
import static dev.assay.check.Fault.KEY_AMBIGUOUS;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.KEY_NOT_FOUND;
import static dev.assay.check.Fault.KEY_PRIVATE_MATERIAL;
import static dev.assay.check.Fault.STATUS_LIST_INVALID;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Fault.TRUST_LIST_EXPIRED;
import static dev.assay.check.Fault.TRUST_NOT_GRANTED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.SD_JWT;
import static dev.assay.check.Spec.SD_JWT_VC;
import static dev.assay.check.Spec.SHC;
import static dev.assay.check.Spec.TOKEN_STATUS_LIST;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/** What must hold before a key may speak for an issuer, in the order in which it is tried. */
public enum TrustRule implements Rule {
  LISTED(
      "listed",
      SD_JWT.clause("7.1(2.3)"),
      ISSUER_UNTRUSTED,
      "SDJ-06 DID-08 SHC-09",
      "A trust list names the issuer."),
  ROLE(
      "role",
      ASSAY.clause("trust"),
      ISSUER_NOT_AUTHORISED_FOR_TYPE,
      "TRL-01",
      "The trust list names the issuer for this role, not only for another one."),
  MECHANISM(
      "mechanism",
      SD_JWT_VC.clause("2.5"),
      ISSUER_MECHANISM_NOT_PERMITTED,
      "SVC-11",
      "The issuer's key is found in the way that the trust list permits for this issuer."),
  LIST_ISSUED(
      "list.issued",
      ASSAY.clause("trust"),
      TIME_ISSUED_IN_FUTURE,
      "TRL-05",
      "The trust list was already issued at the instant of the decision."),
  LIST_FRESH(
      "list.fresh",
      ASSAY.clause("trust"),
      TRUST_LIST_EXPIRED,
      "TRL-05",
      "The trust list is not past its next update, or still in the grace that the operator set."),
  NAME(
      "name",
      SD_JWT_VC.clause("2.5"),
      CERT_NAME_MISMATCH,
      "SVC-14 SHC-05",
      "The issuer that the token names is the one that the certificate stands for."),
  GRANTED(
      "granted",
      ASSAY.clause("trust"),
      TRUST_NOT_GRANTED,
      "TRL-07",
      "The issuer's entry is granted at the instant of the decision."),
  ONE_ENTRY(
      "one_entry",
      ASSAY.clause("trust"),
      ISSUER_UNTRUSTED,
      "TRL-08",
      "Only one entry of a list can be meant."),
  FORMAT(
      "format",
      ASSAY.clause("trust"),
      ISSUER_NOT_AUTHORISED_FOR_TYPE,
      "TRL-01",
      "The trust list lets the issuer issue this format."),
  TYPE(
      "type",
      SD_JWT_VC.clause("7.7"),
      ISSUER_NOT_AUTHORISED_FOR_TYPE,
      "TRL-01",
      "The trust list lets the issuer issue this type."),
  METADATA_URL(
      "metadata.url",
      SD_JWT_VC.clause("4.1"),
      ISSUER_METADATA_INVALID,
      "SVC-15",
      "The issuer whose metadata or key set is needed is an https URL without query and fragment."),
  METADATA_HOST(
      "metadata.host",
      ASSAY.clause("fetch"),
      FETCH_BLOCKED,
      "SEC-04 SHC-11",
      "Issuer metadata and key sets are fetched only from hosts that the trust list names for the"
          + " issuer."),
  METADATA_AVAILABLE(
      "metadata.available",
      SD_JWT_VC.clause("4.3"),
      FETCH_FAILED,
      "SVC-16",
      "Issuer metadata and key sets can be had."),
  METADATA_MEDIA_TYPE(
      "metadata.media_type",
      SD_JWT_VC.clause("4.2"),
      FETCH_BAD_CONTENT_TYPE,
      "SVC-16",
      "Issuer metadata and key sets are served as JSON."),
  METADATA_FORM(
      "metadata.form",
      SD_JWT_VC.clause("4.2"),
      ISSUER_METADATA_INVALID,
      "SVC-16",
      "Issuer metadata and key sets are JSON objects."),
  METADATA_ISSUER(
      "metadata.issuer",
      SD_JWT_VC.clause("4.3"),
      ISSUER_MISMATCH,
      "SVC-16",
      "Issuer metadata is about exactly the issuer that the token names."),
  METADATA_ONE_KEY_SOURCE(
      "metadata.key_source",
      SD_JWT_VC.clause("4.2"),
      ISSUER_METADATA_INVALID,
      "SVC-16",
      "Issuer metadata has either jwks or jwks_uri."),
  METADATA_KEY_SET(
      "metadata.key_set",
      SD_JWT_VC.clause("4.2"),
      KEY_INVALID,
      "SVC-16",
      "The key set that the issuer publishes is one, and has no more keys than the limit."),
  METADATA_PUBLIC(
      "metadata.public",
      SHC.clause("generating-and-resolving-cryptographic-keys"),
      KEY_PRIVATE_MATERIAL,
      "SHC-04 SEC-22",
      "The key set that the issuer publishes has no private and no symmetric key."),
  DOCUMENT_AGE(
      "document.age",
      ASSAY.clause("trust"),
      FETCH_FAILED,
      "DID-10",
      "Documents that supply the issuer's key are not older than the trust list permits."),
  KEY_PINNED(
      "key.pinned",
      ASSAY.clause("trust"),
      ISSUER_UNTRUSTED,
      "DID-10",
      "The key is one of those that the trust list pins."),
  KEY_FOUND(
      "key.found",
      SD_JWT_VC.clause("4.3"),
      KEY_NOT_FOUND,
      "SVC-17 SEC-10",
      "The issuer has a key with the name that the token gives, for the algorithm it is signed"
          + " with."),
  KEY_UNIQUE(
      "key.unique",
      SD_JWT_VC.clause("4.3"),
      KEY_AMBIGUOUS,
      "SVC-17",
      "Only one key can be meant: none is tried in the hope that it fits."),
  KEY_CERTIFIED(
      "key.certified",
      SHC.clause("determining-keys-associated-with-an-issuer"),
      KEY_INVALID,
      "SHC-05",
      "The certificate of a key that its issuer publishes has this key, where the trust list demands"
          + " a certificate."),
  STATUS_SIGNER(
      "status_signer",
      Stage.STATUS,
      TOKEN_STATUS_LIST.clause("11.3"),
      STATUS_LIST_INVALID,
      "TSL-15",
      "The trust list names a signer of status lists in the entry of the issuer."),
  STATUS_EKU(
      "status_eku",
      Stage.STATUS,
      TOKEN_STATUS_LIST.clause("10"),
      CERT_EKU,
      "TSL-16",
      "The certificate of the signer of status lists has the extended key usage that the trust list"
          + " demands.");

  private final Definition definition;

  TrustRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    this(code, Stage.ISSUER, clause, fault, requirement, demand);
  }

  TrustRule(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("trust." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
