package dev.assay.server.transaction;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes changes outlast everything, several at a time: who comes while that is being done waits for
 * the next time, which begins after his change, as do all who come until then.
 */
final class Saving {

  private final Vertx vertx;
  private final Supplier<Future<?>> statement;

  private boolean isRunning;

  /** Of those who wait for the next time; absent if nobody does. */
  private Optional<Promise<Void>> next = Optional.empty();

  /**
   * A saving.
   *
   * @param statement saves, once, all that was changed before it began
   */
  Saving(Vertx vertx, Supplier<Future<?>> statement) {
    this.vertx = vertx;
    this.statement = statement;
  }

  /** Completes where it was called, when all that was changed before is saved. */
  Future<Void> save() {
    Future<Void> saved = now().orElseGet(this::run);
    Context caller = vertx.getOrCreateContext();
    Promise<Void> done = Promise.promise();
    saved.onComplete(end -> caller.runOnContext(back -> done.handle(end)));
    return done.future();
  }

  /** A place among those who wait; empty if it is the caller who begins. */
  private synchronized Optional<Future<Void>> now() {
    if (isRunning) {
      next = next.or(() -> Optional.of(Promise.promise()));
      return next.map(Promise::future);
    }
    isRunning = true;
    return Optional.empty();
  }

  private Future<Void> run() {
    return Future.succeededFuture()
        .compose(begin -> statement.get())
        .<Void>mapEmpty()
        .onComplete(done -> goOn());
  }

  private void goOn() {
    following().ifPresent(waiting -> run().onComplete(waiting));
  }

  private synchronized Optional<Promise<Void>> following() {
    Optional<Promise<Void>> waiting = next;
    next = Optional.empty();
    isRunning = waiting.isPresent();
    return waiting;
  }
}
