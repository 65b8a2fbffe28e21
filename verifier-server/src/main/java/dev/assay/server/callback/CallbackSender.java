package dev.assay.server.callback;

import dev.assay.document.FetchFault;
import dev.assay.server.callback.CallbackQueue.Claim;
import dev.assay.server.fetch.HttpPoster;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.server.transaction.StoreFault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, each service apart from the others, so that one that does not answer holds up
 * nobody else.
 */
public final class CallbackSender {

  private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);

  /** To one service from one server; as many as a pool has connections. */
  private static final int MOST_AT_ONCE = 8;

  /** What this server writes is sent at once; this is for what others left, and for retries. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

  private final CallbackQueue queue;
  private final CallbackTargets targets;
  private final HttpPoster poster;
  private final ServerMetrics metrics;
  private final Map<String, Future<Integer>> running = new ConcurrentHashMap<>();
  private final List<Runnable> stops = new ArrayList<>();
  private volatile State state = State.OPEN;

  private enum State {
    OPEN,
    CLOSING
  }

  /** A sender, which does nothing yet. */
  public CallbackSender(
      CallbackQueue queue, CallbackTargets targets, HttpPoster poster, ServerMetrics metrics) {
    this.queue = queue;
    this.targets = targets;
    this.poster = poster;
    this.metrics = metrics;
  }

  /** Begins to look for what is due, now and whenever something was written. */
  public void start(Vertx vertx) {
    long look = vertx.setPeriodic(0, BETWEEN_LOOKS.toMillis(), id -> sendDue());
    long purge = vertx.setPeriodic(0, BETWEEN_PURGES.toMillis(), id -> purge());
    stops.add(() -> vertx.cancelTimer(look));
    stops.add(() -> vertx.cancelTimer(purge));
    queue.listen(this::sendDue);
  }

  /** Ends after what is under way, and lets go of connections. */
  public Future<Void> close() {
    state = State.CLOSING;
    stops.forEach(Runnable::run);
    return Future.join(new ArrayList<>(running.values()))
        .eventually(
            () -> {
              poster.close();
              return queue.close();
            })
        .mapEmpty();
  }

  /** Tries what is due, once; completes with the number of attempts, and never fails. */
  Future<Integer> sendDue() {
    List<Future<Integer>> services = targets.services().stream().map(this::sendDue).toList();
    return Future.join(services).map(all -> services.stream().mapToInt(Future::result).sum());
  }

  private Future<Integer> sendDue(String service) {
    Promise<Integer> mine = Promise.promise();
    Future<Integer> first = running.putIfAbsent(service, mine.future());
    if (first != null) {
      return first;
    }
    sendDue(service, 0)
        .otherwise(
            e -> {
              LOG.warn("callback service={} fault={}", service, code(e));
              return 0;
            })
        .onComplete(
            sent -> {
              running.remove(service);
              mine.complete(sent.result());
            });
    return mine.future();
  }

  private Future<Integer> sendDue(String service, int before) {
    if (state == State.CLOSING) {
      return Future.succeededFuture(before);
    }
    return queue
        .claim(service, MOST_AT_ONCE)
        .compose(
            claims ->
                Future.join(claims.stream().map(claim -> attempt(service, claim)).toList())
                    .compose(
                        all ->
                            claims.size() < MOST_AT_ONCE
                                ? Future.succeededFuture(before + claims.size())
                                : sendDue(service, before + claims.size())));
  }

  private Future<Void> attempt(String service, Claim claim) {
    CallbackTargets.Target target = targets.of(service);
    byte[] body = claim.message().json();
    Instant start = queue.schedule().now();
    try {
      MessageSignature signature =
          MessageSignature.of(target.url(), body, queue.schedule().validity(start), target.key());
      return poster
          .post(target.url(), signature.headers(), Buffer.buffer(body))
          .compose(answer -> settle(service, claim, answer));
    } catch (GeneralSecurityException e) {
      LOG.error("callback service={} fault=unsigned", service);
      return queue.failed(claim).mapEmpty();
    }
  }

  private Future<Void> settle(String service, Claim claim, HttpPoster.Answer answer) {
    Future<String> settled =
        answer instanceof HttpPoster.Answer.Status status && status.code() / 100 == 2
            ? queue.delivered(claim).map(mine -> mine ? "delivered" : "taken")
            : queue.failed(claim).map(CallbackQueue.Failure::code);
    return settled
        .onSuccess(
            result -> {
              metrics.calledBack(result);
              LOG.info(
                  "callback service={} event={} answer={} result={} attempts={}",
                  service,
                  claim.message().event().code(),
                  code(answer),
                  result,
                  claim.attempts());
            })
        .mapEmpty();
  }

  private void purge() {
    queue.purge().onFailure(e -> LOG.warn("callback purge fault={}", code(e)));
  }

  private static String code(HttpPoster.Answer answer) {
    if (answer instanceof HttpPoster.Answer.Status status) {
      return status.code() / 100 == 3
          ? FetchFault.REDIRECT_REFUSED.code()
          : Integer.toString(status.code());
    }
    return ((HttpPoster.Answer.None) answer).fault().code();
  }

  private static String code(Throwable e) {
    return e instanceof StoreFault fault ? fault.forLog() : e.getClass().getSimpleName();
  }
}
