package dev.assay.server.presentation;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Where what takes long is done, so that no event loop has to wait for it. */
public interface Workers {

  /** Does it; fails if there is too much to do, or with what it threw. */
  <T> Future<T> run(Callable<T> task);

  /** Begins it there, and counts it as work until what it gave is done. */
  <T> Future<T> follow(Callable<Future<T>> task);
}
