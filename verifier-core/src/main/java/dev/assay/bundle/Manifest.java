package dev.assay.bundle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle says about itself and its contents; signed.
 *
 * @param bundle which one it is
 * @param nextUpdate the last instant at which it is fresh
 * @param grace how long after that it is stale, and not yet too old; absent for not at all
 * @param entries in the order in which their contents follow; trust lists the most important first
 */
public record Manifest(
    BundleId bundle,
    Instant issued,
    Instant nextUpdate,
    Optional<Duration> grace,
    List<BundleEntry> entries) {

  public Manifest {
    entries = List.copyOf(entries);
  }

  /** How up to date the bundle is at an instant. */
  public BundleFreshness freshnessAt(Instant at) {
    return new BundleFreshness(gradeAt(at), issued, nextUpdate, grace, bundle);
  }

  private Grade gradeAt(Instant at) {
    if (!at.isAfter(nextUpdate)) {
      return Grade.FRESH;
    }
    boolean inGrace = grace.filter(span -> !at.isAfter(nextUpdate.plus(span))).isPresent();
    return inGrace ? Grade.STALE : Grade.TOO_OLD;
  }
}
