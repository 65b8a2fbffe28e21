package dev.assay.bundle;

import static dev.assay.check.Fault.INPUT_TOO_LARGE;
import static dev.assay.check.Fault.TIME_ISSUED_IN_FUTURE;
import static dev.assay.check.Fault.TRUST_LIST_CRITICAL_EXT;
import static dev.assay.check.Fault.TRUST_LIST_EXPIRED;
import static dev.assay.check.Fault.TRUST_LIST_ROLLBACK;
import static dev.assay.check.Fault.TRUST_LIST_SCHEMA;
import static dev.assay.check.Fault.TRUST_LIST_SIGNATURE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.JWS;
import static dev.assay.check.Spec.JWT_BCP;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What an offline bundle must be to be used at all, in the order in which it is tried, by a {@link
 * BundleFault}; and, last, what every decision made from one says of its age. Only {@link #ISSUED}
 * and {@link #FRESH} leave rows in a report.
 */
public enum BundleRule implements Rule {
  SIZE(
      "size",
      ASSAY.clause("bundle"),
      INPUT_TOO_LARGE,
      "SEC-59",
      "A bundle stays within the limits of size, of number of entries, and of each entry."),
  SIGNATURE(
      "signature",
      JWT_BCP.clause("3.1"),
      TRUST_LIST_SIGNATURE,
      "TRL-03",
      "The manifest of a bundle is signed by a pinned key, as what it is, and so is what a delta"
          + " says of its base."),
  CRITICAL(
      "crit",
      JWS.clause("4.1.11"),
      TRUST_LIST_CRITICAL_EXT,
      "TRL-03",
      "Every header of a bundle that is named in crit is understood."),
  FORM(
      "form",
      ASSAY.clause("bundle"),
      TRUST_LIST_SCHEMA,
      "TRL-06",
      "A manifest is in the native format, whole, with nothing in it that is not understood and no"
          + " entry twice."),
  INFLATION(
      "inflation",
      ASSAY.clause("bundle"),
      INPUT_TOO_LARGE,
      "SEC-59",
      "What is compressed expands to the size that the manifest names, and not a hundredfold."),
  WHOLE(
      "whole",
      ASSAY.clause("bundle"),
      TRUST_LIST_SCHEMA,
      "TRL-06",
      "Everything that the manifest lists is there, to its last byte."),
  LISTED(
      "listed",
      ASSAY.clause("bundle"),
      TRUST_LIST_SCHEMA,
      "TRL-06",
      "Nothing is there that the manifest does not list."),
  DIGEST(
      "digest",
      ASSAY.clause("bundle"),
      TRUST_LIST_SIGNATURE,
      "TRL-03",
      "Every entry has the digest that the manifest names."),
  LISTS(
      "lists",
      ASSAY.clause("bundle"),
      TRUST_LIST_SCHEMA,
      "TRL-06",
      "Every trust list and rule list of a bundle can be used and is there once, and none for"
          + " tests is there with one that is not."),
  BASE(
      "base",
      ASSAY.clause("bundle"),
      TRUST_LIST_ROLLBACK,
      "TRL-04",
      "A delta is applied to the bundle that it names, and to no other, and leads to a later"
          + " issue of it."),
  ROLLBACK(
      "rollback",
      ASSAY.clause("bundle"),
      TRUST_LIST_ROLLBACK,
      "TRL-04",
      "A bundle is replaced by a later issue of itself alone, with no older trust list or rule"
          + " list in it."),
  CURRENT(
      "current",
      ASSAY.clause("bundle"),
      TRUST_LIST_EXPIRED,
      "TRL-05",
      "A bundle of an age that the operator refuses is not put in force."),
  ISSUED(
      "issued",
      ASSAY.clause("bundle"),
      TIME_ISSUED_IN_FUTURE,
      "TRL-05",
      "The bundle was already issued when it was put in force, and at the instant of the"
          + " decision."),
  FRESH(
      "fresh",
      ASSAY.clause("bundle"),
      TRUST_LIST_EXPIRED,
      "TRL-05",
      "The bundle is not past its next update, or of an age that the operator accepts.");

  private final Definition definition;

  BundleRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition = new Definition("bundle." + code, Stage.ISSUER, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
