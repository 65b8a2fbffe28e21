package dev.assay.server.http;

import dev.assay.VerificationResult;
import dev.assay.jose.Json;
import dev.assay.json.ProblemDetails;
import dev.assay.json.RequestEnvelope;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.server.web.Verifications;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The way from the form to the same decision, through the same queue, as the API's. */
final class PageVerifications implements Verifications {

  private final Decisions decisions;
  private final WorkQueue work;
  private final ServerMetrics metrics;
  private final InstantSource clock;

  PageVerifications(
      Decisions decisions, WorkQueue work, ServerMetrics metrics, InstantSource clock) {
    this.decisions = decisions;
    this.work = work;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Future<VerificationResult> verify(Map<String, Object> request) {
    Promise<VerificationResult> answer = Promise.promise();
    if (!work.offer(() -> decide(request, answer))) {
      return Future.failedFuture(new Refused(busy()));
    }
    return answer.future().andThen(done -> work.finished());
  }

  private void decide(Map<String, Object> request, Promise<VerificationResult> answer) {
    long start = System.nanoTime();
    try {
      byte[] body = Json.write(request).getBytes(StandardCharsets.UTF_8);
      RequestEnvelope envelope = decisions.read(body, clock.instant());
      decisions
          .decide(envelope)
          .thenAccept(
              result -> {
                metrics.decided(result, Duration.ofNanos(System.nanoTime() - start));
                answer.complete(result);
              })
          .exceptionally(
              e -> {
                answer.tryFail(e);
                return null;
              });
    } catch (Problem e) {
      answer.fail(new Refused(e.details()));
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours must not leave the form without an answer.
      answer.tryFail(e);
    }
  }

  static ProblemDetails busy() {
    return ProblemDetails.of(
        "server.busy", "The server has more work than it can do", 503, "try again in a moment");
  }
}
