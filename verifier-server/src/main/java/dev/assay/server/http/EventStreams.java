package dev.assay.server.http;

import dev.assay.jose.Json;
import dev.assay.json.ProblemDetails;
import dev.assay.server.presentation.Watch;
import dev.assay.server.transaction.TransactionEvents.Listening;
import dev.assay.server.transaction.TransactionState;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells whoever listens each state that a transaction comes to, until the last: server-sent events
 * (HTML, 9.2). Every few seconds it looks by itself, which also shows the way in between that
 * somebody is still there.
 */
final class EventStreams {

  /** A word of another server may be lost; nobody waits longer for it than this. */
  private static final long MILLIS_BETWEEN_LOOKS = 3_000;

  /** Each takes a connection and a look at the store every few seconds. */
  private static final int MAX_OPEN = 1_000;

  /** So many look at one transaction at most; whoever has its handle takes nobody's place. */
  private static final int MAX_OF_ONE = 8;

  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> ofEach = new ConcurrentHashMap<>();

  /** How many listen. */
  int open() {
    return open.get();
  }

  /** Opens a stream of what is watched, which a handle has led to. */
  void open(RoutingContext context, String handle, Future<Optional<Watch>> watched) {
    int ofThis = ofEach.merge(handle, 1, Integer::sum);
    int ofAll = open.incrementAndGet();
    context.addEndHandler(end -> leave(handle));
    if (ofThis > MAX_OF_ONE || ofAll > MAX_OPEN) {
      context
          .response()
          .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(MILLIS_BETWEEN_LOOKS / 1_000));
      Answers.problem(
          context,
          ProblemDetails.of(
              "server.busy",
              "Too many listen already",
              503,
              "ask for the state now and then instead"));
      return;
    }
    Context loop = context.vertx().getOrCreateContext();
    watched
        .onSuccess(watch -> loop.runOnContext(ready -> begin(context, loop, watch)))
        .onFailure(e -> Failures.answer(context, e));
  }

  private void leave(String handle) {
    open.decrementAndGet();
    ofEach.computeIfPresent(handle, (key, count) -> count > 1 ? count - 1 : null);
  }

  private void begin(RoutingContext context, Context loop, Optional<Watch> watched) {
    HttpServerResponse response = context.response();
    if (watched.isEmpty()) {
      PresentationRoutes.unknown(context);
      return;
    }
    if (response.closed()) {
      return;
    }
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        // Proxies that collect answers would hold these back.
        .putHeader("X-Accel-Buffering", "no")
        .write("retry: " + MILLIS_BETWEEN_LOOKS + "\n\n");
    follow(context, loop, watched.get());
  }

  private void follow(RoutingContext context, Context loop, Watch watch) {
    HttpServerResponse response = context.response();
    Consumer<TransactionState> listener =
        state -> loop.runOnContext(ready -> tell(response, state));
    Listening listening = watch.listen(listener);
    long timer =
        context
            .vertx()
            .setPeriodic(
                0,
                MILLIS_BETWEEN_LOOKS,
                id -> {
                  keep(response);
                  watch.look(listener);
                });
    context.addEndHandler(
        end -> {
          context.vertx().cancelTimer(timer);
          listening.stop();
        });
  }

  /** A comment, which shows that the connection lives. */
  private static void keep(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) {
      response.write(":\n\n");
    }
  }

  private static void tell(HttpServerResponse response, TransactionState state) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.write("event: state\ndata: " + Json.write(Map.of("state", state.code())) + "\n\n");
    if (!state.isPending()) {
      response.end();
    }
  }
}
