package dev.assay.server.http;

import dev.assay.VerificationResult;
import dev.assay.jose.Json;
import dev.assay.json.RequestEnvelope;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.server.web.Verifications;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The way from the form to the same decision, through the same queue, as the API's. */
final class PageVerifications implements Verifications {

  private final Decisions decisions;
  private final PageWork work;
  private final ServerMetrics metrics;
  private final InstantSource clock;

  PageVerifications(
      Decisions decisions, PageWork work, ServerMetrics metrics, InstantSource clock) {
    this.decisions = decisions;
    this.work = work;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Future<VerificationResult> verify(Map<String, Object> request) {
    return work.follow(() -> decide(request));
  }

  private Future<VerificationResult> decide(Map<String, Object> request) throws Refused {
    long start = System.nanoTime();
    try {
      byte[] body = Json.write(request).getBytes(StandardCharsets.UTF_8);
      RequestEnvelope envelope = decisions.read(body, clock.instant());
      return Future.fromCompletionStage(decisions.decide(envelope))
          .onSuccess(
              result -> metrics.decided(result, Duration.ofNanos(System.nanoTime() - start)));
    } catch (Problem e) {
      throw new Refused(e.details());
    }
  }
}
