package dev.assay.server.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.document.FetchFault;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares the hosts of publishers, and us when one of them is down (SEC-09): so many fetches at
 * once, so many a minute, and none for a while after several have failed in a row.
 */
final class HostGate {

  /** Ten lists at once is more than any credential needs. */
  private static final int MAX_AT_ONCE = 10;

  private static final int MAX_A_MINUTE = 120;

  private static final int FAILURES_TO_OPEN = 5;

  private static final Duration OPEN_FOR = Duration.ofSeconds(30);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Cache<String, Host> hosts = Caffeine.newBuilder().maximumSize(10_000).build();

  /** Lets one fetch in, or says why not. Whoever was let in leaves by {@link Host#leave}. */
  Host enter(String host, Instant now) throws Refusal {
    Host gate = hosts.get(host, name -> new Host());
    gate.enter(now);
    return gate;
  }

  /** How a fetch ended, as far as the host is concerned. */
  enum Ending {
    /** The host answered; what it said does not matter. */
    ANSWERED,
    /** The host did not answer. */
    SILENT
  }

  static final class Host {

    private int running;
    private int inThisMinute;
    private int failuresInARow;
    private Instant minute = Instant.EPOCH;
    private Instant closedUntil = Instant.EPOCH;

    private synchronized void enter(Instant now) throws Refusal {
      if (now.isBefore(closedUntil)) {
        throw new Refusal(FetchFault.FAILED, "the host failed several times and is left alone");
      }
      if (!now.isBefore(minute.plus(MINUTE))) {
        minute = now;
        inThisMinute = 0;
      }
      if (running >= MAX_AT_ONCE || inThisMinute >= MAX_A_MINUTE) {
        throw new Refusal(FetchFault.FAILED, "the host is asked too often");
      }
      if (failuresInARow >= FAILURES_TO_OPEN) {
        // One is let in to see whether the host is back; the others wait for what it finds.
        closedUntil = now.plus(OPEN_FOR);
      }
      running++;
      inThisMinute++;
    }

    synchronized void leave(Ending ending, Instant now) {
      running--;
      failuresInARow = ending == Ending.ANSWERED ? 0 : failuresInARow + 1;
      closedUntil = failuresInARow >= FAILURES_TO_OPEN ? now.plus(OPEN_FOR) : Instant.EPOCH;
    }
  }
}
