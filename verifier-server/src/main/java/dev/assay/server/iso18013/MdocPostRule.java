package dev.assay.server.iso18013;

import static dev.assay.check.Fault.BINDING_NONCE_MISMATCH;
import static dev.assay.check.Fault.RESPONSE_MALFORMED;
import static dev.assay.check.Spec.MDOC_ONLINE;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.List;

/**
 * What ISO/IEC 18013-7, Annex B demands of an answer besides what {@code openid4vp.response.*}
 * does, before any document in it is looked at, in the order in which it is tried.
 */
public enum MdocPostRule implements Rule {
  ASKED(
      "asked",
      MDOC_ONLINE.clause("B"),
      RESPONSE_MALFORMED,
      "MDT-08",
      "The request was made in the form of Annex B too."),
  WALLET_NONCE(
      "wallet-nonce",
      MDOC_ONLINE.clause("B.5.3"),
      RESPONSE_MALFORMED,
      "MDT-04",
      "The header apu of the JWE is a nonce of the wallet, text of 16 bytes at least."),
  NONCE(
      "nonce",
      MDOC_ONLINE.clause("B.5.3"),
      BINDING_NONCE_MISMATCH,
      "MDT-04",
      "The header apv of the JWE is the nonce of the request."),
  VP_TOKEN(
      "vp_token",
      MDOC_ONLINE.clause("B"),
      RESPONSE_MALFORMED,
      "MDT-04",
      "The VP token is one text."),
  SUBMISSION(
      "submission",
      MDOC_ONLINE.clause("B"),
      RESPONSE_MALFORMED,
      "MDT-04",
      "The submission is for the definition of the request, and has documents that it asks for, each once, in the VP token itself.");

  /** All, in the order in which they are tried. */
  static final List<MdocPostRule> ALL = List.of(values());

  private final Definition definition;

  MdocPostRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("iso18013-7.post." + code, Stage.FORMAT, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
