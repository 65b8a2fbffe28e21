package dev.assay.x509;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.CERT_CHAIN_INVALID;
import static dev.assay.check.Fault.CERT_EKU;
import static dev.assay.check.Fault.CERT_EXPIRED;
import static dev.assay.check.Fault.CERT_KEY_USAGE;
import static dev.assay.check.Fault.CERT_NOT_YET_VALID;
import static dev.assay.check.Fault.CERT_PROFILE;
import static dev.assay.check.Fault.CERT_UNKNOWN_CRITICAL;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.ISSUER_UNTRUSTED;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.PKIX;
import static dev.assay.check.Spec.SD_JWT_VC;
import static dev.assay.check.Spec.TOKEN_STATUS_LIST;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.EnumSet;
import java.util.Set;

/** What RFC 5280, and we, demand of the certificates that come with a token. */
public enum X509Rule implements Rule {
  CHAIN_LENGTH(
      "chain.length",
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SEC-36",
      "There is at least one certificate, and no more than the limit."),
  CHAIN_SIZE(
      "chain.size",
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SEC-36",
      "The certificates together have at most 64 KiB."),
  CERTIFICATE_FORM(
      "certificate.form",
      JWS.clause("4.1.6"),
      INPUT_MALFORMED,
      "SVC-12",
      "Each element of the chain is the base64 of one X.509 certificate in DER."),
  CHAIN_ONCE(
      "chain.once",
      ASSAY.clause("chain"),
      CERT_CHAIN_INVALID,
      "SEC-36",
      "No certificate is in the chain twice."),
  CHAIN_ORDER(
      "chain.order",
      JWS.clause("4.1.6"),
      CERT_CHAIN_INVALID,
      "SEC-36",
      "Each certificate is issued by the one after it."),
  CHAIN_USED(
      "chain.used",
      ASSAY.clause("chain"),
      CERT_CHAIN_INVALID,
      "SEC-36",
      "Nothing follows the listed certificate in the chain."),
  ANCHOR(
      "anchor",
      SD_JWT_VC.clause("2.5"),
      ISSUER_UNTRUSTED,
      "SVC-12, SEC-37",
      "The chain leads to a certificate that the trust list names for this role."),
  BUDGET(
      "budget",
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SEC-36",
      "Finding a path takes at most 100 signatures, and no more than 50,000 names are held against"
          + " name constraints."),
  ALREADY_VALID(
      "not-before",
      PKIX.clause("6.1.3(a.2)"),
      CERT_NOT_YET_VALID,
      "SEC-35",
      "Every certificate of the path, the listed one included, is already valid."),
  NOT_EXPIRED(
      "not-after",
      PKIX.clause("6.1.3(a.2)"),
      CERT_EXPIRED,
      "SEC-35",
      "No certificate of the path, the listed one included, has expired."),
  KEY(
      "key",
      ASSAY.clause("keys"),
      KEY_INVALID,
      "SEC-26",
      "Every key of the path is one that this verifier would use: a named curve, or RSA of"
          + " sufficient size."),
  SIGNATURE_ALGORITHM(
      "signature.algorithm",
      ASSAY.clause("certificate-signatures"),
      ALG_DISALLOWED,
      "SEC-35",
      "Every certificate is signed with ECDSA, Ed25519, Ed448 or RSA, over SHA-256 or stronger."),
  EXTENSIONS_READABLE(
      "extensions",
      PKIX.clause("4.2"),
      CERT_PROFILE,
      "SEC-35",
      "Every extension that the decision rests on can be read."),
  HOST_NAMES(
      "names",
      PKIX.clause("4.2.1.6"),
      CERT_PROFILE,
      "SEC-39, SEC-40",
      "No host name, and no name constraint on host names, ends with a dot."),
  LEAF_NOT_CA(
      "leaf.ca",
      PKIX.clause("4.2.1.9"),
      CERT_PROFILE,
      "SEC-35",
      "The signer's certificate is not the certificate of a CA."),
  LEAF_KEY_USAGE(
      "leaf.key-usage",
      PKIX.clause("4.2.1.3"),
      CERT_KEY_USAGE,
      "SEC-35",
      "The signer's certificate permits digital signatures, and no signing of certificates."),
  LEAF_EXTENDED_KEY_USAGE(
      "leaf.extended-key-usage",
      TOKEN_STATUS_LIST.clause("10"),
      CERT_EKU,
      "SEC-38, TSL-16",
      "The signer's certificate names the extended key usage that is configured for what it"
          + " signs."),
  SIGNATURE(
      "signature",
      PKIX.clause("6.1.3(a.1)"),
      CERT_CHAIN_INVALID,
      "SEC-35",
      "Each certificate is signed by the one after it."),
  CA(
      "ca",
      PKIX.clause("6.1.4(k)"),
      CERT_CHAIN_INVALID,
      "SEC-35",
      "Every certificate above the signer's, the listed one included, is the certificate of a CA."),
  CA_KEY_USAGE(
      "ca.key-usage",
      PKIX.clause("6.1.4(n)"),
      CERT_KEY_USAGE,
      "SEC-35",
      "Every CA's certificate permits signing certificates."),
  PATH_LENGTH(
      "path-length",
      PKIX.clause("6.1.4(l)"),
      CERT_CHAIN_INVALID,
      "SEC-35",
      "The path below a CA is no longer than its certificate permits."),
  NAME_CONSTRAINTS(
      "name-constraints",
      PKIX.clause("6.1.3(b)"),
      CERT_CHAIN_INVALID,
      "SEC-35, SEC-39",
      "Every name lies within the name constraints of the CAs above it; nobody but a CA has any."),
  CRITICAL_EXTENSIONS(
      "critical",
      PKIX.clause("6.1.4(o)"),
      CERT_UNKNOWN_CRITICAL,
      "SEC-35",
      "Every critical extension is understood."),
  PATH(
      "path",
      PKIX.clause("6.1"),
      CERT_CHAIN_INVALID,
      "SEC-35",
      "The path is valid in every other respect, certificate policies included."),
  CONFORMING(
      "conforming",
      PKIX.clause("4"),
      CERT_PROFILE,
      "SEC-35",
      "Every certificate is as RFC 5280 demands it of issuers, where the trust list holds the issuer"
          + " to that."),
  PURPOSES(
      "purposes",
      PKIX.clause("4.2.1.12"),
      CERT_EKU,
      "SEC-38",
      "The signer's certificate names the extended key usages that the trust list demands, and no"
          + " authority above it is limited to others."),
  POLICIES(
      "policies",
      PKIX.clause("6.1.5(g)"),
      CERT_PROFILE,
      "SEC-35",
      "The path is valid for one of the certificate policies that the trust list demands.");

  /** Those that bind because the trust list of an issuer says so. */
  static final Set<X509Rule> BY_TRUST_LIST = EnumSet.of(CONFORMING, PURPOSES, POLICIES);

  private final Definition definition;

  X509Rule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("x509." + code, Stage.ISSUER, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
