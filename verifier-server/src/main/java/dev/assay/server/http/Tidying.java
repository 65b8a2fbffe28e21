package dev.assay.server.http;

import dev.assay.server.presentation.PresentationFlow;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends and removes what is over, again and again. Where there is much, it is removed in parts with
 * rests between them, so that others do not wait for all of it; but where that has taken as long as
 * is between two times, without.
 */
final class Tidying {

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

  /** How much longer than it should a claim may lie in the store, or twice that where many do. */
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** How many times as long as the part before a rest is. */
  private static final int REST = 2;

  private final Vertx vertx;
  private final PresentationFlow flow;
  private volatile boolean isOver;

  Tidying(Vertx vertx, PresentationFlow flow) {
    this.vertx = vertx;
    this.flow = flow;
  }

  /** Begins. */
  void start() {
    vertx.setTimer(BETWEEN.toMillis(), id -> part(System.nanoTime()));
  }

  /** Begins no other part. */
  void stop() {
    isOver = true;
  }

  private void part(long begun) {
    if (isOver) {
      return;
    }
    long now = System.nanoTime();
    flow.tidy()
        .onFailure(e -> LOG.error("what is over was not removed: {}", Failures.kind(e)))
        .otherwise(false)
        .onSuccess(
            isMore -> {
              if (isMore) {
                vertx.setTimer(rest(begun, now, System.nanoTime()), id -> part(begun));
              } else {
                start();
              }
            });
  }

  /**
   * How long to rest.
   *
   * @param begun when there was nothing to do before, in nanoseconds
   * @param from when the part began that is done now
   * @return in milliseconds, at least one
   */
  static long rest(long begun, long from, long now) {
    if (now - begun >= BETWEEN.toNanos()) {
      return 1;
    }
    long millis = Duration.ofNanos(now - from).multipliedBy(REST).toMillis();
    return Math.max(1, Math.min(millis, BETWEEN.toMillis()));
  }
}
