package dev.assay.server.http;

import dev.assay.VerificationResult;
import dev.assay.json.ProblemDetails;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.ResultWriter;
import dev.assay.server.metrics.ServerMetrics;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** {@code POST /v1/verifications}: read the body, decide on a worker, write the result. */
final class VerificationRoute implements Handler<RoutingContext> {

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
    if (!MediaType.require(context, Answers.JSON)) {
      return;
    }
    BodyReading.of(context.request(), context.vertx(), BODY_PATIENCE)
        .onSuccess(body -> enqueue(context, body))
        .onFailure(e -> Failures.answer(context, e));
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
                  work.answer(loop, () -> Failures.answer(context, e));
                  return;
                }
                List<byte[]> json = ResultWriter.pieces(result, envelope.id());
                metrics.decided(result, Duration.ofNanos(System.nanoTime() - start));
                work.answer(loop, () -> write(context, result, json));
              });
    } catch (Problem e) {
      work.answer(loop, () -> Failures.answer(context, e));
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours must not leave the request without an answer.
      work.answer(loop, () -> Failures.answer(context, e));
    }
  }

  private static void write(RoutingContext context, VerificationResult result, List<byte[]> json) {
    context.put(AccessLog.VERDICT, result.verdict().code());
    Answers.json(context, 200, json.toArray(new byte[0][]));
  }
}
