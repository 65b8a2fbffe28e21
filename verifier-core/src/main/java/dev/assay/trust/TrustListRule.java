package dev.assay.trust;

import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.TRUST_CONSTRAINT;
import static dev.assay.check.Fault.TRUST_LIST_CRITICAL_EXT;
import static dev.assay.check.Fault.TRUST_LIST_EXPIRED;
import static dev.assay.check.Fault.TRUST_LIST_ROLLBACK;
import static dev.assay.check.Fault.TRUST_LIST_SCHEMA;
import static dev.assay.check.Fault.TRUST_LIST_SIGNATURE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT_BCP;
import static dev.assay.check.Spec.MDOC;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What a trust list must be to be used at all. These rules are enforced when a list is read or
 * accepted, by a {@link TrustListFault}, before any verification; they leave no rows in its report.
 */
public enum TrustListRule implements Rule {
  SIZE(
      "size",
      ASSAY.clause("trust-list"),
      INPUT_TOO_LARGE,
      "TRL-06",
      "A trust list stays within the limits of size and of number of entries."),
  SCHEMA(
      "schema",
      ASSAY.clause("trust-list"),
      TRUST_LIST_SCHEMA,
      "TRL-02",
      "A trust list is in the native format, whole, with nothing in it that is not understood."),
  SIGNATURE(
      "signature",
      JWT_BCP.clause("3.1"),
      TRUST_LIST_SIGNATURE,
      "TRL-03",
      "A signed trust list is signed by a pinned key, as what it is."),
  CRITICAL(
      "crit",
      JWS.clause("4.1.11"),
      TRUST_LIST_CRITICAL_EXT,
      "TRL-03",
      "Every header of a signed trust list that is named in crit is understood."),
  ROLLBACK(
      "rollback",
      ASSAY.clause("trust-list"),
      TRUST_LIST_ROLLBACK,
      "TRL-04",
      "A trust list is replaced by a later issue of itself alone."),
  ENVIRONMENT(
      "environment",
      ASSAY.clause("trust-list"),
      TRUST_CONSTRAINT,
      "TRL-01",
      "Lists for tests and lists for real use are never in force together."),
  VICAL_FORM(
      "vical.form",
      MDOC.clause("C.1.7"),
      TRUST_LIST_SCHEMA,
      "VIC-01",
      "A VICAL is an untagged COSE_Sign1 of a map with version, vicalProvider, date and"
          + " certificateInfos."),
  VICAL_SIGNER(
      "vical.signer",
      MDOC.clause("C.1.8"),
      TRUST_LIST_SIGNATURE,
      "VIC-02, MDC-12",
      "The signer of a VICAL has a valid path to a certificate that the operator names, and may sign"
          + " VICALs."),
  VICAL_SIGNATURE(
      "vical.signature",
      MDOC.clause("C.1.8"),
      TRUST_LIST_SIGNATURE,
      "VIC-02",
      "The signature of a VICAL holds."),
  VICAL_CURRENT(
      "vical.next-update",
      MDOC.clause("C.1.8"),
      TRUST_LIST_EXPIRED,
      "VIC-02",
      "A VICAL is used between its date and its next update, or for as long as the operator says if"
          + " it names none, and never after its notAfter."),
  VICAL_AUTHORITY(
      "vical.authority",
      MDOC.clause("C.1.7"),
      TRUST_LIST_SCHEMA,
      "VIC-04",
      "What an entry of a VICAL repeats of its certificate is what stands there; an entry that"
          + " contradicts itself is left out."),
  SOURCE_FORM(
      "source.form",
      ASSAY.clause("trust-list"),
      TRUST_LIST_SCHEMA,
      "DCC-20, SHC-09, TRL-06",
      "A list of another kind has the form of its kind, and something in it that can be used."),
  SOURCE_SIGNATURE(
      "source.signature",
      ASSAY.clause("trust-list"),
      TRUST_LIST_SIGNATURE,
      "DCC-21, SHC-09",
      "A list of another kind that is imported as signed is signed by the pinned key, and nothing is"
          + " taken from it that the signature does not cover."),
  SOURCE_CURRENT(
      "source.current",
      ASSAY.clause("trust-list"),
      TRUST_LIST_EXPIRED,
      "DCC-10, TRL-05",
      "A list of another kind that says when it was made is not of the future, and not older than"
          + " the operator lets it become."),
  SOURCE_ENVIRONMENT(
      "source.environment",
      ASSAY.clause("trust-list"),
      TRUST_CONSTRAINT,
      "TRL-01",
      "What was published for tests, or is not known to be for real use, is not imported as live,"
          + " nor the other way round."),
  SOURCE_ENTRY(
      "source.entry",
      ASSAY.clause("trust-list"),
      TRUST_LIST_SCHEMA,
      "DCC-11, DCC-13, DCC-20, SHC-04, SHC-05",
      "An entry of a list of another kind has a certificate or keys that can be used for what the"
          + " list is about, of whom it is listed for; one that has not is left out by name.");

  private final Definition definition;

  TrustListRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("trust-list." + code, Stage.ISSUER, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
