package dev.assay.sdjwt;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.ALG_KEY_MISMATCH;
import static dev.assay.check.Fault.BINDING_AUDIENCE_MISMATCH;
import static dev.assay.check.Fault.BINDING_HASH_MISMATCH;
import static dev.assay.check.Fault.BINDING_KEY_MISSING;
import static dev.assay.check.Fault.BINDING_NONCE_MISMATCH;
import static dev.assay.check.Fault.BINDING_REQUIRED;
import static dev.assay.check.Fault.BINDING_SIGNATURE_INVALID;
import static dev.assay.check.Fault.BINDING_STALE;
import static dev.assay.check.Fault.BINDING_TXDATA_MISMATCH;
import static dev.assay.check.Fault.CERT_CHAIN_INVALID;
import static dev.assay.check.Fault.CLAIM_INVALID;
import static dev.assay.check.Fault.DIGEST_ALG;
import static dev.assay.check.Fault.DISCLOSURE_DUPLICATE_DIGEST;
import static dev.assay.check.Fault.DISCLOSURE_FORBIDDEN_NAME;
import static dev.assay.check.Fault.DISCLOSURE_MALFORMED;
import static dev.assay.check.Fault.DISCLOSURE_NAME_COLLISION;
import static dev.assay.check.Fault.DISCLOSURE_NEVER_SELECTIVE;
import static dev.assay.check.Fault.DISCLOSURE_UNREFERENCED;
import static dev.assay.check.Fault.HEADER_CRIT_UNKNOWN;
import static dev.assay.check.Fault.HEADER_TYPE_MISMATCH;
import static dev.assay.check.Fault.INPUT_BAD_ENCODING;
import static dev.assay.check.Fault.INPUT_DUPLICATE_KEY;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.INPUT_TOO_DEEP;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.ISSUER_NOT_AUTHORISED_FOR_TYPE;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Fault.TIME_NOT_YET_VALID;
import static dev.assay.check.Fault.TIME_OUT_OF_RANGE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JSON;
import static dev.assay.check.Spec.JWK;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT;
import static dev.assay.check.Spec.JWT_BCP;
import static dev.assay.check.Spec.OPENID4VP;
import static dev.assay.check.Spec.SD_JWT;
import static dev.assay.check.Spec.TOKEN_STATUS_LIST;
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

/** What RFC 9901, and the JOSE specifications below it, demand of a verifier of SD-JWTs. */
public enum SdJwtRule implements Rule {
  SIZE(
      "size",
      FORMAT,
      ASSAY.clause("limits"),
      INPUT_TOO_LARGE,
      "SDJ-03",
      "The presentation, and the number of its disclosures, stay within the limits."),
  FORM(
      "form",
      FORMAT,
      SD_JWT.clause("4"),
      INPUT_MALFORMED,
      "SDJ-01",
      "The presentation is an issuer-signed JWT, disclosures and an optional key binding JWT, each"
          + " followed or separated by a tilde."),
  JSON_SERIALIZATION(
      "json-serialization",
      FORMAT,
      SD_JWT.clause("8.1"),
      INPUT_MALFORMED,
      "SDJ-36",
      "In the JSON serialization, disclosures and kb_jwt stand in the unprotected header of the"
          + " first signature, and nowhere else."),
  ENCODING(
      "encoding",
      FORMAT,
      JWS.clause("2"),
      INPUT_BAD_ENCODING,
      "SEC-56",
      "Every part of the issuer-signed JWT is base64url without padding, white space or loose"
          + " bits."),
  JSON_TEXT(
      "json.text",
      FORMAT,
      JSON.clause("2"),
      INPUT_MALFORMED,
      "SEC-55",
      "Header and payload are JSON objects in UTF-8, with nothing before or after them."),
  JSON_NAMES(
      "json.names",
      FORMAT,
      JSON.clause("4"),
      INPUT_DUPLICATE_KEY,
      "SEC-55",
      "No name occurs twice in one object."),
  JSON_DEPTH(
      "json.depth",
      FORMAT,
      JSON.clause("9"),
      INPUT_TOO_DEEP,
      "SEC-55",
      "Objects and arrays are not nested deeper than the limit."),
  TYPE_HEADER(
      "typ",
      FORMAT,
      SD_JWT.clause("9.11"),
      HEADER_TYPE_MISMATCH,
      "SDJ-35",
      "The typ header does not say that this is a token of another kind."),
  CRITICAL_HEADER(
      "crit",
      FORMAT,
      JWS.clause("4.1.11"),
      HEADER_CRIT_UNKNOWN,
      "SDJ-34",
      "Every header named in crit is understood."),
  ISSUER_FORM(
      "iss",
      FORMAT,
      JWT.clause("4.1.1"),
      CLAIM_INVALID,
      "SDJ-06",
      "The issuer, if the token names one, is named by a string."),
  CERTIFICATES(
      "x5c",
      FORMAT,
      JWS.clause("4.1.6"),
      CERT_CHAIN_INVALID,
      "SVC-12",
      "Certificates in the header are a list of strings, the signer's first."),
  ALGORITHM(
      "alg",
      FORMAT,
      SD_JWT.clause("7.1(2.1)"),
      ALG_DISALLOWED,
      "SDJ-04",
      "The issuer's signature algorithm is asymmetric and known."),
  DISCLOSURE_FORM(
      "disclosure.form",
      FORMAT,
      SD_JWT.clause("4.2"),
      DISCLOSURE_MALFORMED,
      "SDJ-37",
      "Each disclosure is the base64url of a JSON array that begins with a salt and has two or"
          + " three elements."),
  DISCLOSURE_ONCE(
      "disclosure.once",
      SIGNATURE,
      SD_JWT.clause("7.1(5)"),
      DISCLOSURE_UNREFERENCED,
      "SDJ-21",
      "No disclosure is sent twice."),
  KB_FORM(
      "kb.form",
      FORMAT,
      SD_JWT.clause("7.3(3)"),
      INPUT_MALFORMED,
      "SDJ-02",
      "What stands after the last tilde is a JWT."),

  TERMS(
      "terms",
      ISSUER,
      ASSAY.clause("trust"),
      ISSUER_NOT_AUTHORISED_FOR_TYPE,
      "SVC-13, SVC-19",
      "A plain SD-JWT comes from an issuer of which the trust list demands nothing that it cannot"
          + " keep."),
  ALGORITHM_PERMITTED(
      "alg.permitted",
      SIGNATURE,
      JWT_BCP.clause("3.1"),
      ALG_DISALLOWED,
      "SEC-20",
      "The trust list permits the signature algorithm for this issuer."),
  KEY_FITS(
      "alg.key",
      SIGNATURE,
      JWT_BCP.clause("3.2"),
      ALG_KEY_MISMATCH,
      "SEC-21",
      "The issuer's key is of the kind that the signature algorithm needs."),
  SIGNATURE_VALID(
      "signature",
      SIGNATURE,
      SD_JWT.clause("7.1(2.2)"),
      SIGNATURE_INVALID,
      "SDJ-05",
      "The issuer's signature holds over the bytes received."),
  HASH_ALGORITHM(
      "sd_alg",
      SIGNATURE,
      SD_JWT.clause("4.1.1"),
      DIGEST_ALG,
      "SDJ-07, SDJ-08",
      "The digests are made with sha-256, sha-384 or sha-512."),
  HASH_ALGORITHM_PLACE(
      "sd_alg.place",
      SIGNATURE,
      SD_JWT.clause("4.1.1"),
      DIGEST_ALG,
      "SDJ-07",
      "The digest algorithm stands at the top level only."),
  DIGEST_FORM(
      "digest.form",
      SIGNATURE,
      SD_JWT.clause("4.2.4"),
      DISCLOSURE_MALFORMED,
      "SDJ-11",
      "Digests stand in _sd arrays of strings and in array elements that hold nothing else."),
  DIGEST_ONCE(
      "digest.once",
      SIGNATURE,
      SD_JWT.clause("7.1(4)"),
      DISCLOSURE_DUPLICATE_DIGEST,
      "SDJ-20",
      "No digest occurs twice, wherever it stands."),
  PROPERTY_DISCLOSURE(
      "disclosure.property",
      SIGNATURE,
      SD_JWT.clause("7.1(3)"),
      DISCLOSURE_MALFORMED,
      "SDJ-13",
      "The disclosure of an object property has a salt, a name and a value."),
  ELEMENT_DISCLOSURE(
      "disclosure.element",
      SIGNATURE,
      SD_JWT.clause("7.1(3)"),
      DISCLOSURE_MALFORMED,
      "SDJ-16",
      "The disclosure of an array element has a salt and a value."),
  CLAIM_NAME(
      "disclosure.name",
      SIGNATURE,
      SD_JWT.clause("7.1(3)"),
      DISCLOSURE_FORBIDDEN_NAME,
      "SDJ-14",
      "No disclosed claim is called _sd or \"...\"."),
  CLAIM_NAME_FREE(
      "disclosure.collision",
      SIGNATURE,
      SD_JWT.clause("7.1(3)"),
      DISCLOSURE_NAME_COLLISION,
      "SDJ-15",
      "No disclosed claim takes the place of another one."),
  DISCLOSURE_DEPTH(
      "disclosure.depth",
      SIGNATURE,
      ASSAY.clause("limits"),
      INPUT_TOO_DEEP,
      "SDJ-03",
      "Disclosed claims are not nested deeper than the limit."),
  DISCLOSURE_REFERENCED(
      "disclosure.referenced",
      SIGNATURE,
      SD_JWT.clause("7.1(5)"),
      DISCLOSURE_UNREFERENCED,
      "SDJ-21",
      "The issuer signed a digest of every disclosure."),
  ISSUER_SIGNED(
      "iss.signed",
      SIGNATURE,
      SD_JWT.clause("9.7"),
      DISCLOSURE_NEVER_SELECTIVE,
      "SVC-06",
      "The issuer does not arrive as a disclosure: who it is was settled before."),
  STATUS_FORM(
      "status",
      SIGNATURE,
      TOKEN_STATUS_LIST.clause("6.2"),
      CLAIM_INVALID,
      "SVC-09, TSL-02",
      "A status, if there is one, names a status list by its address and an index from 0."),

  TIME_FORM(
      "time.form",
      VALIDITY,
      JWT.clause("2"),
      CLAIM_INVALID,
      "SVC-07",
      "exp, nbf and iat are numbers of seconds."),
  TIME_RANGE(
      "time.range",
      VALIDITY,
      ASSAY.clause("limits"),
      TIME_OUT_OF_RANGE,
      "SEC-47",
      "exp, nbf and iat lie between the years 1970 and 9999."),
  NOT_EXPIRED(
      "exp",
      VALIDITY,
      JWT.clause("4.1.4"),
      TIME_EXPIRED,
      "SDJ-22",
      "The credential has not expired."),
  NOT_BEFORE(
      "nbf",
      VALIDITY,
      JWT.clause("4.1.5"),
      TIME_NOT_YET_VALID,
      "SDJ-22",
      "The credential is already valid."),
  NOT_ISSUED_IN_FUTURE(
      "iat",
      VALIDITY,
      JWT.clause("4.1.6"),
      TIME_ISSUED_IN_FUTURE,
      "SEC-46",
      "The credential was not issued in the future."),

  AUDIENCE(
      "aud",
      HOLDER,
      JWT.clause("4.1.3"),
      BINDING_AUDIENCE_MISMATCH,
      "SDJ-22",
      "A credential that is made out to certain verifiers is made out to this one."),
  KB_PRESENT(
      "kb.present",
      HOLDER,
      SD_JWT.clause("7.3(2)"),
      BINDING_REQUIRED,
      "SDJ-24, SDJ-25",
      "A key binding JWT is there when the verifier requires one."),
  KB_KEY(
      "kb.key",
      HOLDER,
      SD_JWT.clause("4.1.2"),
      BINDING_KEY_MISSING,
      "SDJ-26",
      "The issuer bound the credential to a holder's key, given in full in cnf.jwk."),
  KB_KEY_VALID(
      "kb.key.valid",
      HOLDER,
      JWK.clause("4"),
      KEY_INVALID,
      "SEC-22",
      "The holder's key is a sound public key."),
  KB_TYPE_HEADER(
      "kb.typ",
      HOLDER,
      SD_JWT.clause("7.3(5.4)"),
      HEADER_TYPE_MISMATCH,
      "SDJ-29",
      "The typ header of the key binding JWT is kb+jwt."),
  KB_CRITICAL_HEADER(
      "kb.crit",
      HOLDER,
      JWS.clause("4.1.11"),
      HEADER_CRIT_UNKNOWN,
      "SDJ-33",
      "Every header named in crit of the key binding JWT is understood."),
  KB_ALGORITHM(
      "kb.alg",
      HOLDER,
      SD_JWT.clause("7.3(5.2)"),
      ALG_DISALLOWED,
      "SDJ-27",
      "The signature algorithm of the key binding JWT is asymmetric and known."),
  KB_KEY_FITS(
      "kb.alg.key",
      HOLDER,
      JWT_BCP.clause("3.2"),
      ALG_KEY_MISMATCH,
      "SDJ-27",
      "The holder's key is of the kind that the signature algorithm needs, and meant for"
          + " signatures."),
  KB_SIGNATURE(
      "kb.signature",
      HOLDER,
      SD_JWT.clause("7.3(5.3)"),
      BINDING_SIGNATURE_INVALID,
      "SDJ-28",
      "The holder's signature holds."),
  KB_NONCE(
      "kb.nonce",
      HOLDER,
      SD_JWT.clause("7.3(5.6)"),
      BINDING_NONCE_MISMATCH,
      "SDJ-31",
      "The key binding JWT has the nonce of this transaction."),
  KB_AUDIENCE(
      "kb.aud",
      HOLDER,
      SD_JWT.clause("7.3(5.6)"),
      BINDING_AUDIENCE_MISMATCH,
      "SDJ-31, SVC-29",
      "The key binding JWT is made out to this verifier, and to no other."),
  KB_ISSUED_AT(
      "kb.iat",
      HOLDER,
      SD_JWT.clause("7.3(5.5)"),
      BINDING_STALE,
      "SDJ-30",
      "The key binding JWT was made during this transaction."),
  KB_HASH(
      "kb.sd_hash",
      HOLDER,
      SD_JWT.clause("7.3(5.7)"),
      BINDING_HASH_MISMATCH,
      "SDJ-32",
      "The key binding JWT covers exactly the presentation received."),
  KB_NOT_EXPIRED(
      "kb.exp",
      HOLDER,
      JWT.clause("4.1.4"),
      TIME_EXPIRED,
      "SDJ-33",
      "The key binding JWT has not expired."),
  KB_NOT_BEFORE(
      "kb.nbf",
      HOLDER,
      JWT.clause("4.1.5"),
      TIME_NOT_YET_VALID,
      "SDJ-33",
      "The key binding JWT is already valid."),
  KB_TRANSACTION_DATA(
      "kb.transaction_data",
      HOLDER,
      OPENID4VP.clause("B.3.3"),
      BINDING_TXDATA_MISMATCH,
      "VPR-16",
      "The holder confirmed exactly the transaction data that was sent.");

  private final Definition definition;

  SdJwtRule(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("sd-jwt." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
