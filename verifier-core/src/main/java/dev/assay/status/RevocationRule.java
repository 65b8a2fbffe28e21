package dev.assay.status;

import static dev.assay.check.Fault.CERT_REVOCATION_UNKNOWN;
import static dev.assay.check.Fault.CERT_REVOKED;
import static dev.assay.check.Fault.FETCH_BLOCKED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.MDOC;
import static dev.assay.check.Spec.PKIX;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What is demanded of the revocation of certificates between a signer and the one that is listed.
 * Whatever is no valid answer leaves the decision open; it is never taken for good.
 */
public enum RevocationRule implements Rule {
  ADDRESS(
      "address",
      ASSAY.clause("fetch"),
      FETCH_BLOCKED,
      "CRL-03",
      "What is known of the revocation came with the request, or stands at an address on a host that"
          + " the trust list names for this issuer."),
  AVAILABLE(
      "available",
      PKIX.clause("6.3.3"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01, CRL-04, MDC-13",
      "A revocation list, or a responder's answer, could be had for every certificate of the path."),
  FORM(
      "form",
      PKIX.clause("5.1"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01",
      "The revocation list can be read, is whole, of its issuer alone, and has nothing critical"
          + " that is not understood."),
  ISSUER(
      "issuer",
      PKIX.clause("6.3.3(b)"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01",
      "The revocation list is of the issuer of the certificate, which may sign such lists; of an"
          + " older key of it only if the path leads over that key too."),
  SIGNATURE(
      "signature",
      PKIX.clause("6.3.3(g)"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01",
      "The signature of the revocation list holds with the issuer's key."),
  SCOPE(
      "scope",
      PKIX.clause("6.3.3(b)"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01",
      "The revocation list speaks about this certificate, for every reason."),
  CURRENT(
      "current",
      PKIX.clause("5.1.2.5"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01",
      "The revocation list was issued by the instant of the decision, and its next update is not"
          + " past."),
  ISO_PROFILE(
      "iso",
      MDOC.clause("B.2"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-02, MDC-13",
      "Under the strict profile the revocation list has version 2, lasts 90 days at most and has no"
          + " extensions but two."),
  CONFORMING(
      "conforming",
      PKIX.clause("5"),
      CERT_REVOCATION_UNKNOWN,
      "CRL-01",
      "The revocation list is as RFC 5280 demands it of issuers, where the trust list holds the issuer"
          + " to that."),
  NOT_REVOKED(
      "revoked",
      PKIX.clause("6.3.3"),
      CERT_REVOKED,
      "CRL-01, CRL-04, MDC-13",
      "No certificate of the path was revoked by its issuer.");

  private final Definition definition;

  RevocationRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("revocation." + code, Stage.STATUS, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
