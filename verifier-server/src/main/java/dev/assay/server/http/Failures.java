package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.presentation.RefusedException;
import dev.assay.server.transaction.StoreFault;
import dev.assay.server.web.Verifications;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what went wrong. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** What kind of fault it is, and where: its text may repeat the input. */
  static String kind(Throwable e) {
    if (e instanceof StoreFault fault) {
      return fault.forLog();
    }
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getName() + " at " + (trace.length == 0 ? "?" : trace[0]);
  }

  static void answer(RoutingContext context, Throwable e) {
    if (context.response().closed()) {
      return; // the caller has gone
    }
    if (e instanceof Problem problem) {
      Answers.problem(context, problem.details());
    } else if (e instanceof RefusedException refused) {
      if (refused.problem().status() >= 500) {
        LOG.error("refused {}", refused.problem().type());
      }
      Answers.problem(context, refused.problem());
    } else if (e instanceof Verifications.Refused refused) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      Answers.problem(context, refused.problem());
    } else if (e instanceof StoreFault fault) {
      LOG.error("store fault={}", fault.forLog());
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      Answers.problem(
          context,
          ProblemDetails.of(
              "server.store",
              "The store is out of reach",
              503,
              "nothing was changed for sure; ask again after the time in Retry-After"));
    } else {
      LOG.error("fault {}", kind(e));
      Answers.problem(
          context,
          ProblemDetails.of(
              "server.fault", "The server has a fault", 500, "the log of the server says which"));
    }
  }
}
