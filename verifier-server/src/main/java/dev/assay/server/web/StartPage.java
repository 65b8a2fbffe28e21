package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.nothing;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import java.util.List;
import java.util.Optional;

/** The form. */
final class StartPage {

  private final List<Sample> samples;

  StartPage(List<Sample> samples) {
    this.samples = samples;
  }

  String page(CheckForm form, Optional<CheckForm.Fault> fault) {
    Html content =
        all(
            fault.map(StartPage::errors).orElse(nothing()),
            Layout.heading("Check a credential"),
            Layout.paragraph(
                "Find out whether a signed identity credential may be believed, and why."),
            tag("p", "govuk-body")
                .of(
                    text("Is it a QR code? "),
                    tag("a", "govuk-link")
                        .with("href", "/check")
                        .of("Scan the code, or upload a picture of it"),
                    text(".")),
            form(form, fault));
    return Layout.page((fault.isPresent() ? "Error: " : "") + "Check a credential", content);
  }

  private static Html errors(CheckForm.Fault fault) {
    Html link = tag("li").of(tag("a").with("href", "#" + fault.field()).of(fault.words()));
    return tag("div", "govuk-error-summary")
        .with("role", "alert")
        .of(
            tag("h2", "govuk-error-summary__title").of("There is a problem"),
            tag("div", "govuk-error-summary__body")
                .of(tag("ul", "govuk-list govuk-error-summary__list").of(link)));
  }

  private Html form(CheckForm form, Optional<CheckForm.Fault> fault) {
    Html paste =
        tag("textarea", "govuk-textarea assay-credential")
            .with("id", "credential")
            .with("name", "credential")
            .with("rows", "7")
            .with("spellcheck", "false")
            .with("aria-describedby", "credential-hint")
            .of(form.credential());
    Html file =
        tag("input", "govuk-file-upload")
            .with("type", "file")
            .with("id", "file")
            .with("name", "file")
            .of();
    Html submit = tag("button", "govuk-button").with("type", "submit").of("Check");
    return tag("form")
        .with("method", "post")
        .with("action", "/report")
        .with("enctype", "multipart/form-data")
        .with("novalidate")
        .of(
            group(
                "credential",
                "Paste the credential",
                "An SD-JWT, compact or as JSON. You can also drop a file here.",
                paste,
                fault),
            group(
                "file",
                "Or upload it",
                "A text file of at most 1 MB. It is not kept.",
                file,
                fault),
            samples(),
            Layout.details("What the holder had to prove, and when", demands(form, fault)),
            submit);
  }

  private static Html demands(CheckForm form, Optional<CheckForm.Fault> fault) {
    return all(
        group(
            "nonce",
            "Nonce",
            "The nonce of the request that the credential answers.",
            input("nonce", form.nonce()),
            fault),
        group(
            "audience",
            "Audience",
            "This verifier, as the holder was told.",
            input("audience", form.audience()),
            fault),
        group(
            "at",
            "Instant",
            "The time of the decision, such as 2026-03-03T12:00:00Z. Now, if you leave it empty.",
            input("at", form.at()),
            fault));
  }

  private static Html input(String name, String value) {
    return tag("input", "govuk-input")
        .with("id", name)
        .with("name", name)
        .with("type", "text")
        .with("autocomplete", "off")
        .with("spellcheck", "false")
        .with("aria-describedby", name + "-hint")
        .with("value", value)
        .of();
  }

  private static Html group(
      String name, String label, String hint, Html field, Optional<CheckForm.Fault> fault) {
    Optional<Html> error =
        fault
            .filter(one -> one.field().equals(name))
            .map(one -> tag("p", "govuk-error-message").of(one.words()));
    return tag(
            "div",
            error.isPresent() ? "govuk-form-group govuk-form-group--error" : "govuk-form-group")
        .of(
            tag("label", "govuk-label govuk-label--s").with("for", name).of(label),
            tag("div", "govuk-hint").with("id", name + "-hint").of(hint),
            error.orElse(nothing()),
            field);
  }

  private Html samples() {
    if (samples.isEmpty()) {
      return nothing();
    }
    Html legend =
        tag("legend", "govuk-fieldset__legend govuk-fieldset__legend--s")
            .of("Or choose a sample of the demo trust list");
    Html radios =
        tag("div", "govuk-radios govuk-radios--small")
            .of(all(samples.stream().map(StartPage::radio).toList()));
    return tag("div", "govuk-form-group").of(tag("fieldset", "govuk-fieldset").of(legend, radios));
  }

  private static Html radio(Sample sample) {
    String id = "sample-" + sample.file().replace('.', '-');
    Html button =
        tag("input", "govuk-radios__input")
            .with("type", "radio")
            .with("name", "sample")
            .with("id", id)
            .with("value", sample.file())
            .with("aria-describedby", id + "-hint")
            .of();
    return tag("div", "govuk-radios__item")
        .of(
            button,
            tag("label", "govuk-label govuk-radios__label").with("for", id).of(sample.title()),
            tag("div", "govuk-hint govuk-radios__hint")
                .with("id", id + "-hint")
                .of(sample.explanation()));
  }
}
