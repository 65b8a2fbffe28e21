package dev.assay.server.cli;

import dev.assay.jose.Json;
import dev.assay.trust.ImportReport;
import dev.assay.trust.ImportedList;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the entries of a list that was imported. */
final class ImportSummary {

  private ImportSummary() {}

  static void write(PrintWriter to, ImportedList made, Output output) {
    ImportReport report = made.report();
    if (output == Output.JSON) {
      to.println(Json.writePretty(report.json()));
      to.flush();
      return;
    }
    to.println(
        made.list().get("id")
            + " #"
            + made.list().get("sequence")
            + ", "
            + made.list().get("environment")
            + ": "
            + report.listed()
            + " listed, "
            + report.imported()
            + " imported; "
            + report.authenticity());
    report.counts().forEach((what, each) -> to.println("  by " + what + ": " + numbers(each)));
    report
        .notes()
        .forEach(
            note -> to.println(note.kind().code() + ": " + note.place() + ": " + note.reason()));
    report.leftOut().forEach(one -> to.println("left out: " + one.place() + ": " + one.reason()));
    to.flush();
  }

  private static String numbers(Map<String, Integer> each) {
    return each.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }
}
