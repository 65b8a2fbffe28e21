package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.presentation.Workers;
import dev.assay.server.web.Verifications.Refused;
import dev.assay.server.web.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** Lets pages and flows use the workers that decide, in the same queue. */
final class PageWork implements Work, Workers {

  private final WorkQueue work;

  PageWork(WorkQueue work) {
    this.work = work;
  }

  @Override
  public <T> Future<T> run(Callable<T> task) {
    return follow(() -> Future.succeededFuture(task.call()));
  }

  @Override
  public <T> Future<T> follow(Callable<Future<T>> task) {
    Promise<T> done = Promise.promise();
    if (!work.offer(() -> begin(task, done))) {
      return Future.failedFuture(new Refused(busy()));
    }
    return done.future().andThen(end -> work.finished());
  }

  private static ProblemDetails busy() {
    return ProblemDetails.of(
        "server.busy", "The server has more work than it can do", 503, "try again in a moment");
  }

  private static <T> void begin(Callable<Future<T>> task, Promise<T> done) {
    try {
      task.call().onComplete(done);
    } catch (Throwable e) {
      // Whatever it is, the caller gets an answer and the place is given back.
      done.tryFail(e);
    }
  }
}
