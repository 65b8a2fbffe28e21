package dev.assay.shc;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.CERT_NAME_MISMATCH;
import static dev.assay.check.Fault.CLAIM_INVALID;
import static dev.assay.check.Fault.HEADER_CRIT_UNKNOWN;
import static dev.assay.check.Fault.HEADER_FORBIDDEN;
import static dev.assay.check.Fault.INPUT_BAD_ENCODING;
import static dev.assay.check.Fault.INPUT_DECOMPRESSION_LIMIT;
import static dev.assay.check.Fault.INPUT_DUPLICATE_KEY;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.INPUT_TOO_DEEP;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.INPUT_TRAILING_DATA;
import static dev.assay.check.Fault.INPUT_UNSUPPORTED_FORMAT;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.KEY_NOT_FOUND;
import static dev.assay.check.Fault.POLICY_PURPOSE_NOT_PERMITTED;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Fault.TIME_MISSING;
import static dev.assay.check.Fault.TIME_NOT_YET_VALID;
import static dev.assay.check.Fault.TYPE_MISMATCH;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT_BCP;
import static dev.assay.check.Spec.SHC;
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
 * What SMART Health Cards 1.4.0 demands of whoever relies on a card, in the order in which it is
 * tried.
 */
public enum ShcRule implements Rule {
  SIZE(
      "size",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SEC-57",
      "No code is longer than a QR code can be, and the file, the header and the payload are within their limits, all payloads of an input also together."),
  NUMERIC(
      "numeric",
      FORMAT,
      Headings.CODES,
      INPUT_MALFORMED,
      "SHC-01",
      "A code is shc:/ and pairs of digits, each from 00 to 77, and nothing else."),
  PARTS(
      "parts",
      FORMAT,
      Headings.CODES,
      INPUT_MALFORMED,
      "SHC-01",
      "Each part of a code in several parts says which it is of how many, nine at most, and all say the same number."),
  PARTS_COMPLETE(
      "parts.complete",
      FORMAT,
      Headings.CODES,
      INPUT_MALFORMED,
      "SHC-01",
      "Each part of a code in several parts is there, and there once."),
  FILE(
      "file",
      FORMAT,
      SHC.clause("via-file-download"),
      INPUT_MALFORMED,
      "SHC-01",
      "A file has one card or several, within the limit, each as text."),
  JWS_FORM(
      "jws",
      FORMAT,
      JWS.clause("7.1"),
      INPUT_MALFORMED,
      "SHC-02",
      "A card is a compact JWS: three parts with a dot between each two."),
  BASE64URL(
      "jws.base64url",
      FORMAT,
      JWS.clause("2"),
      INPUT_BAD_ENCODING,
      "SHC-02",
      "Each part of the JWS is base64url, of which there is one for the same bytes."),
  ALGORITHM("alg", FORMAT, Headings.COMPACT, ALG_DISALLOWED, "SHC-02", "The algorithm is ES256."),
  ZIP(
      "zip",
      FORMAT,
      Headings.COMPACT,
      HEADER_FORBIDDEN,
      "SHC-02",
      "The header says that the payload is compressed: zip is DEF."),
  NO_KEY_IN_HEADER(
      "header.key",
      FORMAT,
      JWT_BCP.clause("3.10"),
      HEADER_FORBIDDEN,
      "SHC-02 SEC-23",
      "The header neither has a key nor says where one is."),
  CRITICAL_HEADER(
      "crit",
      FORMAT,
      JWS.clause("4.1.11"),
      HEADER_CRIT_UNKNOWN,
      "SHC-02",
      "Every header that is named in crit is understood."),
  KEY_ID(
      "kid",
      FORMAT,
      Headings.COMPACT,
      KEY_NOT_FOUND,
      "SHC-02",
      "The key is named by its thumbprint: kid is 43 characters of base64url."),
  SIGNATURE_FORM(
      "signature.form",
      FORMAT,
      Headings.COMPACT,
      SIGNATURE_INVALID,
      "SHC-02",
      "The signature is r and s of 32 bytes each; DER is none."),
  INFLATE_LIMIT(
      "deflate.limit",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_DECOMPRESSION_LIMIT,
      "SHC-03 SEC-59",
      "No more comes out of the compressed payload than a card can have, nor out of all cards of an input than they can have together."),
  DEFLATE(
      "deflate",
      FORMAT,
      Headings.COMPACT,
      INPUT_MALFORMED,
      "SHC-03",
      "The payload is raw deflate, without a header of zlib or gzip, and whole."),
  DEFLATE_TRAILING(
      "deflate.trailing",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TRAILING_DATA,
      "SHC-03 SEC-59",
      "Nothing follows the compressed payload."),
  JSON(
      "json",
      FORMAT,
      Spec.JSON.clause("2"),
      INPUT_MALFORMED,
      "SHC-03 SEC-55",
      "File, header and payload are JSON objects."),
  ENCODING(
      "json.utf8",
      FORMAT,
      Spec.JSON.clause("8.1"),
      INPUT_BAD_ENCODING,
      "SHC-03 SEC-55",
      "File, header and payload are UTF-8 without a byte order mark."),
  TRAILING(
      "json.trailing",
      FORMAT,
      Spec.JSON.clause("2"),
      INPUT_TRAILING_DATA,
      "SHC-03 SEC-55",
      "Nothing follows the JSON of file, header and payload."),
  UNIQUE_NAMES(
      "json.unique",
      FORMAT,
      JWT_BCP.clause("2.4"),
      INPUT_DUPLICATE_KEY,
      "SHC-03 SEC-55",
      "No name occurs twice in an object."),
  DEPTH(
      "json.depth",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_DEEP,
      "SHC-03 SEC-55",
      "The JSON is not nested more deeply than the limit."),
  ISSUER_FORM(
      "iss",
      FORMAT,
      Headings.ISSUER_KEYS,
      CLAIM_INVALID,
      "SHC-04",
      "The issuer is an https URL without query, fragment and slash at its end."),
  TYPE(
      "type",
      FORMAT,
      Headings.JWT,
      TYPE_MISMATCH,
      "SHC-06",
      "The types of the card are texts, https://smarthealth.cards#health-card among them."),
  ONE_CODE(
      "one_code",
      ISSUER,
      Headings.CODES,
      INPUT_UNSUPPORTED_FORMAT,
      "SHC-01",
      "The card was not split over several codes, where the trust list forbids the issuer that deprecated practice."),
  KEY_FORM(
      "key.form",
      ISSUER,
      Headings.KEYS,
      KEY_INVALID,
      "SHC-04",
      "The issuer published the key as a JWK for signatures with ES256: use is sig and alg is ES256."),
  KEY_THUMBPRINT(
      "key.kid",
      ISSUER,
      Headings.KEYS,
      KEY_INVALID,
      "SHC-04",
      "The name of the key is its thumbprint."),
  CERTIFICATE_KEY(
      "key.x5c",
      ISSUER,
      Headings.CERTIFICATES,
      KEY_INVALID,
      "SHC-05",
      "The certificate of the key, if it has one, can be read and has the same key."),
  CERTIFICATE_NAME(
      "key.x5c.name",
      ISSUER,
      Headings.CERTIFICATES,
      CERT_NAME_MISMATCH,
      "SHC-05",
      "The certificate of the key, if it has one, names the issuer as a URI of its subject."),
  ALGORITHM_PERMITTED(
      "alg.permitted",
      SIGNATURE,
      JWT_BCP.clause("3.1"),
      ALG_DISALLOWED,
      "SHC-02 SEC-20",
      "The trust list permits the issuer ES256."),
  SIGNATURE_VALID(
      "signature",
      SIGNATURE,
      Headings.JWT,
      SIGNATURE_INVALID,
      "SHC-03",
      "The signature over the compressed payload holds."),
  TIME_FORM(
      "validity.form",
      VALIDITY,
      Headings.JWT,
      TIME_MISSING,
      "SHC-07",
      "nbf is there and a number of seconds, and so is exp if it is there."),
  NOT_BEFORE(
      "validity.nbf",
      VALIDITY,
      Headings.JWT,
      TIME_NOT_YET_VALID,
      "SHC-07",
      "The card is already valid: nbf is not in the future."),
  NOT_EXPIRED(
      "validity.exp",
      VALIDITY,
      Headings.JWT,
      TIME_EXPIRED,
      "SHC-07",
      "The card has not expired, if it says when it does."),
  BUNDLE(
      "payload.bundle",
      VALIDITY,
      Headings.JWT,
      CLAIM_INVALID,
      "SHC-06",
      "The card has a version of FHIR and a FHIR Bundle."),
  ENTRIES(
      "payload.entries",
      VALIDITY,
      Headings.COMPACT,
      CLAIM_INVALID,
      "SHC-06",
      "The bundle has entries, each with a resource that says what it is, and no two of one name."),
  REVOCATION_NAME(
      "payload.rid",
      VALIDITY,
      SHC.clause("revocation"),
      CLAIM_INVALID,
      "SHC-08",
      "The name of the card for revocation, if it has one, has 1 to 24 characters of base64url."),
  IDENTITY(
      "identity",
      HOLDER,
      ASSAY.clause("shc"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "SHC-10",
      "No proof of who the holder is is demanded of the card, which has none to give: name and date of birth are matched to another document.");

  private final Definition definition;

  ShcRule(String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("smart-health-card." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The headings that many rules stand under. */
  private static final class Headings {

    static final Clause CODES = SHC.clause("health-cards-as-qr-codes");
    static final Clause COMPACT = SHC.clause("health-cards-are-compact");
    static final Clause KEYS = SHC.clause("generating-and-resolving-cryptographic-keys");
    static final Clause ISSUER_KEYS = SHC.clause("determining-keys-associated-with-an-issuer");
    static final Clause CERTIFICATES = SHC.clause("determining-keys-associated-with-an-issuer");
    static final Clause JWT =
        SHC.clause("health-cards-are-encoded-as-compact-serialization-json-web-signatures-jws");
  }
}
