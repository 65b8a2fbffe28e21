package dev.assay.dcc;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.BINDING_REQUIRED;
import static dev.assay.check.Fault.CERT_EKU;
import static dev.assay.check.Fault.CLAIM_INCONSISTENT;
import static dev.assay.check.Fault.CLAIM_INVALID;
import static dev.assay.check.Fault.HEADER_CRIT_UNKNOWN;
import static dev.assay.check.Fault.INPUT_BAD_ENCODING;
import static dev.assay.check.Fault.INPUT_DECOMPRESSION_LIMIT;
import static dev.assay.check.Fault.INPUT_DUPLICATE_KEY;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.INPUT_TOO_DEEP;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.INPUT_TRAILING_DATA;
import static dev.assay.check.Fault.KEY_NOT_FOUND;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Fault.TIME_MISSING;
import static dev.assay.check.Fault.TIME_OUT_OF_RANGE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.CBOR;
import static dev.assay.check.Spec.COSE;
import static dev.assay.check.Spec.DCC_SCHEMA;
import static dev.assay.check.Spec.HCERT;
import static dev.assay.check.Stage.FORMAT;
import static dev.assay.check.Stage.HOLDER;
import static dev.assay.check.Stage.ISSUER;
import static dev.assay.check.Stage.SIGNATURE;
import static dev.assay.check.Stage.VALIDITY;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Spec;
import dev.assay.check.Stage;

/**
 * What HCERT 1.0.8 demands of whoever relies on a certificate, in the order in which it is tried.
 */
public enum DccRule implements Rule {
  SIZE(
      "size",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SEC-57",
      "The code is no longer than a QR code can be, and the token within the limits on bytes and items."),
  CONTEXT(
      "context",
      FORMAT,
      HCERT.clause("4.2.2"),
      INPUT_MALFORMED,
      "DCC-01",
      "The text begins with the context identifier HC1:, or AT1: of Austria's exemptions."),
  BASE45(
      "base45",
      FORMAT,
      Spec.BASE45.clause("4"),
      INPUT_BAD_ENCODING,
      "DCC-01",
      "The rest is base45: no other characters, no number out of range, nothing left over."),
  INFLATE_LIMIT(
      "zlib.limit",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_DECOMPRESSION_LIMIT,
      "DCC-02 SEC-59",
      "No more comes out of the compressed token than a certificate can have."),
  ZLIB(
      "zlib",
      FORMAT,
      HCERT.clause("4.2.1"),
      INPUT_MALFORMED,
      "DCC-02",
      "What is compressed is whole zlib, and its checksum holds."),
  ZLIB_TRAILING(
      "zlib.trailing",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TRAILING_DATA,
      "SEC-59",
      "Nothing follows the compressed token."),
  DEPTH(
      "depth",
      FORMAT,
      CBOR.clause("10"),
      INPUT_TOO_DEEP,
      "SEC-57",
      "The CBOR is not nested more deeply than the limit."),
  WELL_FORMED(
      "cbor",
      FORMAT,
      CBOR.clause("5.3"),
      INPUT_MALFORMED,
      "DCC-03 SEC-57",
      "The token and its claims are well-formed CBOR, with tags, keys and finite numbers of the kinds that are known."),
  TEXT("cbor.utf8", FORMAT, CBOR.clause("3.1"), INPUT_BAD_ENCODING, "DCC-12", "Text is UTF-8."),
  TRAILING(
      "cbor.trailing",
      FORMAT,
      CBOR.clause("5.3"),
      INPUT_TRAILING_DATA,
      "SEC-57",
      "Nothing follows the CBOR."),
  UNIQUE_KEYS(
      "cbor.unique",
      FORMAT,
      CBOR.clause("5.6"),
      INPUT_DUPLICATE_KEY,
      "SEC-57",
      "No key occurs twice in a map."),
  COSE_FORM(
      "cose",
      FORMAT,
      HCERT.clause("3.3.1"),
      INPUT_MALFORMED,
      "DCC-03",
      "The token is a COSE_Sign1 with its payload: with tag 18 or without, and in tag 61 around 18 or not."),
  CWT_FORM(
      "cwt",
      FORMAT,
      HCERT.clause("3.3.1"),
      INPUT_MALFORMED,
      "DCC-03 NHS-01",
      "The claims are a map with a certificate of version 1 in claim -260, and iss, if it is there, is text."),
  ONE_ENTRY(
      "payload.one",
      FORMAT,
      DCC_SCHEMA.clause("oneOf"),
      CLAIM_INVALID,
      "DCC-09",
      "Exactly one thing is certified: one entry in one of the groups that the context identifier permits."),
  ALGORITHM(
      "alg",
      FORMAT,
      HCERT.clause("3.3.2"),
      ALG_DISALLOWED,
      "DCC-04",
      "The algorithm is ES256 or PS256."),
  CRITICAL_HEADER(
      "cose.crit",
      FORMAT,
      COSE.clause("3.1"),
      HEADER_CRIT_UNKNOWN,
      "DCC-03",
      "Every header that is named in crit is understood."),
  KEY_ID(
      "kid",
      FORMAT,
      HCERT.clause("3.3.3"),
      KEY_NOT_FOUND,
      "DCC-05",
      "The key has a name: kid, of the protected header or else of the other one."),
  COMPRESSED(
      "compressed",
      ISSUER,
      HCERT.clause("4.2.1"),
      INPUT_MALFORMED,
      "DCC-02",
      "The token is compressed, unless the trust list permits the issuer older practice."),
  ALGORITHM_PERMITTED(
      "alg.permitted",
      SIGNATURE,
      HCERT.clause("3.3.2"),
      ALG_DISALLOWED,
      "DCC-04 SEC-20 SEC-21",
      "The trust list permits the algorithm for a key of that name, and it is one for that kind of key."),
  SIGNATURE_VALID(
      "signature",
      SIGNATURE,
      HCERT.clause("3.3.3"),
      SIGNATURE_INVALID,
      "DCC-06 DCC-10",
      "The signature holds with one of the keys of that name that are on the trust list."),
  KEY_USAGE(
      "signer.usage",
      SIGNATURE,
      HCERT.clause("A.4"),
      CERT_EKU,
      "DCC-11",
      "The signer's certificate is for what is certified, if it names any such use, in either of"
          + " the two arcs; one that names other uses alone, such as visible digital seals, is not,"
          + " unless they are those that known signers have."),
  COUNTRY(
      "signer.country",
      SIGNATURE,
      HCERT.clause("5"),
      CLAIM_INCONSISTENT,
      "DCC-13 NHS-01",
      "The country of iss is that of the signer's certificate, or one it signs for, unless the trust list states this iss for the key."),
  VERSION(
      "payload.ver",
      VALIDITY,
      DCC_SCHEMA.clause("ver"),
      CLAIM_INVALID,
      "DCC-09",
      "The version of the schema is one that goes with the context identifier: 1.x.y, or AT-1.x.y."),
  NAME(
      "payload.nam",
      VALIDITY,
      DCC_SCHEMA.clause("person_name"),
      CLAIM_INVALID,
      "DCC-09",
      "The name has its standardised surname, and all of it is text."),
  BIRTH(
      "payload.dob",
      VALIDITY,
      DCC_SCHEMA.clause("dob"),
      CLAIM_INVALID,
      "DCC-09",
      "The date of birth is a date between 1900 and 2099, its year and month, its year or empty, and not later than the certificate."),
  ENTRY(
      "payload.entry",
      VALIDITY,
      DCC_SCHEMA.clause("defs"),
      CLAIM_INVALID,
      "DCC-09",
      "The entry has every member that its kind demands, and text where text belongs."),
  DOSES(
      "payload.doses",
      VALIDITY,
      DCC_SCHEMA.clause("dose_posint"),
      CLAIM_INVALID,
      "DCC-09",
      "The doses of a vaccination are whole numbers from 0 to 99."),
  DATES(
      "payload.dates",
      VALIDITY,
      DCC_SCHEMA.clause("defs"),
      CLAIM_INVALID,
      "DCC-09",
      "Each date of the entry is one, with a time or without."),
  TEXT_LENGTH(
      "payload.length",
      VALIDITY,
      DCC_SCHEMA.clause("defs"),
      CLAIM_INVALID,
      "DCC-12",
      "No text that the schema knows is longer than 80 characters."),
  TEXT_CHARACTERS(
      "payload.characters",
      VALIDITY,
      HCERT.clause("3.3.7"),
      INPUT_BAD_ENCODING,
      "DCC-12 SEC-64",
      "No text that the schema knows has control characters."),
  TIME_FORM(
      "validity.form",
      VALIDITY,
      HCERT.clause("3.3.5"),
      TIME_MISSING,
      "DCC-03 DCC-07",
      "exp and iat are there, and they and nbf are numbers of seconds."),
  ISSUED(
      "validity.issued",
      VALIDITY,
      HCERT.clause("3.3.6"),
      TIME_ISSUED_IN_FUTURE,
      "DCC-08",
      "The certificate was already issued: iat, and nbf if it is there, are not in the future."),
  NOT_EXPIRED(
      "validity.exp",
      VALIDITY,
      HCERT.clause("3.3.5"),
      TIME_EXPIRED,
      "DCC-07",
      "The certificate has not expired."),
  FROM_CERTIFICATE(
      "validity.signer.from",
      VALIDITY,
      HCERT.clause("3.3.6"),
      TIME_OUT_OF_RANGE,
      "DCC-08",
      "It was not issued before the signer's certificate became valid, unless the trust list permits that."),
  WITHIN_CERTIFICATE(
      "validity.signer.until",
      VALIDITY,
      HCERT.clause("3.3.5"),
      TIME_OUT_OF_RANGE,
      "DCC-07",
      "It does not outlast the signer's certificate, unless the trust list permits that."),
  NO_HOLDER_KEY(
      "holder",
      HOLDER,
      ASSAY.clause("dcc"),
      BINDING_REQUIRED,
      "DCC-15",
      "No proof by the holder is demanded: the format has no key to make one with.");

  private final Definition definition;

  DccRule(String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("eu-dcc." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
