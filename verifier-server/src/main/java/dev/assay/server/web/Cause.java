package dev.assay.server.web;

import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Fault;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.Optional;
import java.util.stream.Stream;

/** Why something was not accepted, in one sentence for somebody at a desk. */
enum Cause {
  EXPIRED("It has expired.", "Mae wedi dod i ben."),
  NOT_YET_VALID("It is not valid yet.", "Nid yw'n ddilys eto."),
  REVOKED("The issuer has taken it back.", "Mae'r cyhoeddwr wedi ei dynnu'n ôl."),
  SUSPENDED("The issuer has put it on hold.", "Mae'r cyhoeddwr wedi ei atal dros dro."),
  LIST_OUT_OF_DATE(
      "The trust list of this service is out of date, so it trusts nobody.",
      "Mae rhestr ymddiriedaeth y gwasanaeth hwn wedi dyddio, felly nid yw'n ymddiried yn neb."),
  UNREADABLE(
      "It cannot be read as a credential: it is damaged, or of a kind that this service does not"
          + " read.",
      "Ni ellir ei ddarllen fel dogfen ddigidol: mae wedi'i ddifrodi, neu o fath nad yw'r"
          + " gwasanaeth hwn yn ei ddarllen."),
  ISSUER(
      "This service does not trust its issuer for it.",
      "Nid yw'r gwasanaeth hwn yn ymddiried yn ei gyhoeddwr ar ei gyfer."),
  ALTERED(
      "It was altered, or its issuer did not sign it.",
      "Mae wedi'i newid, neu nid ei gyhoeddwr a'i llofnododd."),
  NOT_VALID("It is not valid at this time.", "Nid yw'n ddilys ar hyn o bryd."),
  HOLDER(
      "Whoever shows it did not prove to be its holder.",
      "Ni phrofodd y sawl sy'n ei ddangos mai ef neu hi yw'r deiliad."),
  STATUS("Its status does not let it be relied on.", "Nid yw ei statws yn caniatáu dibynnu arno."),
  POLICY(
      "It does not have what this service asks for.",
      "Nid yw'n cynnwys yr hyn y mae'r gwasanaeth hwn yn gofyn amdano."),
  ISSUER_OUT_OF_REACH(
      "What its issuer publishes cannot be reached. Try again in a few minutes.",
      "Ni ellir cyrraedd yr hyn y mae ei gyhoeddwr yn ei gyhoeddi. Rhowch gynnig arall arni ymhen"
          + " ychydig funudau."),
  STATUS_OUT_OF_REACH(
      "Whether its issuer has taken it back cannot be found out. Try again in a few minutes.",
      "Ni ellir canfod a yw ei gyhoeddwr wedi ei dynnu'n ôl. Rhowch gynnig arall arni ymhen ychydig"
          + " funudau."),
  NOT_CHECKED(
      "Not every check could be made, and what was not checked is not believed.",
      "Ni ellid gwneud pob gwiriad, ac ni chredir yr hyn na wiriwyd.");

  private final String english;
  private final String welsh;

  Cause(String english, String welsh) {
    this.english = english;
    this.welsh = welsh;
  }

  String in(Language language) {
    return language.choose(english, welsh);
  }

  /** Why it was not accepted; nothing if it was. */
  static Optional<Cause> of(VerificationResult result) {
    return switch (result.verdict()) {
      case ACCEPTED -> Optional.empty();
      case UNDETERMINED ->
          Optional.of(first(result, Outcome.UNDETERMINED).map(Cause::open).orElse(NOT_CHECKED));
      case REJECTED ->
          Optional.of(first(result, Outcome.FAILED).map(Cause::failed).orElse(NOT_CHECKED));
    };
  }

  /** The first row decides: those after it may stand there on its account. */
  private static Optional<Rule> first(VerificationResult result, Outcome outcome) {
    return Stream.concat(Stream.of(result), result.each().stream())
        .flatMap(one -> one.facts().report().with(outcome).stream())
        .map(CheckResult::rule)
        .findFirst();
  }

  private static Cause open(Rule rule) {
    boolean isStatus =
        rule.stage() == Stage.STATUS || rule.fault() == Fault.CERT_REVOCATION_UNKNOWN;
    return isStatus ? STATUS_OUT_OF_REACH : ISSUER_OUT_OF_REACH;
  }

  private static Cause failed(Rule rule) {
    return switch (rule.fault()) {
      case TIME_EXPIRED -> EXPIRED;
      case TIME_NOT_YET_VALID -> NOT_YET_VALID;
      case STATUS_REVOKED -> REVOKED;
      case STATUS_SUSPENDED -> SUSPENDED;
      case TRUST_LIST_EXPIRED -> LIST_OUT_OF_DATE;
      default -> failedIn(rule.stage());
    };
  }

  private static Cause failedIn(Stage stage) {
    return switch (stage) {
      case FORMAT -> UNREADABLE;
      case ISSUER -> ISSUER;
      case SIGNATURE -> ALTERED;
      case VALIDITY -> NOT_VALID;
      case HOLDER -> HOLDER;
      case STATUS -> STATUS;
      case POLICY -> POLICY;
    };
  }
}
