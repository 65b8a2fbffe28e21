package dev.assay.server.cli;

/** Whether what is written for people may have colours. */
public enum Ink {
  /** For files, pipes, and people who set NO_COLOR. */
  PLAIN,
  /** For terminals. */
  COLOUR;

  /** The colours in use, as the numbers of ECMA-48, 8.3.117. */
  enum Shade {
    GOOD("1;32"),
    BAD("1;31"),
    OPEN("1;33"),
    HEADING("1");

    private final String code;

    Shade(String code) {
      this.code = code;
    }
  }

  String paint(Shade shade, String text) {
    return this == PLAIN ? text : "\u001b[" + shade.code + "m" + text + "\u001b[0m";
  }
}
