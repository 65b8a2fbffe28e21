package dev.assay.server.openid4vp;

import static dev.assay.check.Fault.CERT_SELF_SIGNED;
import static dev.assay.check.Fault.REQUEST_INVALID;
import static dev.assay.check.Spec.HAIP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.List;

/**
 * What the High Assurance Interoperability Profile 1.0 demands of a request, besides what OpenID4VP
 * does. That both algorithms for encrypted answers are offered, and that no trust anchor is sent,
 * is so in every request.
 */
public enum HaipRule implements Rule {
  SIGNED("signed", HAIP.clause("5.1"), REQUEST_INVALID, "VPQ-16", "The request is signed."),
  CLIENT(
      "client",
      HAIP.clause("5"),
      REQUEST_INVALID,
      "VPQ-17",
      "The client is named by the hash of its certificate: x509_hash."),
  SIGNER(
      "signer",
      HAIP.clause("5"),
      CERT_SELF_SIGNED,
      "VPQ-17",
      "The certificate of the signer is not signed by its own key."),
  ENCRYPTED(
      "encrypted",
      HAIP.clause("5.1"),
      REQUEST_INVALID,
      "VPQ-16 VPQ-18",
      "The answer is posted encrypted: direct_post.jwt."),
  DC_API_ENCRYPTED(
      "dc_api.encrypted",
      HAIP.clause("5.2"),
      REQUEST_INVALID,
      "DCA-03 DCA-11 VPQ-18",
      "The answer comes through the browser encrypted: dc_api.jwt.");

  /** What binds a request by a link. */
  static final List<HaipRule> OF_LINKS = List.of(SIGNED, CLIENT, SIGNER, ENCRYPTED);

  /** What binds a request through a browser. */
  static final List<HaipRule> OF_THE_DC_API = List.of(CLIENT, SIGNER, DC_API_ENCRYPTED);

  private final Definition definition;

  HaipRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("openid4vp.haip." + code, Stage.FORMAT, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
