package dev.assay.server.fetch;

import dev.assay.document.Finding;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of a fetch.
 *
 * @param finding found or unavailable, never missing
 * @param maxAge how long its publisher says that it stays fresh: RFC 9111, 5.2.2.1
 */
record Download(Finding finding, Optional<Duration> maxAge) {

  static Download failed(Refusal refusal) {
    return new Download(refusal.finding(), Optional.empty());
  }
}
