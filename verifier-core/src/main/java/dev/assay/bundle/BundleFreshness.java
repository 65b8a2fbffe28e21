package dev.assay.bundle;

import dev.assay.credential.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old the bundle is that a decision was made from.
 *
 * @param nextUpdate the last instant at which the bundle is fresh
 * @param grace how long after that it is stale, and not yet too old; absent for not at all
 */
public record BundleFreshness(
    Grade grade, Instant issued, Instant nextUpdate, Optional<Duration> grace, BundleId bundle) {

  /** Whether it was issued by then. Its issuer's clock may be a little ahead of ours. */
  boolean issuedBy(Instant at) {
    return !issued.minus(Limits.DEFAULT.clockSkew()).isAfter(at);
  }
}
