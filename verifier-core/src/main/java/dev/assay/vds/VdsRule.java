package dev.assay.vds;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.ALG_KEY_MISMATCH;
import static dev.assay.check.Fault.BINDING_REQUIRED;
import static dev.assay.check.Fault.CERT_EKU;
import static dev.assay.check.Fault.CERT_NAME_MISMATCH;
import static dev.assay.check.Fault.CLAIM_INVALID;
import static dev.assay.check.Fault.INPUT_BAD_ENCODING;
import static dev.assay.check.Fault.INPUT_DUPLICATE_KEY;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.INPUT_TOO_DEEP;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.INPUT_UNSUPPORTED_FORMAT;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.DOC_9303;
import static dev.assay.check.Spec.JCS;
import static dev.assay.check.Spec.JSON;
import static dev.assay.check.Spec.VDS_NC;
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

/** What is demanded of a visible digital seal, in the order in which it is tried. */
public enum VdsRule implements Rule {
  SIZE(
      "size",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "VDS-05 SEC-57",
      "The seal is no longer than a code can be, written for people, and has no more values than the limit."),
  TEXT(
      "json.text",
      FORMAT,
      JSON.clause("8.1"),
      INPUT_BAD_ENCODING,
      "VDS-05 VDI-14",
      "Text is Unicode, without half of a surrogate pair and without a byte order mark."),
  WELL_FORMED(
      "json",
      FORMAT,
      JSON.clause("2"),
      INPUT_MALFORMED,
      "VDS-01 SEC-55",
      "The seal is one JSON object, with nothing before or after it."),
  UNIQUE_NAMES(
      "json.names",
      FORMAT,
      JSON.clause("4"),
      INPUT_DUPLICATE_KEY,
      "VDS-05 VDI-14 SEC-55",
      "No name occurs twice in one object."),
  DEPTH(
      "json.depth",
      FORMAT,
      JSON.clause("9"),
      INPUT_TOO_DEEP,
      "VDS-05 SEC-55",
      "Objects and arrays are not nested deeper than the limit."),
  FORM(
      "form",
      FORMAT,
      VDS_NC.clause("structure"),
      INPUT_MALFORMED,
      "VDS-01",
      "The seal has data, with hdr and msg, and sig, with alg, cer and sigvl, and nothing beside them that nobody signs; hdr names type, version and issuer."),
  NUMBERS(
      "jcs.numbers",
      FORMAT,
      JCS.clause("3.2.2.3"),
      INPUT_MALFORMED,
      "VDS-05 VDI-14",
      "Each number of the signed data is one that every reader takes for the same: an integer that a double has, or a fraction within its range."),
  TYPE(
      "type",
      FORMAT,
      VDS_NC.clause("header"),
      INPUT_UNSUPPORTED_FORMAT,
      "VDS-01",
      "The seal is of type icao.vacc or icao.test, in version 1."),
  ALGORITHM(
      "alg",
      FORMAT,
      VDS_NC.clause("signature"),
      ALG_DISALLOWED,
      "VDS-02",
      "alg is ES256, ES384 or ES512."),
  ENCODING(
      "encoding",
      FORMAT,
      VDS_NC.clause("signature"),
      INPUT_BAD_ENCODING,
      "VDS-02 SEC-56",
      "Certificate and signature are base64url, with all of its padding or without, and without white space or loose bits."),
  SIGNER_USAGE(
      "signer.usage",
      ISSUER,
      DOC_9303.clause("part-13"),
      CERT_EKU,
      "VDS-04 SEC-38",
      "The signer's certificate is for signing visible digital seals, unless the trust list names it itself."),
  DOCUMENT_TYPE(
      "signer.document-type",
      ISSUER,
      DOC_9303.clause("part-13"),
      CERT_EKU,
      "VDS-04",
      "The signer's certificate names the document type of the seal, NV for vaccinations or NT for tests, unless the trust list names it itself."),
  COUNTRY(
      "signer.country",
      ISSUER,
      DOC_9303.clause("part-3"),
      CERT_NAME_MISMATCH,
      "VDS-03",
      "The country that issued the seal is that of the signer's certificate."),
  AUTHORITY_COUNTRY(
      "authority.country",
      ISSUER,
      DOC_9303.clause("part-12"),
      CERT_NAME_MISMATCH,
      "VDS-03",
      "The country that issued the seal is that of the listed authority, where the trust list names one."),
  ALGORITHM_PERMITTED(
      "alg.permitted",
      SIGNATURE,
      ASSAY.clause("vds-nc"),
      ALG_DISALLOWED,
      "VDS-02",
      "The algorithm is one that the trust list permits the issuer."),
  KEY_FITS(
      "alg.key",
      SIGNATURE,
      VDS_NC.clause("signature"),
      ALG_KEY_MISMATCH,
      "VDS-02",
      "The algorithm fits the key of the certificate."),
  SIGNATURE_VALID(
      "signature",
      SIGNATURE,
      VDS_NC.clause("signature"),
      SIGNATURE_INVALID,
      "VDS-02",
      "The signature, r and s side by side, holds over the canonical form of data."),
  IDENTIFIER(
      "msg.identifier",
      VALIDITY,
      VDS_NC.clause("message"),
      CLAIM_INVALID,
      "VDS-01",
      "The message names the proof, in uvci or utci."),
  PERSON(
      "msg.pid",
      VALIDITY,
      VDS_NC.clause("message"),
      CLAIM_INVALID,
      "VDS-01",
      "The message names a person: by name, and by date of birth or travel document for a vaccination, by document type and number for a test; sex, if it is there, is M, F or X."),
  EVENTS(
      "msg.events",
      VALIDITY,
      VDS_NC.clause("message"),
      CLAIM_INVALID,
      "VDS-01",
      "Each vaccine has its code, name and doses, each dose its date, number up to 99, country and lot; a test has its provider, country, times, kind and result."),
  DATES(
      "msg.dates",
      VALIDITY,
      VDS_NC.clause("message"),
      CLAIM_INVALID,
      "VDS-01",
      "Each date of the message is a full date of RFC 3339; the times of a test are dates, or date and time with an offset."),
  TEXT_LENGTH(
      "msg.length",
      VALIDITY,
      VDS_NC.clause("message"),
      CLAIM_INVALID,
      "VDS-01",
      "Names and identifiers are no longer than the specification has them, and no other text has more than 80 characters."),
  TEXT_CHARACTERS(
      "msg.characters",
      VALIDITY,
      ASSAY.clause("vds-nc"),
      INPUT_BAD_ENCODING,
      "SEC-64",
      "No text of the message has control characters."),
  HAPPENED(
      "validity.happened",
      VALIDITY,
      ASSAY.clause("vds-nc"),
      TIME_ISSUED_IN_FUTURE,
      "VDS-01",
      "Nobody was born, vaccinated or tested later than the instant of the decision, wherever on earth; a seal has no other times of its own, and does not expire."),
  NO_HOLDER_KEY(
      "holder",
      HOLDER,
      ASSAY.clause("vds-nc"),
      BINDING_REQUIRED,
      "",
      "No proof by the holder is demanded: the format has no key to make one with.");

  private final Definition definition;

  VdsRule(String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("vds-nc." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
