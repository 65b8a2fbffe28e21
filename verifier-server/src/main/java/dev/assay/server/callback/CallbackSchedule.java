package dev.assay.server.callback;

import dev.assay.server.callback.MessageSignature.Validity;
import dev.assay.server.transaction.Handle;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When callbacks are tried, how long their signatures hold, and what nobody can guess of them. */
public final class CallbackSchedule {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** 5 s doubled so often are more than an hour. */
  private static final int MOST_DOUBLINGS = 10;

  /** A night and a day: whoever runs the receiver has seen it by then. */
  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  /** After the last attempt, so that somebody can have it sent again by hand. */
  private static final Duration KEPT_AFTER = Duration.ofDays(6);

  /** Six times what an attempt may take. Whoever claimed and has not said how it ended is dead. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Clocks differ by a minute or two; whatever is older was held back by somebody. */
  private static final Duration SIGNATURE_HOLDS = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final SecureRandom random;
  private final Handle handles;

  /** A schedule by this clock. */
  public CallbackSchedule(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
    this.handles = new Handle(random);
  }

  /** Whole milliseconds, as they are stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  String newId() {
    return handles.next();
  }

  Validity validity(Instant now) {
    return new Validity(now, now.plus(SIGNATURE_HOLDS), handles.next());
  }

  Instant leaseEnd(Instant now) {
    return now.plus(LEASE);
  }

  Instant giveUp(Instant begun) {
    return begun.plus(GIVE_UP_AFTER);
  }

  /** What was given up, or delivered, before that is not kept. */
  Instant forgotten(Instant now) {
    return now.minus(KEPT_AFTER);
  }

  /**
   * When to try again after an attempt that failed: 5 s after the first, and twice as long each
   * time, up to an hour; up to a quarter less by chance, so that what failed together does not come
   * together again. The last attempt is at the end of the time.
   *
   * @param attempts how many there were
   * @return empty if the time was over already
   */
  Optional<Instant> next(int attempts, Instant now, Instant giveUp) {
    if (!now.isBefore(giveUp)) {
      return Optional.empty();
    }
    int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
    long doubled = FIRST_PAUSE.toMillis() << doublings;
    long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
    Instant next = now.plusMillis(most - random.nextLong(most / 4));
    return Optional.of(next.isBefore(giveUp) ? next : giveUp);
  }
}
