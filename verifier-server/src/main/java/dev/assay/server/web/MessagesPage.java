package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import dev.assay.server.presentation.DeveloperDesk.Extent;
import dev.assay.server.presentation.DeveloperDesk.Run;
import dev.assay.server.presentation.Message;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Walks the developer of a test service through every message of one request. */
final class MessagesPage {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

  private final Language language;
  private final Run run;
  private final String address;

  private MessagesPage(Language language, Run run, String address) {
    this.language = language;
    this.run = run;
    this.address = address;
  }

  /**
   * The page.
   *
   * @param address that of the page for the resident, without a language
   */
  static String page(Language language, Run run, String address) {
    return new MessagesPage(language, run, address).page();
  }

  /** Stands above whatever a resident is shown of a test service. */
  static Html banner(Language language, String address) {
    Html name =
        tag("strong", "govuk-tag govuk-phase-banner__content__tag")
            .of(MessagePhrase.TEST.in(language));
    Html words =
        tag("span", "govuk-phase-banner__text")
            .of(
                text(MessagePhrase.TEST_WORDS.in(language) + " "),
                link(messages(address), MessagePhrase.LINK, language));
    return tag("div", "govuk-phase-banner")
        .of(tag("p", "govuk-phase-banner__content").of(name, words));
  }

  private static String messages(String address) {
    return address + "/messages";
  }

  private static Html link(String address, MessagePhrase words, Language language) {
    return tag("a", "govuk-link")
        .with("href", address + "?lang=" + language.code())
        .of(words.in(language));
  }

  private String page() {
    String title = in(MessagePhrase.TITLE);
    String service = language.choose(run.service().english(), run.service().welsh());
    Html content =
        all(
            Layout.languages(language, one -> messages(address) + "?lang=" + one.code()),
            tag("h1", "govuk-heading-l")
                .of(tag("span", "govuk-caption-l").of(service), text(title)),
            Layout.paragraph(
                in(run.extent() == Extent.NOTHING ? MessagePhrase.GONE : MessagePhrase.INTRO)),
            run.extent() == Extent.ORDER ? Layout.paragraph(in(MessagePhrase.LATER)) : nothing(),
            all(steps()),
            checks(),
            tag("p", "govuk-body").of(link(address, MessagePhrase.RETURN, language)));
    return Layout.page(
        new Layout.Frame(language, title + " - " + service, Optional.empty()).forResidents(),
        content);
  }

  private List<Html> steps() {
    List<Html> steps = new ArrayList<>();
    for (int i = 0; i < run.messages().size(); i++) {
      steps.add(step(i + 1, run.messages().get(i)));
    }
    return steps;
  }

  private Html step(int number, Message message) {
    String title = number + ". " + in(MessagePhrase.of(message.kind()));
    String at = MessagePhrase.AT.in(language, Map.of("time", CLOCK.format(message.at())));
    return all(
        Layout.section(title),
        Layout.paragraph(at),
        message.text().isEmpty() ? nothing() : said(title, message));
  }

  private Html said(String title, Message message) {
    Optional<String> decoded = message.decoded();
    if (decoded.isEmpty()) {
      return shown(title, message.text());
    }
    String readable = in(MessagePhrase.DECODED);
    String sent = in(MessagePhrase.SENT);
    return all(
        tag("h3", "govuk-heading-s").of(readable),
        shown(title + ": " + readable, decoded.get()),
        tag("h3", "govuk-heading-s").of(sent),
        shown(title + ": " + sent, message.text()));
  }

  /** Who has no mouse scrolls it where it has the focus. */
  private static Html shown(String label, String text) {
    return tag("pre", "assay-json")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", label)
        .of(text);
  }

  /** The words of a rule are those of its specification, and English. */
  private Html checks() {
    if (run.checks().isEmpty()) {
      return nothing();
    }
    return all(
        Layout.section(in(MessagePhrase.CHECKS)),
        tag("ul", "govuk-list")
            .with("lang", "en")
            .of(all(run.checks().stream().map(MessagesPage::check).toList())));
  }

  private static Html check(Map<String, Object> row) {
    String outcome = value(row, "outcome");
    String detail = value(row, "detail");
    return tag("li", "assay-check")
        .of(
            tag("strong", "govuk-tag assay-outcome assay-outcome--" + outcome)
                .of(outcome.replace('_', ' ')),
            text(" "),
            tag("code").of(value(row, "code")),
            text(" " + value(row, "demand") + (detail.isEmpty() ? "" : " (" + detail + ")")));
  }

  private static String value(Map<String, Object> row, String name) {
    return row.getOrDefault(name, "") instanceof String text ? text : "";
  }

  private String in(MessagePhrase words) {
    return words.in(language);
  }
}
