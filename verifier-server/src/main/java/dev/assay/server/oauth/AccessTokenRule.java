package dev.assay.server.oauth;

import static dev.assay.check.Fault.ALG_DISALLOWED;
import static dev.assay.check.Fault.BINDING_AUDIENCE_MISMATCH;
import static dev.assay.check.Fault.HEADER_CRIT_UNKNOWN;
import static dev.assay.check.Fault.HEADER_TYPE_MISMATCH;
import static dev.assay.check.Fault.INPUT_MALFORMED;
import static dev.assay.check.Fault.ISSUER_MISMATCH;
import static dev.assay.check.Fault.KEY_NOT_FOUND;
import static dev.assay.check.Fault.POLICY_PURPOSE_NOT_PERMITTED;
import static dev.assay.check.Fault.SIGNATURE_INVALID;
import static dev.assay.check.Fault.TIME_EXPIRED;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Fault.TIME_NOT_YET_VALID;
import static dev.assay.check.Spec.ACCESS_TOKEN;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.BEARER_TOKEN;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT;
import static dev.assay.check.Stage.FORMAT;
import static dev.assay.check.Stage.ISSUER;
import static dev.assay.check.Stage.POLICY;
import static dev.assay.check.Stage.SIGNATURE;
import static dev.assay.check.Stage.VALIDITY;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/** What is demanded of the access token of a caller, in the order in which it is tried. */
public enum AccessTokenRule implements Rule {
  FORM(
      "form",
      FORMAT,
      JWT.clause("7.2"),
      INPUT_MALFORMED,
      "SEC-55, SEC-62",
      "An access token is a signed JWT within the limits, of which header and claims are JSON objects."),
  TYPE(
      "typ",
      FORMAT,
      ACCESS_TOKEN.clause("4"),
      HEADER_TYPE_MISMATCH,
      "",
      "The typ header is at+jwt or application/at+jwt, so that no token for another use is taken."),
  CRITICAL(
      "crit",
      FORMAT,
      JWS.clause("4.1.11"),
      HEADER_CRIT_UNKNOWN,
      "SEC-20",
      "No header is critical, as none that could be is understood."),
  ALGORITHM(
      "alg",
      FORMAT,
      ACCESS_TOKEN.clause("4"),
      ALG_DISALLOWED,
      "SEC-20",
      "The token is signed with ES256, EdDSA, PS256 or RS256."),
  KEY(
      "key",
      ISSUER,
      ACCESS_TOKEN.clause("4"),
      KEY_NOT_FOUND,
      "SEC-21, SEC-27",
      "The authorization server has exactly one key of this kid, or where there is no kid exactly one, for this algorithm."),
  SIGNED(
      "signature",
      SIGNATURE,
      ACCESS_TOKEN.clause("4"),
      SIGNATURE_INVALID,
      "SEC-21",
      "That key has made the signature."),
  ISSUED_BY(
      "iss",
      ISSUER,
      ACCESS_TOKEN.clause("4"),
      ISSUER_MISMATCH,
      "",
      "The issuer is the configured authorization server."),
  AUDIENCE(
      "aud",
      POLICY,
      ACCESS_TOKEN.clause("4"),
      BINDING_AUDIENCE_MISMATCH,
      "",
      "The token is for this server."),
  EXPIRES(
      "exp",
      VALIDITY,
      ACCESS_TOKEN.clause("4"),
      TIME_EXPIRED,
      "",
      "The token says when it expires, and has not."),
  ISSUED_AT(
      "iat",
      VALIDITY,
      ACCESS_TOKEN.clause("2.2"),
      TIME_ISSUED_IN_FUTURE,
      "",
      "The token says when it was issued, which was not in the future."),
  BEGINS(
      "nbf",
      VALIDITY,
      JWT.clause("4.1.5"),
      TIME_NOT_YET_VALID,
      "",
      "If the token says when it begins, it has begun."),
  CLIENT(
      "client",
      POLICY,
      ASSAY.clause("access-token"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "",
      "The token names a client and a subject that stand together for a caller of what was called."),
  SCOPE(
      "scope",
      POLICY,
      BEARER_TOKEN.clause("3.1"),
      POLICY_PURPOSE_NOT_PERMITTED,
      "",
      "The token has the scope that the client needs here.");

  private final Definition definition;

  AccessTokenRule(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("access-token." + code, stage, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
