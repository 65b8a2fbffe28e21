package dev.assay.status;

import static dev.assay.check.Fault.CERT_REVOCATION_UNKNOWN;
import static dev.assay.check.Fault.CERT_REVOKED;
import static dev.assay.check.Spec.OCSP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What is demanded of a responder's answer about the revocation of a certificate. Whatever is no
 * valid answer leaves the decision open; it is never taken for good.
 */
public enum OcspRule implements Rule {
  FORM(
      "form",
      OCSP.clause("4.2.1"),
      CERT_REVOCATION_UNKNOWN,
      "The response can be read, is of the basic type, and has nothing critical that is not"
          + " understood."),
  SUCCESSFUL(
      "successful",
      OCSP.clause("4.2.1"),
      CERT_REVOCATION_UNKNOWN,
      "The responder gave an answer, and no error."),
  RESPONDER(
      "responder",
      OCSP.clause("4.2.2.2"),
      CERT_REVOCATION_UNKNOWN,
      "The responder is the issuer of the certificate, or has a certificate of that issuer for this"
          + " purpose."),
  SIGNATURE(
      "signature",
      OCSP.clause("3.2"),
      CERT_REVOCATION_UNKNOWN,
      "The signature of the response holds with the responder's key."),
  CERTIFICATE(
      "certificate",
      OCSP.clause("3.2"),
      CERT_REVOCATION_UNKNOWN,
      "The response has one answer about the certificate, which the responder knows."),
  CURRENT(
      "current",
      OCSP.clause("3.2"),
      CERT_REVOCATION_UNKNOWN,
      "The answer is of the instant of the decision: not from the future, not older than a week, its"
          + " next update not past, and the responder's certificate valid."),
  NOT_REVOKED(
      "revoked", OCSP.clause("2.2"), CERT_REVOKED, "The responder says that it was not revoked.");

  private final Definition definition;

  OcspRule(String code, Clause clause, Fault fault, String demand) {
    definition = new Definition("ocsp." + code, Stage.STATUS, clause, fault, "CRL-05", demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
