package dev.assay.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has what several have changed saved at once, as the server does. */
final class Saves {

  private boolean isRunning;
  private @Nullable Promise<Void> next;

  Future<Void> save(Supplier<Future<?>> statement) {
    synchronized (this) {
      if (isRunning) {
        Promise<Void> joined = next == null ? Promise.promise() : next;
        next = joined;
        return joined.future();
      }
      isRunning = true;
    }
    return run(statement);
  }

  private Future<Void> run(Supplier<Future<?>> statement) {
    return statement.get().<Void>mapEmpty().onComplete(done -> goOn(statement));
  }

  private void goOn(Supplier<Future<?>> statement) {
    Promise<Void> waiting;
    synchronized (this) {
      waiting = next;
      next = null;
      isRunning = waiting != null;
    }
    if (waiting != null) {
      run(statement).onComplete(waiting);
    }
  }
}
