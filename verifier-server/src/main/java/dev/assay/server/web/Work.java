package dev.assay.server.web;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Where work is done that takes long, so that no event loop has to wait for it. */
public interface Work {

  /**
   * Does it.
   *
   * @return what it gave; fails with {@link Verifications.Refused} if there is too much to do, or
   *     with what it threw
   */
  <T> Future<T> run(Callable<T> task);
}
