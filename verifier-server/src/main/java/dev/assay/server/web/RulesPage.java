package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.tag;
import static dev.assay.server.web.Html.text;

import dev.assay.check.Rule;
import dev.assay.check.Stage;
import java.util.List;
import java.util.stream.Stream;

/** All rules, by stage. */
final class RulesPage {

  private RulesPage() {}

  static String page(List<Rule> rules) {
    Html stages = all(Stream.of(Stage.values()).map(stage -> stage(stage, rules)).toList());
    return Layout.page(
        "What is checked",
        all(
            Layout.heading("What is checked"),
            Layout.paragraph("Every report has one row for each of these rules."),
            stages));
  }

  private static Html stage(Stage stage, List<Rule> rules) {
    List<Html> rows =
        rules.stream().filter(rule -> rule.stage() == stage).map(RulesPage::rule).toList();
    return all(Layout.section(Words.stage(stage)), tag("ul", "govuk-list").of(all(rows)));
  }

  private static Html rule(Rule rule) {
    return tag("li", "assay-check")
        .of(text(rule.demand() + " "), tag("code").of(rule.code()), text(", " + rule.clause()));
  }
}
