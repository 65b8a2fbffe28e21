package dev.assay.document;

import java.util.concurrent.CompletionStage;

/**
 * The one seam to the network. An implementation enforces the fetch rules (scheme, host, address,
 * size, time, redirects) and completes with {@link Finding.Found} or {@link Finding.Unavailable},
 * never exceptionally and never with {@link Finding.Missing}.
 */
@FunctionalInterface
public interface Fetcher {

  /** Gets one document. */
  CompletionStage<Finding> fetch(DocumentRequest request);
}
