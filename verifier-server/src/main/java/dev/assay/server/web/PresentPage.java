package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import dev.assay.server.config.LocalText;
import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.presentation.Asked;
import dev.assay.server.presentation.Asked.Device;
import dev.assay.server.presentation.Asked.Document;
import dev.assay.server.presentation.Asked.Need;
import dev.assay.server.presentation.Asked.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a resident is asked, by whom and why, and the ways to answer. A script puts the news in;
 * without one there is a link that asks for them, as a page that reloads by itself would take its
 * place from under a reader (WCAG 2.2, failure F41).
 */
final class PresentPage {

  private static final String SCRIPT = "/assets/present.js";

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

  private final Language language;
  private final Asked asked;
  private final String address;
  private final Instant now;

  private PresentPage(Language language, Asked asked, String address, Instant now) {
    this.language = language;
    this.asked = asked;
    this.address = address;
    this.now = now;
  }

  /**
   * The page.
   *
   * @param address its own, without a language
   */
  static String page(Language language, Asked asked, String address, Instant now) {
    return new PresentPage(language, asked, address, now).page();
  }

  /** There is no such request. */
  static String unknown(Language language, String address) {
    return problem(language, address, PresentPhrase.UNKNOWN, PresentPhrase.UNKNOWN_WORDS);
  }

  /** It did not begin in this browser. */
  static String elsewhere(Language language, String address) {
    return problem(
        language,
        address,
        PresentPhrase.ELSEWHERE,
        PresentPhrase.ELSEWHERE_WORDS,
        PresentPhrase.NOT_YOURS);
  }

  /** The same, where a wallet has led to. */
  static String returnedElsewhere(Language language, String address) {
    return problem(
        language,
        address,
        PresentPhrase.ELSEWHERE,
        PresentPhrase.RETURNED_WORDS,
        PresentPhrase.NOT_YOURS);
  }

  /** Something else is wrong. */
  static String problem(Language language, String address, Bilingual title, Bilingual... words) {
    List<Html> paragraphs =
        Stream.of(words).map(one -> Layout.paragraph(one.in(language))).toList();
    return Layout.page(
        new Layout.Frame(language, title.in(language), Optional.empty()).forResidents(),
        all(languages(language, address), Layout.heading(title.in(language)), all(paragraphs)));
  }

  private String page() {
    boolean open = asked.standing().isOpen();
    String title = open ? in(PresentPhrase.TITLE) : in(ending());
    Html content =
        tag("div")
            .with("id", "request")
            .with("data-events", address + "/events")
            .with("data-open", String.valueOf(open))
            .of(languages(language, address), test(), open ? question(title) : end(title));
    String named = open ? title : title + " - " + in(asked.service());
    return Layout.page(
        new Layout.Frame(language, named, open ? Optional.of(SCRIPT) : Optional.empty())
            .forResidents(),
        content);
  }

  private Html test() {
    return asked.stage() == Stage.TEST ? MessagesPage.banner(language, address) : nothing();
  }

  private static Html languages(Language language, String address) {
    return Layout.languages(language, one -> inLanguage(address, one));
  }

  private Html question(String title) {
    return all(
        Layout.heading(title),
        tag("p", "govuk-body")
            .of(tag("strong").of(in(PresentPhrase.WHY)), text(" " + in(asked.purpose()))),
        Layout.section(in(PresentPhrase.CLAIMS)),
        all(asked.wanted().documents().stream().map(this::document).toList()),
        asked.wanted().need() == Need.SOME ? said(PresentPhrase.SOME) : nothing(),
        said(PresentPhrase.AGREE),
        asked.device() == Device.SAME ? button() : code(),
        asked.olderCall().map(this::olderWallet).orElse(nothing()),
        browserButton(),
        news(),
        cancelling(),
        Layout.details(in(PresentPhrase.OTHER), said(PresentPhrase.OTHER_WORDS)));
  }

  private Html document(Document document) {
    Html name = tag("h3", "govuk-heading-s").of(in(DocumentName.of(document.types())));
    if (document.claims().isEmpty()) {
      return all(name, said(PresentPhrase.ONLY_THAT));
    }
    List<Html> claims =
        document.claims().stream()
            .map(claim -> ClaimName.of(claim, language))
            .distinct()
            .map(this::claim)
            .toList();
    return all(name, tag("ul", "govuk-list govuk-list--bullet").of(all(claims)));
  }

  private Html claim(ClaimName.Shown claim) {
    Html.Tag item = tag("li");
    return claim.language() == language
        ? item.of(claim.words())
        : item.with("lang", claim.language().code()).of(claim.words());
  }

  private Html button() {
    return all(
        tag("a", "govuk-button")
            .with("href", asked.call().orElse(""))
            .with("draggable", "false")
            .with("aria-describedby", "open-hint")
            .of(in(PresentPhrase.OPEN)),
        tag("p", "govuk-hint").with("id", "open-hint").of(in(PresentPhrase.OPEN_HINT)));
  }

  private Html olderWallet(String call) {
    return tag("p", "govuk-body")
        .of(tag("a", "govuk-link").with("href", call).of(in(PresentPhrase.OPEN_OLDER)));
  }

  /** Shown by the script where the browser can call wallets. */
  private Html browserButton() {
    return tag("div")
        .with("id", "browser")
        .with("hidden")
        .with("data-address", address)
        .of(
            tag("button", "govuk-button govuk-button--secondary")
                .with("type", "button")
                .with("aria-describedby", "browser-hint")
                .of(in(PresentPhrase.BROWSER)),
            tag("p", "govuk-hint").with("id", "browser-hint").of(in(PresentPhrase.BROWSER_HINT)),
            tag("p", "govuk-error-message")
                .with("role", "alert")
                .with("hidden")
                .of(in(PresentPhrase.BROWSER_FAILED)));
  }

  private Html code() {
    return all(
        Layout.section(in(PresentPhrase.SCAN)),
        said(PresentPhrase.SCAN_HINT),
        warning(),
        tag("img", "assay-code")
            .with("src", address + "/code.svg")
            .with("alt", in(PresentPhrase.CODE))
            .with("width", "280")
            .with("height", "280")
            .of(),
        tag("p", "govuk-body")
            .of(
                tag("a", "govuk-link")
                    .with("href", asked.call().orElse(""))
                    .of(in(PresentPhrase.OPEN_HERE))));
  }

  private Html warning() {
    return tag("div", "govuk-warning-text")
        .of(
            tag("span", "govuk-warning-text__icon").with("aria-hidden", "true").of("!"),
            tag("strong", "govuk-warning-text__text")
                .of(
                    tag("span", "govuk-visually-hidden").of(in(PresentPhrase.WARNING)),
                    text(" " + in(PresentPhrase.PHISHING))));
  }

  /** How it stands, and until when. */
  private Html news() {
    PresentPhrase words =
        asked.standing() == Standing.OPENED ? PresentPhrase.OPENED : PresentPhrase.WAITING;
    return all(
        tag("p", "assay-status").with("id", "news").with("role", "status").of(in(words)),
        tag("p", "govuk-body")
            .of(text(until(asked.expires()) + " "), tag("span").with("id", "left").of()),
        tag("p", "assay-status")
            .with("id", "last")
            .with("role", "status")
            .with(
                "data-seconds", String.valueOf(Duration.between(now, asked.expires()).toSeconds()))
            .with("data-left", in(PresentPhrase.LEFT))
            .with("data-last", in(PresentPhrase.LAST))
            .of(),
        tag("p", "govuk-body")
            .with("id", "again")
            .of(
                tag("a", "govuk-link")
                    .with("href", inLanguage(address, language))
                    .of(in(PresentPhrase.AGAIN))));
  }

  private String until(Instant expires) {
    return PresentPhrase.UNTIL.in(language, Map.of("time", CLOCK.format(expires)));
  }

  private Html cancelling() {
    return tag("form")
        .with("method", "post")
        .with("action", inLanguage(address + "/cancel", language))
        .of(
            tag("button", "govuk-button govuk-button--secondary")
                .with("type", "submit")
                .of(in(PresentPhrase.CANCEL)));
  }

  private PresentPhrase ending() {
    return switch (asked.standing()) {
      case HELD, ANSWERED -> PresentPhrase.ANSWERED;
      case REFUSED, CANCELLED -> PresentPhrase.NOTHING_SHARED;
      case EXPIRED, WAITING, OPENED -> PresentPhrase.EXPIRED;
    };
  }

  private PresentPhrase endingWords() {
    return switch (asked.standing()) {
      case HELD -> PresentPhrase.HELD_WORDS;
      case ANSWERED -> PresentPhrase.ANSWERED_WORDS;
      case REFUSED -> PresentPhrase.REFUSED_WORDS;
      case CANCELLED -> PresentPhrase.CANCELLED_WORDS;
      case EXPIRED, WAITING, OPENED -> PresentPhrase.EXPIRED_WORDS;
    };
  }

  private Html end(String title) {
    return all(
        tag("h1", "govuk-heading-l")
            .of(tag("span", "govuk-caption-l").of(in(asked.service())), text(title)),
        said(endingWords()),
        asked.next().map(this::back).orElse(nothing()));
  }

  private Html back(String url) {
    return tag("a", "govuk-button").with("href", url).of(in(PresentPhrase.BACK));
  }

  private Html said(Bilingual words) {
    return Layout.paragraph(in(words));
  }

  private static String inLanguage(String url, Language one) {
    return url + "?lang=" + one.code();
  }

  private String in(Bilingual words) {
    return words.in(language, Map.of("service", in(asked.service())));
  }

  private String in(LocalText words) {
    return language.choose(words.english(), words.welsh());
  }
}
