package dev.assay.server.cli;

import dev.assay.trust.TrustListFault;
import java.util.stream.Collectors;

/** A trust list's faults as text: the file first, then each place with what would be right. */
final class TrustListFaults {

  private TrustListFaults() {}

  /** Of a list that can be read, and must not stand beside the others: its one fault as a line. */
  static String line(TrustListFault fault) {
    return fault.source() + " cannot be used, " + fault.rule().code() + ": " + fault.reason();
  }

  static String text(TrustListFault fault) {
    return fault.problems().stream()
        .map(problem -> "  " + problem)
        .collect(Collectors.joining("\n", fault.source() + " cannot be used:\n", ""));
  }
}
