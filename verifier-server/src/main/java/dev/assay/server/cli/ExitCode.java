package dev.assay.server.cli;

import dev.assay.Verdict;

/** What a command answers to the shell. Those from 64 on are those of sysexits.h. */
public enum ExitCode {
  /** Accepted, or simply done. */
  OK(0),
  /** Rejected, or a list that cannot be used. */
  REJECTED(1),
  /** Neither yes nor no. */
  UNDETERMINED(2),
  /** The command was called wrongly. */
  USAGE(64),
  /** What it was to read cannot be read. */
  INPUT(65),
  /** What it needs is not to be had, such as a port. */
  UNAVAILABLE(69),
  /** A fault of our own. */
  SOFTWARE(70),
  /** What it was to write cannot be written. */
  OUTPUT(74);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the shell sees. */
  public int number() {
    return number;
  }

  static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> OK;
      case REJECTED -> REJECTED;
      case UNDETERMINED -> UNDETERMINED;
    };
  }
}
