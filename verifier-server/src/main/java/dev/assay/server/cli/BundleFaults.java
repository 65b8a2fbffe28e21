package dev.assay.server.cli;

import dev.assay.bundle.BundleFault;

/** A bundle's fault as one line: the file, the rule, and what would be right. */
final class BundleFaults {

  private BundleFaults() {}

  static CommandFault of(BundleFault fault) {
    return CommandFault.input(
        fault.source() + " cannot be used, " + fault.rule().code() + ": " + fault.reason());
  }
}
