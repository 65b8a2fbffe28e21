package dev.assay.x509;

import static dev.assay.check.Fault.CERT_ANCHOR_IN_CHAIN;
import static dev.assay.check.Fault.CERT_EKU;
import static dev.assay.check.Fault.CERT_KEY_USAGE;
import static dev.assay.check.Fault.CERT_NAME_MISMATCH;
import static dev.assay.check.Fault.CERT_PROFILE;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Spec;
import dev.assay.check.Stage;

/**
 * What ISO/IEC 18013-5, Annex B, demands of the signer of a mobile document (document signer) and
 * of the certificate that vouches for it (IACA), on top of what {@link X509Rule} demands of every
 * path.
 */
public enum MdocCertificateRule implements Rule {
  NAMES(
      "names",
      "12.8.3",
      CERT_NAME_MISMATCH,
      "MDC-02",
      "The signer's certificate names the country of the authority's, and the same state or"
          + " province if both name one."),
  SIGNER_USAGE(
      "signer.extended-key-usage",
      "B.1.4",
      CERT_EKU,
      "MDC-03",
      "The signer's certificate is for signing documents of this type; of other documents than driving"
          + " licences, by a usage that the trust list names, too."),
  SIGNER_USAGE_CRITICAL(
      "signer.extended-key-usage.critical",
      "B.1.4",
      CERT_EKU,
      "MDC-03",
      "The extended key usage of the signer's certificate is critical."),
  SIGNER_KEY_USAGE(
      "signer.key-usage",
      "B.1.4",
      CERT_KEY_USAGE,
      "MDC-04",
      "The key usage of the signer's certificate is digitalSignature and nothing else; of one that the"
          + " trust list names itself, and holds to the strict profile, at least digitalSignature."),
  SIGNER_KEY_USAGE_CRITICAL(
      "signer.key-usage.critical",
      "B.1.4",
      CERT_KEY_USAGE,
      "MDC-04",
      "The key usage of the signer's certificate is critical."),
  SIGNER_VALIDITY(
      "signer.validity",
      "B.1.4",
      CERT_PROFILE,
      "MDC-05",
      "The signer's certificate is valid for at most 457 days."),
  SIGNER_KEY_IDENTIFIERS(
      "signer.key-identifiers",
      "B.1.4",
      CERT_PROFILE,
      "MDC-05",
      "The signer's certificate has a subject key identifier, and names the authority's key by its"
          + " own."),
  SIGNER_ISSUER_NAME(
      "signer.issuer-alternative-name",
      "B.1.4",
      CERT_PROFILE,
      "MDC-05",
      "The signer's certificate says how the authority is reached, in issuerAltName."),
  SIGNER_REVOCATION(
      "signer.crl-distribution-points",
      "B.1.4",
      CERT_PROFILE,
      "MDC-05",
      "The signer's certificate says where its revocation is published, whole and by the authority"
          + " itself."),
  ANCHOR_IN_CHAIN(
      "anchor-in-chain",
      "B.1.4",
      CERT_ANCHOR_IN_CHAIN,
      "MDC-06",
      "x5chain has the signer's certificate and no other."),
  AUTHORITY_CONSTRAINTS(
      "authority.basic-constraints",
      "B.1.2",
      CERT_PROFILE,
      "MDC-07",
      "The authority's certificate is that of a CA with no CA below it, critically."),
  AUTHORITY_KEY_USAGE(
      "authority.key-usage",
      "B.1.2",
      CERT_KEY_USAGE,
      "MDC-07",
      "The authority's certificate is for signing certificates and revocation lists, and nothing"
          + " else."),
  AUTHORITY_COUNTRY(
      "authority.country",
      "B.1.2",
      CERT_PROFILE,
      "MDC-07",
      "The authority's certificate names its country."),
  AUTHORITY_VALIDITY(
      "authority.validity",
      "B.1.2",
      CERT_PROFILE,
      "MDC-07",
      "The authority's certificate is valid for at most 20 years."),
  FORBIDDEN_EXTENSIONS(
      "forbidden-extensions",
      "B.1.1",
      CERT_PROFILE,
      "MDC-09",
      "Neither certificate has policyMappings, nameConstraints, policyConstraints, inhibitAnyPolicy"
          + " or freshestCRL.");

  private final Definition definition;

  MdocCertificateRule(String code, String clause, Fault fault, String requirement, String demand) {
    Clause where = Spec.MDOC.clause(clause);
    definition =
        new Definition("iso-cert." + code, Stage.ISSUER, where, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
