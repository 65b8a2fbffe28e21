package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What all pages have in common: GOV.UK Frontend without the crown, the logo and the typeface,
 * which are for services on gov.uk alone.
 */
final class Layout {

  private Layout() {}

  /**
   * What differs from page to page around the content.
   *
   * @param script a module of ours that the page can do without
   * @param reader who reads it
   */
  record Frame(Language language, String title, Optional<String> script, Reader reader) {

    /** For whoever checks credentials. */
    Frame(Language language, String title, Optional<String> script) {
      this(language, title, script, Reader.CHECKER);
    }

    /** The same for residents. */
    Frame forResidents() {
      return new Frame(language, title, script, Reader.RESIDENT);
    }
  }

  /** Who reads a page. */
  enum Reader {
    /** Somebody who checks credentials, or looks after the server. */
    CHECKER,
    /** Somebody who is asked for one, and to whom nothing else here is of use. */
    RESIDENT
  }

  static String page(String title, Html content) {
    return page(new Frame(Language.ENGLISH, title, Optional.empty()), content);
  }

  static String page(Frame frame, Html content) {
    Language language = frame.language();
    Html main = tag("main", "govuk-main-wrapper").with("id", "main-content").of(content);
    Html body =
        tag("body", "govuk-template__body")
            .of(
                tag("a", "govuk-skip-link")
                    .with("href", "#main-content")
                    .of(Phrase.SKIP.in(language)),
                header(frame),
                tag("div", "govuk-width-container").of(main),
                footer(frame));
    return "<!DOCTYPE html>\n"
        + tag("html", "govuk-template")
            .with("lang", language.code())
            .of(head(frame), body)
            .markup();
  }

  private static Html head(Frame frame) {
    Html own =
        frame
            .script()
            .map(one -> tag("script").with("type", "module").with("src", one).of())
            .orElse(nothing());
    return tag("head")
        .of(
            tag("meta").with("charset", "utf-8").of(),
            tag("title").of(frame.title() + " - Assay"),
            tag("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .of(),
            tag("link").with("rel", "stylesheet").with("href", "/assets/govuk-frontend.css").of(),
            tag("link").with("rel", "stylesheet").with("href", "/assets/assay.css").of(),
            tag("script").with("src", "/assets/assay.js").with("defer").of(),
            own);
  }

  private static Html header(Frame frame) {
    if (frame.reader() == Reader.RESIDENT) {
      Html name = tag("span", "assay-header__name").of("Assay");
      return tag("header", "assay-header").of(tag("div", "govuk-width-container").of(name));
    }
    Language language = frame.language();
    Html home = tag("a", "assay-header__name").with("href", "/").of("Assay");
    Html links =
        tag("nav", "assay-header__links")
            .with("aria-label", Phrase.PAGES.in(language))
            .of(
                link(address(language), Phrase.TITLE.in(language)),
                link("/trust-list", Phrase.WHO.in(language)),
                link("/rules", Phrase.WHAT.in(language)),
                link("/openapi", "API"));
    return tag("header", "assay-header").of(tag("div", "govuk-width-container").of(home, links));
  }

  /** Of the page that checks codes; the language is all that ever stands in it. */
  static String address(Language language) {
    return language == Language.ENGLISH ? "/check" : "/check?lang=" + language.code();
  }

  private static Html footer(Frame frame) {
    Bilingual said = frame.reader() == Reader.RESIDENT ? PresentPhrase.FOOTER : Phrase.FOOTER;
    Html words = tag("p", "govuk-body-s").of(said.in(frame.language()));
    return tag("footer", "govuk-footer").of(tag("div", "govuk-width-container").of(words));
  }

  private static Html link(String target, String words) {
    return tag("a", "assay-header__link").with("href", target).of(words);
  }

  /**
   * The choice of a language.
   *
   * @param address of the same page in a language
   */
  static Html languages(Language current, Function<Language, String> address) {
    return tag("nav", "assay-languages")
        .with("aria-label", Phrase.LANGUAGE.in(current))
        .of(
            all(
                Stream.of(Language.values())
                    .map(one -> language(one, current, address.apply(one)))
                    .toList()));
  }

  private static Html language(Language one, Language current, String address) {
    if (one == current) {
      return tag("span", "assay-languages__one")
          .with("lang", one.code())
          .with("aria-current", "true")
          .of(one.own());
    }
    return tag("a", "govuk-link assay-languages__one")
        .with("href", address)
        .with("lang", one.code())
        .with("hreflang", one.code())
        .of(one.own());
  }

  static Html heading(String words) {
    return tag("h1", "govuk-heading-l").of(words);
  }

  static Html section(String words) {
    return tag("h2", "govuk-heading-m").of(words);
  }

  static Html paragraph(String words) {
    return tag("p", "govuk-body").of(words);
  }

  /** One row of a summary list. */
  static Html row(String key, Html value) {
    return tag("div", "govuk-summary-list__row")
        .of(
            tag("dt", "govuk-summary-list__key").of(key),
            tag("dd", "govuk-summary-list__value").of(value));
  }

  static Html row(String key, String value) {
    return row(key, text(value));
  }

  static Html summary(Html... rows) {
    return tag("dl", "govuk-summary-list").of(all(rows));
  }

  /** Something to be opened by whoever wants to see more. */
  static Html details(String words, Html content) {
    Html label =
        tag("summary", "govuk-details__summary")
            .of(tag("span", "govuk-details__summary-text").of(words));
    return tag("details", "govuk-details").of(label, tag("div", "govuk-details__text").of(content));
  }
}
