package dev.assay.server.cli;

import dev.assay.trust.TrustListFault;
import java.util.stream.Collectors;

/** A trust list's faults as text: the file first, then each place with what would be right. */
final class TrustListFaults {

  private TrustListFaults() {}

  static String text(TrustListFault fault) {
    return fault.problems().stream()
        .map(problem -> "  " + problem)
        .collect(Collectors.joining("\n", fault.source() + " cannot be used:\n", ""));
  }
}
