package dev.assay.mdoc;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.ALG_KEY_MISMATCH;
import static dev.assay.check.Fault.BINDING_KEY_MISSING;
import static dev.assay.check.Fault.BINDING_KEY_NOT_AUTHORISED;
import static dev.assay.check.Fault.BINDING_REQUIRED;
import static dev.assay.check.Fault.BINDING_SIGNATURE_INVALID;
import static dev.assay.check.Fault.BINDING_TRANSCRIPT_MISMATCH;
import static dev.assay.check.Fault.CERT_CHAIN_INVALID;
import static dev.assay.check.Fault.CLAIM_INCONSISTENT;
import static dev.assay.check.Fault.CLAIM_INVALID;
import static dev.assay.check.Fault.DIGEST_ALG;
import static dev.assay.check.Fault.DIGEST_DUPLICATE_ID;
import static dev.assay.check.Fault.DIGEST_MISMATCH;
import static dev.assay.check.Fault.DIGEST_MISSING;
import static dev.assay.check.Fault.DISCLOSURE_MALFORMED;
import static dev.assay.check.Fault.HEADER_CRIT_UNKNOWN;
import static dev.assay.check.Fault.HEADER_FORBIDDEN;
import static dev.assay.check.Fault.INPUT_BAD_ENCODING;
import static dev.assay.check.Fault.INPUT_DUPLICATE_KEY;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.INPUT_NON_DETERMINISTIC;
import static dev.assay.check.Fault.INPUT_TOO_DEEP;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.INPUT_TRAILING_DATA;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.KEY_PRIVATE_MATERIAL;
import static dev.assay.check.Fault.MAC_INVALID;
import static dev.assay.check.Fault.RESPONSE_DECRYPT_FAILED;
import static dev.assay.check.Fault.RESPONSE_MALFORMED;
import static dev.assay.check.Fault.RESPONSE_WALLET_ERROR;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.STATUS_LIST_INVALID;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Fault.TIME_NOT_YET_VALID;
import static dev.assay.check.Fault.TIME_OUT_OF_RANGE;
import static dev.assay.check.Fault.TYPE_MISMATCH;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.CBOR;
import static dev.assay.check.Spec.COSE;
import static dev.assay.check.Spec.HAIP;
import static dev.assay.check.Spec.MDOC;
import static dev.assay.check.Spec.MDOC_ONLINE;
import static dev.assay.check.Spec.OPENID4VP;
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

/** What ISO/IEC 18013-5 demands of whoever relies on a mobile document, in the order tried. */
public enum MdocRule implements Rule {
  ENCODING(
      "base64url",
      FORMAT,
      OPENID4VP.clause("B.2.5"),
      INPUT_BAD_ENCODING,
      "MDO-10, SEC-56",
      "The presentation is the base64url, without padding, of a DeviceResponse or IssuerSigned."),
  SIZE(
      "size",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "MDO-05, SEC-58",
      "The bytes, and the items in them, stay within the limits."),
  DEPTH(
      "depth",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_DEEP,
      "MDO-05, SEC-57",
      "Nothing is nested deeper than the limit."),
  WELL_FORMED(
      "cbor",
      FORMAT,
      CBOR.clause("5.3"),
      INPUT_MALFORMED,
      "MDO-05, SEC-57",
      "Every encoded item is well-formed CBOR of kinds and tags that are known."),
  TEXT(
      "cbor.text",
      FORMAT,
      CBOR.clause("3.1"),
      INPUT_BAD_ENCODING,
      "SEC-57",
      "Every text is UTF-8."),
  TRAILING(
      "cbor.trailing",
      FORMAT,
      CBOR.clause("5.3"),
      INPUT_TRAILING_DATA,
      "MDO-05",
      "Nothing follows an encoded item."),
  UNIQUE_KEYS(
      "cbor.duplicate-key",
      FORMAT,
      CBOR.clause("5.6"),
      INPUT_DUPLICATE_KEY,
      "MDO-02, SEC-57",
      "No key occurs twice in a map, at any depth."),
  DECRYPTED(
      "response.decrypt",
      FORMAT,
      MDOC_ONLINE.clause("C.5"),
      RESPONSE_DECRYPT_FAILED,
      "MDT-05",
      "An encrypted response opens with the verifier's key of this exchange."),
  RESPONSE_FORM(
      "response",
      FORMAT,
      MDOC.clause("10.3.3"),
      INPUT_MALFORMED,
      "MDO-06",
      "A DeviceResponse has a version, a status and, with status 0, at least one document."),
  RESPONSE_VERSION(
      "response.version",
      FORMAT,
      MDOC.clause("10.3.3"),
      INPUT_MALFORMED,
      "MDO-04, MDO-06",
      "The major version of a DeviceResponse is 1."),
  RESPONSE_STATUS(
      "response.status",
      FORMAT,
      MDOC.clause("10.3.6"),
      RESPONSE_WALLET_ERROR,
      "MDO-07",
      "The status of a DeviceResponse is 0: the device met no error."),
  DOCUMENT_FORM(
      "document",
      FORMAT,
      MDOC.clause("10.3.3"),
      INPUT_MALFORMED,
      "MDO-06",
      "A document has a docType, what the issuer signed and, in a DeviceResponse, what the device"
          + " signed."),
  ITEM_FORM(
      "item",
      FORMAT,
      MDOC.clause("10.3.3"),
      INPUT_MALFORMED,
      "MDO-03, MDO-06",
      "Each returned item is encoded CBOR with digestID, random, elementIdentifier and"
          + " elementValue."),
  ITEM_RANDOM(
      "item.random",
      FORMAT,
      MDOC.clause("12.3.5"),
      DISCLOSURE_MALFORMED,
      "MDO-19",
      "The random of each item has at least 16 bytes."),
  DIGEST_ID(
      "item.digest-id",
      FORMAT,
      MDOC.clause("12.3.4"),
      DIGEST_DUPLICATE_ID,
      "MDO-17",
      "Each digestID is below 2^31 and used by one item of its namespace."),
  ELEMENT_ONCE(
      "element.once",
      FORMAT,
      MDOC.clause("10.3.3"),
      INPUT_DUPLICATE_KEY,
      "MDO-08",
      "No data element is returned twice in one namespace."),
  DEVICE_AUTH_FORM(
      "device-auth",
      FORMAT,
      MDOC.clause("10.3.3"),
      INPUT_MALFORMED,
      "MDO-09",
      "deviceAuth is exactly one of deviceSignature and deviceMac."),
  ISSUER_AUTH_FORM(
      "issuer-auth",
      FORMAT,
      MDOC.clause("12.3.4"),
      INPUT_MALFORMED,
      "MDO-11",
      "issuerAuth is an untagged COSE_Sign1 with the mobile security object as its payload."),
  ALGORITHM_PROTECTED(
      "issuer-auth.alg.protected",
      FORMAT,
      MDOC.clause("12.3.4"),
      HEADER_FORBIDDEN,
      "MDO-12",
      "alg is a number in the protected header of issuerAuth, and nowhere else."),
  ALGORITHM(
      "issuer-auth.alg",
      FORMAT,
      MDOC.clause("12.3.4"),
      ALG_DISALLOWED,
      "MDO-13",
      "The algorithm of issuerAuth is one that this verifier knows."),
  CRITICAL_HEADER(
      "issuer-auth.crit",
      FORMAT,
      COSE.clause("3.1"),
      HEADER_CRIT_UNKNOWN,
      "MDO-12",
      "Every header of issuerAuth that is named in crit is understood."),
  CERTIFICATES(
      "issuer-auth.x5chain",
      FORMAT,
      MDOC.clause("12.3.4"),
      CERT_CHAIN_INVALID,
      "MDO-12",
      "x5chain is the certificate of the signer, or an array that begins with it."),
  MSO_FORM(
      "mso",
      FORMAT,
      MDOC.clause("12.3.4"),
      INPUT_MALFORMED,
      "MDO-11",
      "The mobile security object is encoded CBOR with the members that the standard gives it."),
  MSO_VERSION(
      "mso.version",
      FORMAT,
      MDOC.clause("12.3.4"),
      INPUT_MALFORMED,
      "MDO-24, MDO-04",
      "The major version of the mobile security object is 1."),
  DIGEST_ALGORITHM(
      "mso.digest-algorithm",
      FORMAT,
      MDOC.clause("12.3.4"),
      DIGEST_ALG,
      "MDO-18",
      "The digest algorithm is SHA-256, SHA-384 or SHA-512."),

  DEFINITE_LENGTHS(
      "cbor.definite",
      ISSUER,
      MDOC.clause("8.3"),
      INPUT_NON_DETERMINISTIC,
      "MDO-01",
      "Every length is stated before its items, unless the trust list permits the issuer older"
          + " practice."),
  PREFERRED_FORM(
      "cbor.preferred",
      ISSUER,
      MDOC.clause("8.3"),
      INPUT_NON_DETERMINISTIC,
      "MDO-01",
      "Every length and number is written as short as it can be, where the trust list holds the"
          + " issuer to the strict profile."),
  DEVICE_AUTH_BLANK(
      "device-auth.blank",
      ISSUER,
      MDOC.clause("12.4.4"),
      INPUT_MALFORMED,
      "MDO-09, MDO-31",
      "deviceAuth has null, and not undefined, for a payload that is left out, and nothing for another"
          + " proof, unless the trust list permits the issuer older practice."),
  CHAIN_FORM(
      "issuer-auth.x5chain.form",
      ISSUER,
      MDOC.clause("12.3.4"),
      HEADER_FORBIDDEN,
      "MDO-12",
      "One certificate stands in x5chain by itself and not in an array, where the trust list holds"
          + " the issuer to the strict profile."),
  HAIP_ONE_DOCUMENT(
      "haip.one-document",
      ISSUER,
      HAIP.clause("5.3.1"),
      RESPONSE_MALFORMED,
      "MDO-10",
      "Under HAIP a DeviceResponse has one document."),
  ALGORITHM_PERMITTED(
      "issuer-auth.alg.permitted",
      SIGNATURE,
      MDOC.clause("12.3.4"),
      ALG_DISALLOWED,
      "MDO-13, SEC-20",
      "The trust list permits the issuer this algorithm."),
  KEY_FITS(
      "issuer-auth.alg.key",
      SIGNATURE,
      MDOC.clause("12.3.4"),
      ALG_KEY_MISMATCH,
      "MDO-13, SEC-21",
      "The issuer's key is of the kind and curve that goes with the algorithm."),
  SIGNATURE_VALID(
      "issuer-auth.signature",
      SIGNATURE,
      MDOC.clause("12.8.1"),
      SIGNATURE_INVALID,
      "MDO-15",
      "The issuer's signature of the mobile security object holds."),
  DOC_TYPE(
      "doc-type",
      SIGNATURE,
      MDOC.clause("12.8.1"),
      TYPE_MISMATCH,
      "MDO-20",
      "The docType of the document is the one that the issuer signed."),
  DIGEST_KNOWN(
      "digest.known",
      SIGNATURE,
      MDOC.clause("12.3.4"),
      DIGEST_MISSING,
      "MDO-17",
      "The issuer signed a digest for each returned item, under its namespace and digestID."),
  DIGEST(
      "digest",
      SIGNATURE,
      MDOC.clause("12.8.1"),
      DIGEST_MISMATCH,
      "MDO-16, MDO-03",
      "The digest of each returned item, over the bytes received, is the one that the issuer"
          + " signed."),
  DEVICE_KEY_PUBLIC(
      "device-key.public",
      SIGNATURE,
      MDOC.clause("12.3.4"),
      KEY_PRIVATE_MATERIAL,
      "MDO-25",
      "The device key that the issuer signed is a public key."),
  DEVICE_KEY(
      "device-key",
      SIGNATURE,
      MDOC.clause("12.3.4"),
      KEY_INVALID,
      "MDO-25, MDO-37",
      "The device key that the issuer signed is an untagged COSE_Key that can be used: a known"
          + " curve, a point on it."),
  KEY_AUTHORIZATIONS(
      "key-authorizations",
      SIGNATURE,
      MDOC.clause("12.3.4"),
      INPUT_MALFORMED,
      "MDO-35",
      "The key authorizations are lists of namespaces and of data elements, with no namespace in"
          + " both."),
  STATUS_FORM(
      "status",
      SIGNATURE,
      MDOC.clause("12.3.6.2"),
      STATUS_LIST_INVALID,
      "MDS-01, TSL-02",
      "The status, if there is one, names a place in a status list or an identifier list."),
  STATUS_IDENTIFIER(
      "status.identifier",
      SIGNATURE,
      MDOC.clause("12.3.6.4"),
      STATUS_LIST_INVALID,
      "MDS-03",
      "The identifier in an identifier list is a byte string, where the trust list holds the issuer to"
          + " the strict profile; text beside a status list is passed over otherwise."),
  COUNTRY(
      "issuing-country",
      SIGNATURE,
      MDOC.clause("13.4.2"),
      CLAIM_INCONSISTENT,
      "MDO-26",
      "The issuing country and jurisdiction of a driving licence are those of the signer's"
          + " certificate."),

  TIME_FORM(
      "validity",
      VALIDITY,
      MDOC.clause("12.3.4"),
      CLAIM_INVALID,
      "MDO-22",
      "signed, validFrom, validUntil and, if it is there, expectedUpdate are dates with time, in"
          + " UTC, without fractions of a second."),
  SIGNED_IN_TIME(
      "validity.signed",
      VALIDITY,
      MDOC.clause("12.8.1"),
      TIME_OUT_OF_RANGE,
      "MDO-21",
      "The mobile security object was signed while the signer's certificate was valid."),
  WITHIN_CERTIFICATE(
      "validity.within-certificate",
      VALIDITY,
      MDOC.clause("12.3.4"),
      TIME_OUT_OF_RANGE,
      "MDO-23",
      "The document does not outlive the signer's certificate, where the trust list holds the"
          + " issuer to the strict profile."),
  FROM_SIGNING(
      "validity.order",
      VALIDITY,
      MDOC.clause("12.8.1"),
      TIME_OUT_OF_RANGE,
      "MDO-21",
      "validFrom is not before signed, and validUntil after validFrom."),
  ALREADY_VALID(
      "validity.from",
      VALIDITY,
      MDOC.clause("12.8.1"),
      TIME_NOT_YET_VALID,
      "MDO-21",
      "The document is already valid."),
  NOT_EXPIRED(
      "validity.until",
      VALIDITY,
      MDOC.clause("12.8.1"),
      TIME_EXPIRED,
      "MDO-21",
      "The document has not expired."),

  TRANSCRIPT(
      "transcript",
      HOLDER,
      MDOC.clause("12.7.1"),
      BINDING_TRANSCRIPT_MISMATCH,
      "MDT-08",
      "The request says in which exchange the document was asked for."),
  DEVICE_SIGNED(
      "device-signed",
      HOLDER,
      MDOC.clause("12.4"),
      BINDING_REQUIRED,
      "MDO-31",
      "A proof by the device came with the document, as the verifier demands."),
  DEVICE_ALGORITHM(
      "device-auth.alg",
      HOLDER,
      MDOC.clause("12.4.6"),
      ALG_KEY_MISMATCH,
      "MDO-32, MDO-33",
      "The algorithm of deviceAuth stands in its protected header and goes with the device key."),
  DEVICE_CRITICAL_HEADER(
      "device-auth.crit",
      HOLDER,
      COSE.clause("3.1"),
      HEADER_CRIT_UNKNOWN,
      "MDO-31",
      "Every header of deviceAuth that is named in crit is understood."),
  DEVICE_SIGNATURE(
      "device-auth.signature",
      HOLDER,
      MDOC.clause("12.8.2"),
      BINDING_SIGNATURE_INVALID,
      "MDO-31, MDO-32, MDT-01 to MDT-06",
      "The device's signature holds, over the transcript of this exchange and what the device"
          + " signed."),
  DEVICE_MAC_KEY(
      "device-auth.mac.key",
      HOLDER,
      MDOC.clause("12.4.5"),
      BINDING_KEY_MISSING,
      "MDO-33, MDO-37, MDT-09",
      "The verifier's key of this exchange, which a MAC takes, is there and on the curve of the"
          + " device key."),
  DEVICE_MAC(
      "device-auth.mac",
      HOLDER,
      MDOC.clause("12.4.5"),
      MAC_INVALID,
      "MDO-33, MDT-09",
      "The device's code holds, with the key that it shares with the verifier's key of this"
          + " exchange."),
  KEY_AUTHORISED(
      "device-auth.authorised",
      HOLDER,
      MDOC.clause("12.8.2"),
      BINDING_KEY_NOT_AUTHORISED,
      "MDO-35",
      "The issuer lets the device sign each of the data elements that the device signed.");

  private final Definition definition;

  MdocRule(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("mdoc." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
