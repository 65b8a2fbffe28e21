package dev.assay.server.cli;

import dev.assay.check.Shown;
import dev.assay.rules.RuleFindings;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleOutcome;
import dev.assay.server.cli.Ink.Shade;

/** What came of the business rules, for people: those that do not hold first of all. */
final class RuleFindingsText {

  private final Page page;

  RuleFindingsText(Page page) {
    this.page = page;
  }

  void write(RuleFindings findings) {
    RuleList list = findings.demand().list();
    page.heading("Business rules of " + findings.demand().arrival().country());
    page.field("List", Shown.of(list.id()) + " #" + list.sequence());
    page.field("Arrival", findings.demand().arrival().at().toString());
    for (RuleOutcome.Result result :
        new RuleOutcome.Result[] {
          RuleOutcome.Result.FAILED, RuleOutcome.Result.OPEN, RuleOutcome.Result.PASSED
        }) {
      findings.outcomes().stream().filter(it -> it.result() == result).forEach(this::one);
    }
  }

  private void one(RuleOutcome outcome) {
    String name = Shown.of(outcome.identifier()) + " " + outcome.version();
    switch (outcome.result()) {
      case FAILED -> page.line("  " + page.paint(Shade.BAD, name) + " does not hold");
      case OPEN -> page.line("  " + page.paint(Shade.OPEN, name) + " is open");
      case PASSED -> page.line("  " + page.paint(Shade.GOOD, name) + " holds");
    }
    page.paragraph(4, Shown.of(outcome.description()));
    if (!outcome.reason().isEmpty()) {
      page.paragraph(4, Shown.of(outcome.reason()));
    }
  }
}
