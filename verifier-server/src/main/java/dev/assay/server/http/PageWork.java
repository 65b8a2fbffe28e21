package dev.assay.server.http;

import dev.assay.server.web.Verifications.Refused;
import dev.assay.server.web.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** Lets pages use the workers that decide, in the same queue. */
final class PageWork implements Work {

  private final WorkQueue work;

  PageWork(WorkQueue work) {
    this.work = work;
  }

  @Override
  public <T> Future<T> run(Callable<T> task) {
    Promise<T> done = Promise.promise();
    if (!work.offer(() -> answer(task, done))) {
      return Future.failedFuture(new Refused(PageVerifications.busy()));
    }
    return done.future().andThen(end -> work.finished());
  }

  private static <T> void answer(Callable<T> task, Promise<T> done) {
    T result;
    try {
      result = task.call();
    } catch (Exception | StackOverflowError e) {
      // A fault of ours must not leave the form without an answer.
      done.tryFail(e);
      return;
    }
    done.tryComplete(result);
  }
}
