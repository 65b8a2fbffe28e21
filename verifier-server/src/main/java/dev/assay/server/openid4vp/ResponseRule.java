package dev.assay.server.openid4vp;

import static dev.assay.check.Fault.HEADER_FORBIDDEN;
import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.KEY_INVALID;
import static dev.assay.check.Fault.RESPONSE_ALG;
import static dev.assay.check.Fault.RESPONSE_DECRYPT_FAILED;
import static dev.assay.check.Fault.RESPONSE_MALFORMED;
import static dev.assay.check.Fault.RESPONSE_STATE_MISMATCH;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.HAIP;
import static dev.assay.check.Spec.JWA;
import static dev.assay.check.Spec.JWE;
import static dev.assay.check.Spec.OPENID4VP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.RuleSet;
import dev.assay.check.Stage;
import java.util.EnumSet;
import java.util.List;

/**
 * What OpenID4VP 1.0 demands of a wallet's answer before any presentation in it is looked at, in
 * the order in which it is tried.
 */
public enum ResponseRule implements Rule {
  REPEATED(
      "repeated",
      OPENID4VP.clause("8.2"),
      RESPONSE_MALFORMED,
      "VPR-01",
      "No parameter that is read stands twice in the form."),
  SIZE(
      "size", ASSAY.clause("limits"), INPUT_TOO_LARGE, "VPR-18", "The answer is within the limit."),
  SECRECY(
      "encrypted",
      OPENID4VP.clause("8.3"),
      RESPONSE_MALFORMED,
      "VPR-07",
      "The answer is encrypted if the request asked for that, and is not if it did not; an error may come unencrypted either way."),
  JWE_FORM(
      "jwe",
      JWE.clause("7.1"),
      RESPONSE_MALFORMED,
      "VPR-04",
      "An encrypted answer is a compact JWE: five parts in base64url, as long as they are with ECDH-ES and GCM."),
  JWE_HEADER(
      "jwe.header",
      JWE.clause("4"),
      RESPONSE_MALFORMED,
      "VPR-04",
      "The header of the JWE is a JSON object without a name twice, and within the limit."),
  JWE_ALG(
      "jwe.alg",
      OPENID4VP.clause("8.3"),
      RESPONSE_ALG,
      "VPR-04 VPR-05",
      "The algorithm is that of the key in the request, ECDH-ES."),
  JWE_EXTENSIONS(
      "jwe.extensions",
      ASSAY.clause("openid4vp"),
      HEADER_FORBIDDEN,
      "VPR-05",
      "The header of the JWE has neither zip nor crit."),
  JWE_ENC(
      "jwe.enc",
      HAIP.clause("5"),
      RESPONSE_ALG,
      "VPR-04 VPR-05",
      "The content is encrypted with an algorithm that the request offered: A128GCM or A256GCM."),
  JWE_EPK(
      "jwe.epk",
      JWA.clause("4.6.1.1"),
      KEY_INVALID,
      "VPR-06",
      "The wallet's key of the moment is a public key on P-256, and a point of that curve."),
  JWE_PARTIES(
      "jwe.parties",
      JWA.clause("4.6.1.2"),
      RESPONSE_MALFORMED,
      "VPR-06",
      "What is said of the parties, apu and apv, is base64url and within the limit."),
  JWE_KID(
      "jwe.kid",
      OPENID4VP.clause("8.3"),
      RESPONSE_DECRYPT_FAILED,
      "VPR-04",
      "The JWE names the key of this very request."),
  JWE_OPENS(
      "jwe.opens",
      OPENID4VP.clause("8.3"),
      RESPONSE_DECRYPT_FAILED,
      "VPR-04",
      "The JWE opens with the key of this very request."),
  PAYLOAD(
      "payload",
      OPENID4VP.clause("8.3"),
      RESPONSE_MALFORMED,
      "VPR-04 VPR-07",
      "The content of the JWE is a JSON object, not signed, with the answer as its members."),
  ANSWER(
      "answer",
      OPENID4VP.clause("8.1"),
      RESPONSE_MALFORMED,
      "VPR-07",
      "The answer is either a VP token or an error, and not both."),
  STATE(
      "state",
      OPENID4VP.clause("8.2"),
      RESPONSE_STATE_MISMATCH,
      "VPR-08 VPQ-04",
      "The answer has the state of the request."),
  ERROR(
      "error",
      OPENID4VP.clause("8.5"),
      RESPONSE_MALFORMED,
      "VPR-10",
      "An error is a code as OAuth has them."),
  VP_TOKEN(
      "vp_token",
      OPENID4VP.clause("8.1"),
      RESPONSE_MALFORMED,
      "DCR-01",
      "The VP token is a JSON object with a member for a query or several."),
  PRESENTATIONS(
      "vp_token.presentations",
      OPENID4VP.clause("8.1"),
      RESPONSE_MALFORMED,
      "DCR-01 DCR-03",
      "Each member of the VP token is an array of presentations, one at least, each a text or an object.");

  /** All, in the order in which they are tried. */
  static final RuleSet ALL = RuleSet.of(List.of(values()));

  /** What binds encrypted answers alone. */
  static final List<ResponseRule> OF_ENCRYPTION = List.copyOf(EnumSet.range(JWE_FORM, PAYLOAD));

  private final Definition definition;

  ResponseRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition(
            "openid4vp.response." + code, Stage.FORMAT, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
