package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.tag;

/** Something went wrong before anything was decided. */
final class ProblemPage {

  private ProblemPage() {}

  static String page(String title, String words) {
    Html back =
        tag("p", "govuk-body").of(tag("a", "govuk-link").with("href", "/").of("Back to the form"));
    return Layout.page(title, all(Layout.heading(title), Layout.paragraph(words), back));
  }
}
