package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** One section of {@code BENCHMARKS.md}: lines, tables, and targets with what became of them. */
final class Report {

  private final StringBuilder text = new StringBuilder();

  /** A line of text, or of a table. */
  Report line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** The head of a table. */
  Report head(String... columns) {
    return row(columns).line("|---".repeat(columns.length) + "|");
  }

  /** A row of a table. */
  Report row(String... cells) {
    return line("| " + String.join(" | ", cells) + " |");
  }

  /** A row of a table of targets: at least so much. */
  Report atLeast(String what, double target, Spread found) {
    return target(what, "at least " + number(target), found, found.median() >= target);
  }

  /** A row of a table of targets: at most so much. */
  Report atMost(String what, double target, Spread found) {
    return target(what, "at most " + number(target), found, found.median() <= target);
  }

  private Report target(String what, String target, Spread found, boolean met) {
    String measured = found.max() < 1_000 ? found.fine() : found.text();
    return row(what, target, measured, met ? "PASS" : "FAIL");
  }

  private static String number(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.2f", number);
  }

  /** Puts the section between its two markers in a file, in the place of the last one. */
  void writeTo(Path file, String section) throws IOException {
    String begin = "<!-- " + section + " -->\n";
    String end = "<!-- end of " + section + " -->";
    String before = Files.readString(file);
    int from = before.indexOf(begin);
    int to = before.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(file + " has no place for the section " + section);
    }
    Files.writeString(
        file, before.substring(0, from + begin.length()) + text + before.substring(to));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
