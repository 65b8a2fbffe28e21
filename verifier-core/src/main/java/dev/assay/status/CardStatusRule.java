package dev.assay.status;

import static dev.assay.check.Fault.FETCH_BAD_CONTENT_TYPE;
import static dev.assay.check.Fault.FETCH_BLOCKED;
import static dev.assay.check.Fault.STATUS_LIST_EXPIRED;
import static dev.assay.check.Fault.STATUS_LIST_INVALID;
import static dev.assay.check.Fault.STATUS_REVOKED;
import static dev.assay.check.Fault.STATUS_UNAVAILABLE;
import static dev.assay.check.Spec.ASSAY;
import static dev.assay.check.Spec.SHC;

import dev.assay.check.Clause;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Rule;
import dev.assay.check.Stage;

/**
 * What SMART Health Cards 1.4.0 demands of whoever relies on a card whose issuer publishes a list
 * of revoked ones, in the order in which it is tried. The list is not signed: it is believed for
 * where it stands.
 */
public enum CardStatusRule implements Rule {
  ADDRESS(
      "address",
      ASSAY.clause("fetch"),
      FETCH_BLOCKED,
      "SEC-02, SEC-04, SHC-11",
      "The list of revoked cards came with the request, or stands on a host that the trust list names"
          + " for this issuer."),
  AVAILABLE(
      "available",
      SHC.clause("revocation"),
      STATUS_UNAVAILABLE,
      "SHC-08",
      "The list of revoked cards could be had, and is no bigger than what is read."),
  MEDIA_TYPE(
      "media-type",
      ASSAY.clause("fetch"),
      FETCH_BAD_CONTENT_TYPE,
      "SHC-08",
      "The list of revoked cards is served as JSON."),
  FORM(
      "form",
      SHC.clause("revocation"),
      STATUS_LIST_INVALID,
      "SHC-08",
      "The list of revoked cards is about the key that the card is signed with, of method rid, with a"
          + " counter, and its names have at most 24 characters of base64url, each once, with or"
          + " without a time."),
  CURRENT(
      "current",
      SHC.clause("revocation"),
      STATUS_LIST_EXPIRED,
      "SHC-08",
      "The list of revoked cards was updated as often as the key says, or more often."),
  NOT_REVOKED(
      "revoked",
      SHC.clause("revocation"),
      STATUS_REVOKED,
      "SHC-08",
      "The issuer has not revoked the card, nor all cards of its name from before a time that is"
          + " later than its own.");

  private final Definition definition;

  CardStatusRule(String code, Clause clause, Fault fault, String requirement, String demand) {
    definition =
        new Definition("card-status." + code, Stage.STATUS, clause, fault, requirement, demand);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
