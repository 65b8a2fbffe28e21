package dev.assay.server.cli;

import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Spec;
import dev.assay.check.Stage;
import dev.assay.server.cli.Ink.Shade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks of one stage: how many came to what, and the clauses that hold. */
final class StageText {

  private static final List<Outcome> MOST_TELLING_FIRST =
      List.of(
          Outcome.FAILED,
          Outcome.UNDETERMINED,
          Outcome.PASSED,
          Outcome.NOT_RUN,
          Outcome.NOT_APPLICABLE);

  private final Page page;
  private final ReportText.Length length;

  StageText(Page page, ReportText.Length length) {
    this.page = page;
    this.length = length;
  }

  void write(Stage stage, List<CheckResult> rows) {
    page.field(stage.code(), counts(rows));
    if (length == ReportText.Length.EVERY_CHECK) {
      rows.forEach(this::row);
      return;
    }
    List<CheckResult> passed =
        rows.stream().filter(row -> row.outcome() == Outcome.PASSED).toList();
    clauses(passed).forEach((spec, numbers) -> clauses(spec, numbers));
  }

  private String counts(List<CheckResult> rows) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : MOST_TELLING_FIRST) {
      long count = rows.stream().filter(row -> row.outcome() == outcome).count();
      if (count > 0) {
        counts.add(paint(outcome, count + " " + words(outcome)));
      }
    }
    return String.join(", ", counts);
  }

  private String paint(Outcome outcome, String text) {
    return switch (outcome) {
      case FAILED -> page.paint(Shade.BAD, text);
      case UNDETERMINED -> page.paint(Shade.OPEN, text);
      default -> text;
    };
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case NOT_APPLICABLE -> "not applicable";
      case PASSED -> "passed";
      case NOT_RUN -> "not run";
      case UNDETERMINED -> "undetermined";
      case FAILED -> "failed";
    };
  }

  private void row(CheckResult row) {
    page.line("    " + mark(row.outcome()) + " " + row.rule().code());
    page.paragraph(8, row.rule().clause() + (row.detail().isEmpty() ? "" : ": " + row.detail()));
  }

  private String mark(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> page.paint(Shade.GOOD, "+");
      case NOT_APPLICABLE -> "-";
      case NOT_RUN -> ".";
      case UNDETERMINED -> page.paint(Shade.OPEN, "?");
      case FAILED -> page.paint(Shade.BAD, "x");
    };
  }

  private static Map<Spec, Set<String>> clauses(List<CheckResult> passed) {
    Map<Spec, Set<String>> clauses = new LinkedHashMap<>();
    for (CheckResult row : passed) {
      clauses
          .computeIfAbsent(row.rule().clause().spec(), spec -> new LinkedHashSet<>())
          .add(row.rule().clause().number());
    }
    return clauses;
  }

  private void clauses(Spec spec, Set<String> numbers) {
    page.paragraph(16, spec.title() + ": " + String.join(", ", numbers));
  }
}
