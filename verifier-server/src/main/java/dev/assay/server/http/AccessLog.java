package dev.assay.server.http;

import dev.assay.server.metrics.ServerMetrics;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request: what was asked and how it ended, and nothing about whom. */
final class AccessLog implements Handler<RoutingContext> {

  /** Where a handler puts the verdict for the log. */
  static final String VERDICT = "assay.verdict";

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final ServerMetrics metrics;

  AccessLog(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext context) {
    long start = System.nanoTime();
    context.addEndHandler(
        end -> {
          String route = route(context);
          int status = context.response().getStatusCode();
          metrics.answered(route, status);
          if (LOG.isInfoEnabled()) {
            String verdict = context.get(VERDICT, "-");
            long micros = (System.nanoTime() - start) / 1_000;
            LOG.info("{} {} {} us={} verdict={}", method(context), route, status, micros, verdict);
          }
        });
    context.next();
  }

  /** A path is a word of the caller's; only that of a route of ours is repeated. */
  private static String route(RoutingContext context) {
    Route last = context.currentRoute();
    String path = last == null ? null : last.getPath();
    return path == null ? "other" : path;
  }

  /** A method is a word of the caller's; only the known ones are repeated. */
  private static String method(RoutingContext context) {
    String name = context.request().method().name();
    return Routes.METHODS.contains(name) ? name : "OTHER";
  }
}
