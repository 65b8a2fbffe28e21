package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import dev.assay.Facts;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Stage;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.json.ResultWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report as a person would want it: verdict, issuer, claims, then the checks by stage. */
final class ResultPage {

  private ResultPage() {}

  static String page(VerificationResult result) {
    Html content =
        all(
            panel(result.verdict()),
            everything(result),
            tag("p", "govuk-body")
                .of(tag("a", "govuk-link").with("href", "/").of("Check another credential")));
    return Layout.page(Words.title(result.verdict()), content);
  }

  /** All that the verdict rests on. */
  static Html everything(VerificationResult result) {
    return all(
        all(credentials(result)),
        Layout.details(
            "The result as the API gives it",
            tag("pre", "assay-json")
                .with("tabindex", "0")
                .with("aria-label", "Result as JSON")
                .of(ResultWriter.write(result, Optional.empty()))));
  }

  /** Each credential under its own heading, if there are several. */
  private static List<Html> credentials(VerificationResult result) {
    List<VerificationResult> each = result.each();
    if (each.size() == 1) {
      return List.of(credential(each.get(0)));
    }
    List<Html> all = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      VerificationResult one = each.get(i);
      String place = "Credential " + (i + 1) + " of " + each.size() + ": ";
      all.add(Layout.heading(place + Words.title(one.verdict())));
      all.add(credential(one));
    }
    return all;
  }

  private static Html credential(VerificationResult result) {
    return all(
        problems(result),
        issuer(result.facts()),
        claims(result),
        circumstances(result.facts()),
        Layout.section("What was checked"),
        all(Stream.of(Stage.values()).map(stage -> stage(stage, result.facts())).toList()));
  }

  /** The word and the sign say it; the colour only repeats it. */
  private static Html panel(Verdict verdict) {
    Html sign =
        tag("span", "assay-verdict__sign").with("aria-hidden", "true").of(Words.sign(verdict));
    return tag("div", "assay-verdict assay-verdict--" + verdict.code())
        .of(
            tag("h1", "govuk-heading-xl assay-verdict__title").of(sign, text(Words.title(verdict))),
            tag("p", "govuk-body-l assay-verdict__words").of(Words.meaning(verdict)));
  }

  private static Html problems(VerificationResult result) {
    List<Html> rows = new ArrayList<>();
    Stream.of(Outcome.FAILED, Outcome.UNDETERMINED)
        .flatMap(outcome -> result.facts().report().with(outcome).stream())
        .forEach(row -> rows.add(problem(row)));
    if (rows.isEmpty()) {
      return nothing();
    }
    return all(
        Layout.section("Why"),
        all(rows),
        missing(result),
        tag("p", "govuk-body").of(Words.next(result.verdict())));
  }

  private static Html problem(CheckResult row) {
    String heading = row.rule().demand();
    return tag("div", "govuk-inset-text assay-problem")
        .of(
            tag("p", "govuk-body govuk-!-font-weight-bold")
                .of(
                    row.outcome() == Outcome.FAILED
                        ? "This does not hold: " + heading
                        : "This could not be decided: " + heading),
            tag("p", "govuk-body")
                .of(
                    row.detail().isEmpty()
                        ? "Nothing more is known."
                        : "Found: " + row.detail() + "."),
            tag("p", "govuk-body-s")
                .of(tag("code").of(row.rule().code()), text(", "), clause(row)));
  }

  private static Html clause(CheckResult row) {
    String words = row.rule().clause().toString();
    String address = row.rule().clause().url().toString();
    return address.startsWith("https:")
        ? tag("a", "govuk-link").with("href", address).with("rel", "noreferrer").of(words)
        : text(words);
  }

  private static Html missing(VerificationResult result) {
    List<DocumentRequest> missing = result.missing();
    return missing.isEmpty()
        ? nothing()
        : tag("ul", "govuk-list govuk-list--bullet")
            .of(
                all(
                    missing.stream()
                        .map(
                            one ->
                                tag("li")
                                    .of(
                                        "Missing: "
                                            + one.kind().code()
                                            + " from "
                                            + one.uri().getHost()))
                        .toList()));
  }

  private static Html issuer(Facts facts) {
    Optional<TrustedIssuer> issuer = facts.issuer();
    if (issuer.isEmpty()) {
      return all(
          Layout.section("Issuer"),
          Layout.paragraph("It is not known that anybody on the trust list issued this."));
    }
    TrustedIssuer known = issuer.get();
    return all(
        Layout.section("Issuer"),
        Layout.summary(
            Layout.row("Name", known.name()),
            Layout.row("Identifier", known.id()),
            Layout.row("Sector", known.sector().code()),
            Layout.row(
                "Why it is trusted",
                "Entry "
                    + known.source().entry()
                    + " of trust list "
                    + known.source().list()
                    + ", number "
                    + known.source().sequence()
                    + ", by "
                    + known.mechanism().code())));
  }

  private static Html claims(VerificationResult result) {
    if (!(result instanceof VerificationResult.Accepted accepted)) {
      return nothing();
    }
    return all(
        Layout.section("What it says"),
        ClaimsTable.of(accepted.credential().claims().asJson()),
        accepted.holderClaims().isEmpty()
            ? nothing()
            : all(
                Layout.section("What the holder's device says, and no issuer"),
                ClaimsTable.of(accepted.holderClaims().asJson())));
  }

  private static Html circumstances(Facts facts) {
    return all(
        Layout.section("Circumstances"),
        Layout.summary(
            Layout.row("Format", facts.format().orElse("not recognised")),
            Layout.row("Type", facts.type().orElse("none")),
            Layout.row("Holder", Words.holder(facts.holder())),
            Layout.row("Status", Words.status(facts.status())),
            Layout.row("Decided for", facts.verifiedAt().toString()),
            Layout.row("Documents used", documents(facts.documents(), facts.verifiedAt()))));
  }

  private static String documents(List<Document> documents, Instant at) {
    return documents.isEmpty()
        ? "none"
        : String.join(
            ", ",
            documents.stream()
                .map(
                    document ->
                        document.mediaType()
                            + " from "
                            + document.uri().getHost()
                            + ", received "
                            + document.fetchedAt()
                            + " for "
                            + at)
                .toList());
  }

  private static Html stage(Stage stage, Facts facts) {
    List<CheckResult> rows =
        facts.report().results().stream()
            .filter(row -> row.rule().stage() == stage && row.outcome() != Outcome.NOT_APPLICABLE)
            .toList();
    long passed = rows.stream().filter(row -> row.outcome() == Outcome.PASSED).count();
    String words =
        Words.stage(stage)
            + ": "
            + (rows.isEmpty() ? "nothing applied" : passed + " of " + rows.size() + " passed");
    return rows.isEmpty()
        ? tag("p", "govuk-body").of(words)
        : Layout.details(
            words, tag("ul", "govuk-list").of(all(rows.stream().map(ResultPage::check).toList())));
  }

  private static Html check(CheckResult row) {
    Html outcome =
        tag("strong", "govuk-tag assay-outcome assay-outcome--" + row.outcome().code())
            .of(Words.outcome(row.outcome()));
    String detail = row.detail().isEmpty() ? "" : " (" + row.detail() + ")";
    return tag("li", "assay-check")
        .of(outcome, text(" " + row.rule().demand() + detail + " "), clause(row));
  }
}
