package dev.assay.server.cli;

/** The forms of output; on the command line {@code text} and {@code json}. */
enum Output {
  TEXT,
  JSON
}
