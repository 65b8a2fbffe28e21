package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import dev.assay.Facts;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer for somebody at a desk: the verdict and why, whose it is, what it is and how long it
 * is valid. Everything else is closed until somebody opens it.
 */
final class ScanResultPage {

  private final Language language;

  private ScanResultPage(Language language) {
    this.language = language;
  }

  static String page(Language language, VerificationResult result) {
    ScanResultPage page = new ScanResultPage(language);
    Html another =
        tag("a", "govuk-button")
            .with("href", Layout.address(language))
            .with("role", "button")
            .with("draggable", "false")
            .of(Phrase.ANOTHER.in(language));
    Html details = tag("div").with("lang", "en").of(ResultPage.everything(result));
    Html content =
        all(
            page.panel(result),
            page.holders(result),
            another,
            Layout.details(Phrase.DETAILS.in(language), details));
    String title = title(result.verdict()).in(language) + " - " + Phrase.TITLE.in(language);
    return Layout.page(new Layout.Frame(language, title, Optional.of(ScanPage.SCRIPT)), content);
  }

  private static Phrase title(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> Phrase.ACCEPTED;
      case UNDETERMINED -> Phrase.UNDETERMINED;
      case REJECTED -> Phrase.REJECTED;
    };
  }

  private static Phrase meaning(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> Phrase.ACCEPTED_WORDS;
      case UNDETERMINED -> Phrase.UNDETERMINED_WORDS;
      case REJECTED -> Phrase.REJECTED_WORDS;
    };
  }

  /** The word and the sign say it; the colour only repeats it. */
  private Html panel(VerificationResult result) {
    Verdict verdict = result.verdict();
    Html sign =
        tag("span", "assay-verdict__sign").with("aria-hidden", "true").of(Words.sign(verdict));
    Html cause =
        Cause.of(result)
            .map(one -> tag("p", "govuk-body-l assay-verdict__cause").of(one.in(language)))
            .orElse(nothing());
    return tag("div", "assay-verdict assay-verdict--strong assay-verdict--" + verdict.code())
        .of(
            tag("h1", "govuk-heading-xl assay-verdict__title")
                .with("tabindex", "-1")
                .with("data-focus")
                .of(sign, text(title(verdict).in(language))),
            cause,
            tag("p", "govuk-body assay-verdict__words").of(meaning(verdict).in(language)));
  }

  /** Only of what was accepted whole: one bad credential among several spoils all. */
  private Html holders(VerificationResult result) {
    if (result.verdict() != Verdict.ACCEPTED) {
      return nothing();
    }
    List<VerificationResult> each = result.each();
    List<Html> parts = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      if (each.get(i) instanceof VerificationResult.Accepted accepted) {
        parts.add(each.size() == 1 ? nothing() : heading(i + 1, each.size()));
        parts.add(holder(accepted));
      }
    }
    return all(parts);
  }

  private Html heading(int number, int total) {
    return Layout.section(
        Phrase.NUMBERED.in(
            language, Map.of("part", Integer.toString(number), "total", Integer.toString(total))));
  }

  private Html holder(VerificationResult.Accepted accepted) {
    Facts facts = accepted.facts();
    String type = facts.type().orElse("");
    Holder holder =
        Holder.of(facts.format().orElse(""), type, accepted.credential().claims().asJson());
    String kind = holder.kind().map(ScanResultPage::kind).map(one -> one.in(language)).orElse(type);
    List<Html> rows = new ArrayList<>();
    boolean isNamed = holder.name().isPresent() || holder.born().isPresent();
    if (isNamed) {
      rows.add(Layout.row(Phrase.NAME.in(language), orNotGiven(holder.name())));
      rows.add(Layout.row(Phrase.BORN.in(language), orNotGiven(holder.born().map(this::day))));
    }
    rows.add(
        Layout.row(Phrase.KIND.in(language), kind.isEmpty() ? facts.format().orElse("") : kind));
    rows.add(Layout.row(Phrase.VALID.in(language), validity(holder.validity())));
    return all(
        Layout.summary(rows.toArray(Html[]::new)),
        Layout.paragraph((isNamed ? Phrase.COMPARE : Phrase.NOBODY).in(language)));
  }

  private static Phrase kind(Holder.Kind kind) {
    return switch (kind) {
      case VACCINATION -> Phrase.VACCINATION;
      case TEST -> Phrase.TEST;
      case RECOVERY -> Phrase.RECOVERY;
      case HEALTH_CARD -> Phrase.HEALTH_CARD;
      case DRIVING_LICENCE -> Phrase.DRIVING_LICENCE;
      case IDENTITY -> Phrase.IDENTITY;
    };
  }

  private String orNotGiven(Optional<String> value) {
    return value.orElse(Phrase.NOT_GIVEN.in(language));
  }

  /** Only the year or the month stays as it is. */
  private String day(String born) {
    return Holder.date(born).map(language::date).orElse(born);
  }

  private String validity(Holder.Validity validity) {
    String from = validity.from().map(language::date).orElse("");
    String until = validity.until().map(language::date).orElse("");
    Phrase phrase =
        from.isEmpty()
            ? until.isEmpty() ? Phrase.NO_DATES : Phrase.UNTIL
            : until.isEmpty() ? Phrase.FROM : Phrase.FROM_UNTIL;
    return phrase.in(language, Map.of("from", from, "until", until));
  }
}
