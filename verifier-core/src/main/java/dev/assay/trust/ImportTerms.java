package dev.assay.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator says of a list of another kind that becomes a trust list.
 *
 * @param id of the list that is made; absent to name it after its kind and environment
 * @param environment what it is for
 * @param at the instant of the import, at which what is imported has to be current
 * @param lasts how long the list is fresh after it was issued
 * @param expired what becomes of certificates that have expired at that instant
 * @param lastIssue the sequence that was made last; an earlier one is refused; absent for the first
 */
public record ImportTerms(
    Optional<String> id,
    ListEnvironment environment,
    Instant at,
    Duration lasts,
    ExpiredUse expired,
    Optional<Long> lastIssue) {

  /**
   * A month. The sources are meant to be fetched every day; those that have ended do not change.
   */
  public static final Duration DEFAULT_LASTS = Duration.ofDays(30);

  /** What becomes of a certificate that has expired. */
  public enum ExpiredUse {
    /**
     * It is imported. The instant of a decision is held against its validity all the same, so that
     * decisions about the past stay right.
     */
    KEEP,
    /** It is left out. */
    SKIP
  }
}
