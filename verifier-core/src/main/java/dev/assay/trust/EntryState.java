package dev.assay.trust;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One step in the history of an entry.
 *
 * @param from the instant from which the state holds, until the next step
 * @param note why, for people
 */
public record EntryState(State state, Instant from, Optional<String> note) {

  /** What an operator can think of an issuer. Only {@link #GRANTED} trusts it. */
  public enum State {
    GRANTED,
    /** Not trusted for now. */
    SUSPENDED,
    /** Not trusted any more. */
    WITHDRAWN;

    /** The name used in trust lists. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
