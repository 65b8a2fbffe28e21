package dev.assay.server.cli;

import dev.assay.Facts;
import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.VerificationResult.Accepted;
import dev.assay.VerificationResult.Several;
import dev.assay.bundle.BundleFreshness;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Shown;
import dev.assay.check.Stage;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.server.cli.Ink.Shade;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A result for people: whoever has to decide reads the top, whoever has to find out why reads the
 * bottom.
 */
final class ReportText {

  /** How much of the checks is listed. */
  enum Length {
    /** Those that passed are counted. */
    SHORT,
    /** One line each. */
    EVERY_CHECK
  }

  private final Page page;
  private final Length length;

  ReportText(Page page, Length length) {
    this.page = page;
    this.length = length;
  }

  void write(VerificationResult result) {
    if (!(result instanceof Several several)) {
      one(result);
      return;
    }
    int count = several.results().size();
    page.verdict(
        shade(result),
        result.verdict().name(),
        "Of " + count + " credentials, each with its own verdict below, the worst decides.");
    int number = 0;
    for (VerificationResult one : several.results()) {
      number++;
      page.heading("Credential " + number + " of " + count);
      one(one);
    }
  }

  private void one(VerificationResult result) {
    Facts facts = result.facts();
    page.verdict(
        shade(result), result.verdict().name(), PlainWords.verdict(result.verdict(), facts));
    page.blank();
    summary(facts);
    if (result instanceof Accepted accepted) {
      page.heading("Claims");
      new ClaimsText(page).write(accepted.credential().claims().asJson());
      if (!accepted.holderClaims().isEmpty()) {
        page.heading("The holder's own word");
        new ClaimsText(page).write(accepted.holderClaims().asJson());
      }
    }
    explain(facts);
    facts.rules().ifPresent(rules -> new RuleFindingsText(page).write(rules));
    if (!result.missing().isEmpty()) {
      page.heading("Missing");
      result
          .missing()
          .forEach(wanted -> page.field(wanted.kind().code(), Shown.of(wanted.uri().toString())));
    }
    stages(facts);
    documents(facts);
  }

  private static Shade shade(VerificationResult result) {
    return switch (result.verdict()) {
      case ACCEPTED -> Shade.GOOD;
      case REJECTED -> Shade.BAD;
      case UNDETERMINED -> Shade.OPEN;
    };
  }

  private void summary(Facts facts) {
    facts.type().ifPresent(type -> page.field("Type", Shown.of(type)));
    facts.format().ifPresent(format -> page.field("Format", format));
    facts
        .issuer()
        .ifPresentOrElse(
            this::issuer,
            () -> page.field("Issuer", "not established: no issuer you trust has signed this"));
    page.field("Holder", holder(facts.holder()));
    page.field("Status", PlainWords.status(facts.status()));
    facts.freshness().ifPresent(this::bundle);
    page.field("Decided at", facts.verifiedAt().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** What it was decided from, and how old that is. */
  private void bundle(BundleFreshness freshness) {
    page.field(
        "Bundle", Shown.of(freshness.bundle().text()) + ", " + PlainWords.grade(freshness.grade()));
    page.field("", "issued " + freshness.issued() + ", next update " + freshness.nextUpdate());
  }

  /** Who, and why that is believed. */
  private void issuer(TrustedIssuer issuer) {
    TrustSource source = issuer.source();
    page.field("Issuer", Shown.of(issuer.name()) + ", " + PlainWords.sector(issuer.sector()));
    page.field("", Shown.of(issuer.id()));
    page.field(
        "Trusted by",
        "list "
            + Shown.of(source.list())
            + " #"
            + source.sequence()
            + ", entry "
            + Shown.of(source.entry()));
    page.field("", PlainWords.mechanism(issuer.mechanism()));
    source.note().ifPresent(note -> page.field("", Shown.of(note)));
  }

  private static String holder(HolderProof proof) {
    return switch (proof) {
      case PROVED -> "proved to have the credential's key, for this transaction";
      case NOT_REQUIRED -> "no proof was asked for: the presenter may be anybody";
      case FAILED -> "did not prove to have the credential's key";
    };
  }

  private void explain(Facts facts) {
    List<CheckResult> failed = facts.report().with(Outcome.FAILED);
    List<CheckResult> open = facts.report().with(Outcome.UNDETERMINED);
    if (!failed.isEmpty()) {
      page.heading(failed.size() == 1 ? "Why" : "Why: " + failed.size() + " checks failed");
      failed.forEach(this::explain);
    }
    if (!open.isEmpty()) {
      page.heading("Could not be decided");
      open.forEach(this::explain);
    }
  }

  private void explain(CheckResult row) {
    page.line(
        "  "
            + page.paint(
                row.outcome() == Outcome.FAILED ? Shade.BAD : Shade.OPEN, row.rule().code()));
    page.field("Demanded", row.rule().demand());
    if (!row.detail().isEmpty()) {
      page.field("Found", row.detail());
    }
    page.field("Clause", row.rule().clause().toString());
    page.field("", row.rule().clause().url().toString());
    page.field("Next", PlainWords.next(row.rule()));
  }

  private void stages(Facts facts) {
    page.heading("Checks");
    for (Stage stage : Stage.values()) {
      List<CheckResult> rows =
          facts.report().results().stream().filter(row -> row.rule().stage() == stage).toList();
      if (!rows.isEmpty()) {
        new StageText(page, length).write(stage, rows);
      }
    }
  }

  private void documents(Facts facts) {
    if (facts.documents().isEmpty()) {
      return;
    }
    page.heading("Documents used");
    facts
        .documents()
        .forEach(
            document -> {
              page.line("  " + Shown.of(document.uri().toString()));
              page.paragraph(4, document.digest());
              page.paragraph(4, "received " + document.fetchedAt());
            });
  }
}
