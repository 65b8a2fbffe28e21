package dev.assay.server.iso18013;

import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.RESPONSE_MALFORMED;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.MDOC_ONLINE;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.List;

/**
 * What ISO/IEC 18013-7, Annex C demands of an answer before any document in it is looked at, in the
 * order in which it is tried. That it opens, and for this very request, is for {@code
 * mdoc.response.decrypt} to say.
 */
public enum MdocApiRule implements Rule {
  ASKED(
      "asked",
      MDOC_ONLINE.clause("C"),
      RESPONSE_MALFORMED,
      "MDT-08",
      "The request was made by org-iso-mdoc too."),
  SIZE(
      "size", ASSAY.clause("limits"), INPUT_TOO_LARGE, "VPR-18", "The answer is within the limit."),
  RESPONSE(
      "response",
      MDOC_ONLINE.clause("C"),
      RESPONSE_MALFORMED,
      "MDT-05",
      "The answer is base64url of the CBOR array of \"dcapi\" and a map with enc and cipherText.");

  /** All, in the order in which they are tried. */
  static final List<MdocApiRule> ALL = List.of(values());

  private final Definition definition;

  MdocApiRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("iso18013-7.api." + code, Stage.FORMAT, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
