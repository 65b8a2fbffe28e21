package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page that takes a code: by camera where there is a script to use it, as a picture, or as
 * text. Parts that were read before stand in the form itself, as the server keeps nothing.
 */
final class ScanPage {

  static final String SCRIPT = "/assets/scan.js";

  /** What the script says, by the name under which it looks for it. */
  private static final Map<String, Phrase> SPOKEN =
      Map.ofEntries(
          Map.entry("data-start", Phrase.CAMERA_START),
          Map.entry("data-stop", Phrase.CAMERA_STOP),
          Map.entry("data-on", Phrase.CAMERA_ON),
          Map.entry("data-off", Phrase.CAMERA_OFF),
          Map.entry("data-slow", Phrase.CAMERA_SLOW),
          Map.entry("data-refused", Phrase.CAMERA_REFUSED),
          Map.entry("data-none", Phrase.CAMERA_NONE),
          Map.entry("data-busy", Phrase.CAMERA_BUSY),
          Map.entry("data-read", Phrase.CODE_READ),
          Map.entry("data-progress", Phrase.PROGRESS),
          Map.entry("data-part", Phrase.PART));

  private static final Map<String, ScanFault> SPOKEN_FAULTS =
      Map.of(
          "data-wrong", ScanFault.WRONG_PART,
          "data-many", ScanFault.TOO_MANY_PARTS,
          "data-bad", ScanFault.BAD_PART,
          "data-large", ScanFault.TOO_LARGE);

  private final Language language;
  private final CodeParts parts;
  private final Optional<ScanFault> fault;
  private final String pasted;

  private ScanPage(Language language, CodeParts parts, Optional<ScanFault> fault, String pasted) {
    this.language = language;
    this.parts = parts;
    this.fault = fault;
    this.pasted = pasted;
  }

  /** With nothing in it. */
  static String empty(Language language) {
    return new ScanPage(language, CodeParts.NONE, Optional.empty(), "").page();
  }

  /** With the parts that were read so far. */
  static String waiting(Language language, CodeParts parts) {
    return new ScanPage(language, parts, Optional.empty(), "").page();
  }

  /** With what was wrong, and what is good of it. */
  static String refused(Language language, CodeParts parts, ScanFault fault, String pasted) {
    return new ScanPage(language, parts, Optional.of(fault), pasted).page();
  }

  /** Something went wrong before anything was decided. */
  static String problem(Language language, Phrase title, Phrase words) {
    Html back =
        tag("p", "govuk-body")
            .of(
                tag("a", "govuk-link")
                    .with("href", Layout.address(language))
                    .of(Phrase.START_AGAIN.in(language)));
    return Layout.page(
        new Layout.Frame(language, title.in(language), Optional.empty()),
        all(Layout.heading(title.in(language)), Layout.paragraph(words.in(language)), back));
  }

  private String page() {
    String title = Phrase.TITLE.in(language);
    Html content =
        all(
            Layout.languages(language, Layout::address),
            fault.map(this::errors).orElse(nothing()),
            Layout.heading(title),
            Layout.paragraph(Phrase.LEAD.in(language)),
            progress(),
            form());
    String announced = fault.isPresent() ? Phrase.ERROR.in(language) + ": " + title : title;
    return Layout.page(new Layout.Frame(language, announced, Optional.of(SCRIPT)), content);
  }

  private Html errors(ScanFault one) {
    Html link = tag("li").of(tag("a").with("href", "#" + one.field()).of(one.in(language)));
    return tag("div", "govuk-error-summary")
        .with("role", "alert")
        .with("tabindex", "-1")
        .with("data-focus")
        .of(
            tag("h2", "govuk-error-summary__title").of(Phrase.PROBLEM.in(language)),
            tag("div", "govuk-error-summary__body")
                .of(tag("ul", "govuk-list govuk-error-summary__list").of(link)));
  }

  /** Always there, as a screen reader speaks only what changes in a place that it knows. */
  private Html progress() {
    boolean begun = parts.total() > 0;
    Html again =
        tag("p", "govuk-body")
            .with("id", "scan-again")
            .with(begun ? "data-begun" : "hidden")
            .of(
                tag("a", "govuk-link")
                    .with("href", Layout.address(language))
                    .of(Phrase.START_AGAIN.in(language)));
    return all(
        tag("p", "assay-progress")
            .with("id", "scan-progress")
            .with("role", "status")
            .of(begun ? progressWords() : ""),
        again);
  }

  private String progressWords() {
    String missing =
        parts.missing().stream()
            .map(n -> Phrase.PART.in(language, Map.of("part", n.toString())))
            .collect(Collectors.joining(", "));
    return Phrase.PROGRESS.in(
        language,
        Map.of(
            "read", Integer.toString(parts.texts().size()),
            "total", Integer.toString(parts.total()),
            "missing", missing));
  }

  private Html form() {
    Html carried =
        tag("input")
            .with("type", "hidden")
            .with("name", "scanned")
            .with("id", "scanned")
            .with("value", String.join("\n", parts.inOrder()))
            .of();
    Html submit =
        tag("button", "govuk-button").with("type", "submit").of(Phrase.CHECK.in(language));
    return tag("form")
        .with("id", "scan-form")
        .with("method", "post")
        .with("action", Layout.address(language))
        .with("enctype", "multipart/form-data")
        .with("autocomplete", "off")
        .with("novalidate")
        .of(carried, camera(), picture(), paste(), submit);
  }

  /** Shown by the script. */
  private Html camera() {
    Html.Tag block = tag("div", "govuk-form-group").with("id", "camera").with("hidden");
    SPOKEN.forEach((name, phrase) -> block.with(name, phrase.in(language)));
    SPOKEN_FAULTS.forEach((name, one) -> block.with(name, one.in(language) + "."));
    block.with("data-max-parts", Integer.toString(CodeParts.MAX_PARTS));
    block.with("data-max-bytes", Integer.toString(ScanForm.MAX_BYTES));
    return all(
        block.of(
            tag("h2", "govuk-heading-s").of(Phrase.CAMERA.in(language)),
            tag("video", "assay-camera")
                .with("id", "camera-view")
                .with("aria-label", Phrase.CAMERA_VIEW.in(language))
                .with("playsinline")
                .with("muted")
                .with("hidden")
                .of(),
            tag("button", "govuk-button govuk-button--secondary assay-camera__button")
                .with("type", "button")
                .with("id", "camera-switch")
                .of(Phrase.CAMERA_START.in(language))),
        tag("p", "assay-status").with("id", "scan-status").with("role", "status").of(text("")));
  }

  private Html picture() {
    Html field =
        tag("input", "govuk-file-upload")
            .with("type", "file")
            .with("id", "picture")
            .with("name", "picture")
            .with("accept", "image/png,image/jpeg")
            .with("multiple")
            .with("aria-describedby", "picture-hint")
            .of();
    return group("picture", Phrase.PICTURE, Phrase.PICTURE_HINT, field);
  }

  private Html paste() {
    Html field =
        tag("textarea", "govuk-textarea assay-credential")
            .with("id", "text")
            .with("name", "text")
            .with("rows", "3")
            .with("spellcheck", "false")
            .with("autocomplete", "off")
            .with("aria-describedby", "text-hint")
            .of(pasted);
    return group("text", Phrase.TEXT, Phrase.TEXT_HINT, field);
  }

  private Html group(String name, Phrase label, Phrase hint, Html field) {
    Optional<Html> error =
        fault
            .filter(one -> one.field().equals(name))
            .map(one -> tag("p", "govuk-error-message").of(one.in(language)));
    return tag(
            "div",
            error.isPresent() ? "govuk-form-group govuk-form-group--error" : "govuk-form-group")
        .of(
            tag("label", "govuk-label govuk-label--s").with("for", name).of(label.in(language)),
            tag("div", "govuk-hint").with("id", name + "-hint").of(hint.in(language)),
            error.orElse(nothing()),
            field);
  }
}
