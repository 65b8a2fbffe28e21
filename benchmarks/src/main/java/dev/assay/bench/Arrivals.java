package dev.assay.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;

/** Begins one piece of work after the other on one event loop, and keeps how long each took. */
final class Arrivals {

  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;

  private final Context loop;
  private final Vertx vertx;
  private final Callable<Future<Buffer>> work;
  private final Random random = new Random(7193);
  private final Promise<Seen> done = Promise.promise();

  private double[] millis = new double[1_024];
  private int count;
  private long failed;
  private String fault = "";
  private int open;
  private boolean isLastBegun;
  private long from;
  private long until;

  Arrivals(Vertx vertx, Callable<Future<Buffer>> work) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.work = work;
  }

  /**
   * What was seen.
   *
   * @param rate done in a second
   * @param p50 milliseconds, from the moment that one was due
   * @param p99 milliseconds
   * @param failed of all
   * @param fault one of the failures
   */
  record Seen(double rate, double p50, double p99, long failed, String fault) {}

  /** So many at once, each followed by the next. */
  Future<Seen> always(int atOnce, Duration time) {
    loop.runOnContext(
        ready -> {
          start(time);
          for (int i = 0; i < atOnce; i++) {
            begin(System.nanoTime(), true);
          }
        });
    return done.future();
  }

  /** So many a second on average, however many are under way. */
  Future<Seen> at(double rate, Duration time) {
    loop.runOnContext(
        ready -> {
          start(time);
          arrive(rate, from);
        });
    return done.future();
  }

  private void start(Duration time) {
    from = System.nanoTime();
    until = from + time.toNanos();
  }

  /** Begins what is due, and comes back a millisecond later. */
  private void arrive(double rate, long due) {
    long now = System.nanoTime();
    long next = due;
    while (next <= now && next < until) {
      begin(next, false);
      next += (long) (-Math.log(1 - random.nextDouble()) / rate * NANOS_A_SECOND);
    }
    long following = next;
    if (following < until) {
      vertx.setTimer(1, tick -> arrive(rate, following));
    } else {
      isLastBegun = true;
      endIfDone();
    }
  }

  private void begin(long due, boolean goesOn) {
    open++;
    call()
        .onComplete(
            result -> {
              open--;
              long now = System.nanoTime();
              if (result.failed()) {
                failed++;
                fault = String.valueOf(result.cause());
              } else {
                add((now - due) / NANOS_A_MILLI);
              }
              if (goesOn && now < until) {
                begin(now, true);
              } else {
                isLastBegun |= goesOn;
                endIfDone();
              }
            });
  }

  private Future<Buffer> call() {
    try {
      return work.call();
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  private void add(double took) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    millis[count] = took;
    count++;
  }

  private void endIfDone() {
    if (!isLastBegun || open > 0) {
      return;
    }
    double seconds = (System.nanoTime() - from) / NANOS_A_SECOND;
    double[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    done.tryComplete(new Seen(count / seconds, at(sorted, 0.5), at(sorted, 0.99), failed, fault));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }
}
