package dev.assay.bundle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator says of a bundle that is made.
 *
 * @param id the same for all issues: 1 to 100 letters, digits, - and _
 * @param sequence higher than that of the issue before
 * @param nextUpdate the last instant at which it is fresh
 * @param grace how long after that it is stale, and not yet too old; absent for not at all
 */
public record BundleTerms(
    String id, long sequence, Instant issued, Instant nextUpdate, Optional<Duration> grace) {}
