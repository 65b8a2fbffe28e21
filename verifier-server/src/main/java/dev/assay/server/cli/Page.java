package dev.assay.server.cli;

import dev.assay.server.cli.Ink.Shade;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Text for people, in 80 columns. */
final class Page {

  private static final int COLUMNS = 80;

  /** Of the words on the left of a field. */
  private static final int LABEL = 14;

  private final PrintWriter out;
  private final Ink ink;

  Page(PrintWriter out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  void blank() {
    out.println();
  }

  void heading(String text) {
    out.println();
    out.println(ink.paint(Shade.HEADING, text));
  }

  /** A word in colour, and a paragraph beside it. */
  void verdict(Shade shade, String word, String sentence) {
    String indent = " ".repeat(word.length() + 2);
    List<String> lines = wrap(sentence, COLUMNS - indent.length());
    out.println(ink.paint(shade, word) + "  " + lines.get(0));
    lines.stream().skip(1).forEach(line -> out.println(indent + line));
  }

  /** A label, and its text beside it, however long. */
  void field(String label, String text) {
    String lead = "  " + label + " ".repeat(Math.max(1, LABEL - 2 - label.length()));
    for (String line : wrap(text, COLUMNS - LABEL)) {
      out.println((lead + line).stripTrailing());
      lead = " ".repeat(LABEL);
    }
  }

  /** A paragraph. */
  void paragraph(int indent, String text) {
    for (String line : wrap(text, COLUMNS - indent)) {
      out.println((" ".repeat(indent) + line).stripTrailing());
    }
  }

  /** One line as it is, for what must not be broken, such as a URL. */
  void line(String text) {
    out.println(text);
  }

  String paint(Shade shade, String text) {
    return ink.paint(shade, text);
  }

  /** Breaks between words; a word that is too long for a line has one to itself. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
