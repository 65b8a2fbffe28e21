package dev.assay.server.http;

import dev.assay.VerificationResult;
import dev.assay.json.ProblemDetails;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.ResultWriter;
import dev.assay.server.metrics.ServerMetrics;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/verifications}: read the body, decide on a worker, write the result. */
final class VerificationRoute implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger(VerificationRoute.class);

  private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

  private final Decisions decisions;
  private final WorkQueue work;
  private final ServerMetrics metrics;
  private final InstantSource clock;

  VerificationRoute(
      Decisions decisions, WorkQueue work, ServerMetrics metrics, InstantSource clock) {
    this.decisions = decisions;
    this.work = work;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void handle(RoutingContext context) {
    if (!isJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
      Answers.problem(
          context,
          ProblemDetails.of(
              "request.media-type",
              "The request has another media type",
              415,
              "the request must have the header Content-Type: application/json"));
      return;
    }
    BodyReading.of(context.request(), context.vertx(), BODY_PATIENCE)
        .onSuccess(body -> enqueue(context, body))
        .onFailure(e -> refuse(context, e));
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(Answers.JSON);
  }

  private void enqueue(RoutingContext context, Buffer body) {
    Context loop = context.vertx().getOrCreateContext();
    byte[] bytes = body.getBytes();
    boolean taken = work.offer(() -> decide(context, loop, bytes));
    if (!taken) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      Answers.problem(
          context,
          ProblemDetails.of(
              "server.busy",
              "The server has more work than it can do",
              503,
              "ask again after the time in Retry-After"));
    }
  }

  /** Runs on a worker; whatever comes of it, the place is given back and an answer is written. */
  private void decide(RoutingContext context, Context loop, byte[] body) {
    long start = System.nanoTime();
    try {
      RequestEnvelope envelope = decisions.read(body, clock.instant());
      decisions
          .decide(envelope)
          .whenComplete(
              (result, e) -> {
                if (result == null) {
                  work.answer(loop, () -> refuse(context, e));
                  return;
                }
                List<byte[]> json = ResultWriter.pieces(result, envelope.id());
                metrics.decided(result, Duration.ofNanos(System.nanoTime() - start));
                work.answer(loop, () -> write(context, result, json));
              });
    } catch (Problem e) {
      work.answer(loop, () -> refuse(context, e));
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours must not leave the request without an answer.
      work.answer(loop, () -> refuse(context, e));
    }
  }

  private static void write(RoutingContext context, VerificationResult result, List<byte[]> json) {
    context.put(AccessLog.VERDICT, result.verdict().code());
    Answers.json(context, 200, json.toArray(new byte[0][]));
  }

  private static void refuse(RoutingContext context, Throwable e) {
    if (e instanceof Problem problem) {
      Answers.problem(context, problem.details());
      return;
    }
    if (e instanceof IOException || e instanceof VertxException) {
      return; // the caller has gone
    }
    // Of a fault of ours the kind and the place: its text may repeat the input.
    StackTraceElement[] trace = e.getStackTrace();
    LOG.error("fault {} at {}", e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
    Answers.problem(
        context,
        ProblemDetails.of(
            "server.fault", "The server has a fault", 500, "the log of the server says which"));
  }
}
