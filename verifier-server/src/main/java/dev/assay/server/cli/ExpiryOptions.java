package dev.assay.server.cli;

import dev.assay.trust.ImportTerms.ExpiredUse;
import picocli.CommandLine.Option;

/** What an import makes of certificates that have expired. */
final class ExpiryOptions {

  @Option(
      names = "--expired",
      paramLabel = "keep|skip",
      description =
          "What becomes of expired certificates; keep unless given: the instant of each decision"
              + " is held against them.")
  private ExpiredUse expired = ExpiredUse.KEEP;

  ExpiredUse use() {
    return expired;
  }
}
