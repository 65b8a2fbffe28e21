package dev.assay.status;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.CERT_CHAIN_INVALID;
import static dev.assay.check.Fault.FETCH_BAD_CONTENT_TYPE;
import static dev.assay.check.Fault.FETCH_BLOCKED;
import static dev.assay.check.Fault.HEADER_CRIT_UNKNOWN;
import static dev.assay.check.Fault.HEADER_TYPE_MISMATCH;
import static dev.assay.check.Fault.INPUT_DECOMPRESSION_LIMIT;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.STATUS_INDEX_OUT_OF_RANGE;
import static dev.assay.check.Fault.STATUS_LIST_EXPIRED;
import static dev.assay.check.Fault.STATUS_LIST_INVALID;
import static dev.assay.check.Fault.STATUS_REVOKED;
import static dev.assay.check.Fault.STATUS_SUBJECT_MISMATCH;
import static dev.assay.check.Fault.STATUS_SUSPENDED;
import static dev.assay.check.Fault.STATUS_UNAVAILABLE;
import static dev.assay.check.Fault.STATUS_UNKNOWN_VALUE;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Fault.TIME_NOT_YET_VALID;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.HAIP;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT;
import static dev.assay.check.Spec.JWT_BCP;
import static dev.assay.check.Spec.MDOC;
import static dev.assay.check.Spec.TOKEN_STATUS_LIST;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What Token Status List draft-20 demands of whoever relies on a status, in the order in which it
 * is tried.
 */
public enum StatusRule implements Rule {
  ADDRESS(
      "address",
      ASSAY.clause("fetch"),
      FETCH_BLOCKED,
      "SEC-02, SEC-04",
      "The status list came with the request, or stands at an https address on a host that the"
          + " trust list names for this issuer."),
  AVAILABLE(
      "available",
      TOKEN_STATUS_LIST.clause("8.1"),
      STATUS_UNAVAILABLE,
      "TSL-24",
      "The status list could be had, and is no bigger than what is read."),
  MEDIA_TYPE(
      "media-type",
      TOKEN_STATUS_LIST.clause("8.1"),
      FETCH_BAD_CONTENT_TYPE,
      "TSL-03",
      "The status list is served as application/statuslist+jwt; for a mobile document as"
          + " application/statuslist+cwt, an identifier list as application/identifierlist+cwt."),
  FORM(
      "form",
      TOKEN_STATUS_LIST.clause("5.1"),
      STATUS_LIST_INVALID,
      "TSL-04, TSL-10",
      "The status list token is a JWT, or a COSE_Sign1 with its tag, with sub, iat and, unless it is"
          + " an identifier list, a status_list of 1, 2, 4 or 8 bits."),
  TYPE_HEADER(
      "typ",
      TOKEN_STATUS_LIST.clause("5.1"),
      HEADER_TYPE_MISMATCH,
      "TSL-04, TSL-23",
      "The typ header of the status list token is statuslist+jwt; application/statuslist+cwt or"
          + " application/identifierlist+cwt of a CWT."),
  CRITICAL_HEADER(
      "crit",
      JWS.clause("4.1.11"),
      HEADER_CRIT_UNKNOWN,
      "SDJ-34",
      "Every header named in crit of the status list token is understood."),
  SIGNER(
      "signer",
      TOKEN_STATUS_LIST.clause("11.3"),
      STATUS_LIST_INVALID,
      "TSL-15, TSL-16",
      "The trust list lets the signer of the status list speak about this issuer's credentials."),
  ALGORITHM(
      "alg",
      JWT_BCP.clause("3.1"),
      ALG_DISALLOWED,
      "SEC-20",
      "The signature algorithm of the status list token is one that the trust list permits its"
          + " signer."),
  HAIP_SIGNER(
      "haip",
      HAIP.clause("6.1"),
      STATUS_LIST_INVALID,
      "SVC-27, TSL-17",
      "Under HAIP the signer's certificate comes with the status list token, without the trust"
          + " anchor, and is not self-signed."),
  ISO_LIST(
      "iso",
      MDOC.clause("12.3.6.3"),
      STATUS_LIST_INVALID,
      "MDS-01",
      "The status list of a mobile document has one bit an entry, it and an identifier list have an"
          + " exp, and come with their signer's certificate, protected."),
  TRUST_POINT(
      "trust-point",
      MDOC.clause("12.3.6.2"),
      CERT_CHAIN_INVALID,
      "MDS-02",
      "The certificates of a mobile document's status list lead to the certificate that the document"
          + " names for it, or else to the authority of the document's signer; and the trust list"
          + " has them, too."),
  SIGNATURE(
      "signature",
      TOKEN_STATUS_LIST.clause("8.3"),
      SIGNATURE_INVALID,
      "TSL-15",
      "The signature of the status list token holds."),
  SUBJECT(
      "sub",
      TOKEN_STATUS_LIST.clause("8.3(4)"),
      STATUS_SUBJECT_MISMATCH,
      "TSL-06",
      "The status list token is the one that the credential names."),
  ISSUED_AT(
      "iat",
      TOKEN_STATUS_LIST.clause("8.3(4)"),
      TIME_ISSUED_IN_FUTURE,
      "TSL-08, TSL-20",
      "The status list token was not issued after the instant of the decision."),
  NOT_BEFORE(
      "nbf",
      JWT.clause("4.1.5"),
      TIME_NOT_YET_VALID,
      "TSL-04",
      "The status list token is already valid."),
  NOT_EXPIRED(
      "exp",
      TOKEN_STATUS_LIST.clause("8.3(4)"),
      STATUS_LIST_EXPIRED,
      "TSL-07",
      "The status list token has not expired."),
  FRESH(
      "ttl",
      TOKEN_STATUS_LIST.clause("8.3(4)"),
      STATUS_LIST_EXPIRED,
      "TSL-08, TSL-09",
      "The status list was received less than its ttl ago."),
  EXPANDS(
      "zlib",
      TOKEN_STATUS_LIST.clause("11.1"),
      INPUT_DECOMPRESSION_LIMIT,
      "TSL-19",
      "The list is one zlib stream, in base64url in a JWT, that expands within the limit."),
  IDENTIFIERS(
      "identifiers",
      MDOC.clause("12.3.6.4"),
      STATUS_LIST_INVALID,
      "MDS-03",
      "An identifier list has its identifiers in claim 65530, and no status list beside them."),
  INDEX(
      "index",
      TOKEN_STATUS_LIST.clause("8.3(6)"),
      STATUS_INDEX_OUT_OF_RANGE,
      "TSL-12",
      "The list has an entry at the credential's index."),
  KNOWN(
      "value",
      TOKEN_STATUS_LIST.clause("7.1"),
      STATUS_UNKNOWN_VALUE,
      "TSL-13, TSL-14",
      "The status is one of those that the specification defines."),
  NOT_REVOKED(
      "revoked",
      TOKEN_STATUS_LIST.clause("7.1"),
      STATUS_REVOKED,
      "TSL-13",
      "The issuer has not revoked the credential."),
  NOT_IDENTIFIED(
      "identified",
      MDOC.clause("12.3.6.4"),
      STATUS_REVOKED,
      "MDS-03",
      "The identifier list does not have the identifier of the mobile document."),
  NOT_SUSPENDED(
      "suspended",
      TOKEN_STATUS_LIST.clause("7.1"),
      STATUS_SUSPENDED,
      "TSL-13",
      "The issuer has not suspended the credential.");

  private final Definition definition;

  StatusRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("status." + code, Stage.STATUS, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
