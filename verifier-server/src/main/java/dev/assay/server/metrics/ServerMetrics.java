package dev.assay.server.metrics;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the server counts, in the text format of Prometheus. */
public final class ServerMetrics {

  private static final String NONE = "none";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Counter> verdicts = new ConcurrentHashMap<>();
  private final Map<String, Counter> answers = new ConcurrentHashMap<>();
  private final Map<String, Counter> loads = new ConcurrentHashMap<>();
  private final Map<String, Counter> callbacks = new ConcurrentHashMap<>();
  private final Map<PresentationEnd, Counter> ends = new ConcurrentHashMap<>();
  private final Timer decisions =
      Timer.builder("assay.decision")
          .description("From the request read to the result written")
          .serviceLevelObjectives(
              Duration.ofNanos(500_000),
              Duration.ofMillis(1),
              Duration.ofMillis(5),
              Duration.ofMillis(25),
              Duration.ofMillis(100),
              Duration.ofSeconds(1),
              Duration.ofSeconds(5))
          .register(registry);

  /** A decision was made, upon one credential or several. */
  public void decided(VerificationResult result, Duration took) {
    result.each().forEach(this::count);
    decisions.record(took);
  }

  /** The fault is that of the first row that stands against it. */
  private void count(VerificationResult result) {
    String format = result.facts().format().orElse(NONE);
    String fault = fault(result);
    String verdict = result.verdict().code();
    verdicts
        .computeIfAbsent(
            format + " " + verdict + " " + fault,
            key ->
                Counter.builder("assay.verifications")
                    .description("Decisions by format, verdict and first fault")
                    .tags("format", format, "verdict", verdict, "fault", fault)
                    .register(registry))
        .increment();
  }

  /**
   * A request was answered.
   *
   * @param route the template of the route, never the path that was asked for
   */
  public void answered(String route, int status) {
    answers
        .computeIfAbsent(
            route + " " + status,
            key ->
                Counter.builder("assay.http.requests")
                    .description("Answers by route and status")
                    .tags("route", route, "status", Integer.toString(status))
                    .register(registry))
        .increment();
  }

  /** A trust list was read again: with which result, from a fixed set of words. */
  public void trustListRead(String result) {
    loads
        .computeIfAbsent(
            result,
            key ->
                Counter.builder("assay.trust.list.reads")
                    .description("Readings of trust lists by result")
                    .tags("result", result)
                    .register(registry))
        .increment();
  }

  /** An attempt to call a service back ended: with which result, from a fixed set of words. */
  public void calledBack(String result) {
    callbacks
        .computeIfAbsent(
            result,
            key ->
                Counter.builder("assay.callbacks")
                    .description("Attempts to call services back by result")
                    .tags("result", result)
                    .register(registry))
        .increment();
  }

  /** A request for credentials has ended. */
  public void ended(PresentationEnd end) {
    ends.computeIfAbsent(
            end,
            key ->
                Counter.builder("assay.presentations.ended")
                    .description("Requests for credentials by how they ended")
                    .tags(
                        "service",
                        end.service(),
                        "state",
                        end.state(),
                        "verdict",
                        end.verdict(),
                        "fault",
                        end.fault())
                    .register(registry))
        .increment();
  }

  /** Something whose present size is of interest. */
  public void watch(String name, String description, Supplier<Number> size) {
    Gauge.builder(name, size).description(description).strongReference(true).register(registry);
  }

  /** Everything, in the text format of Prometheus. */
  public String text() {
    return registry.scrape();
  }

  private static String fault(VerificationResult result) {
    if (result.verdict() == Verdict.ACCEPTED) {
      return NONE;
    }
    Outcome against = result.verdict() == Verdict.REJECTED ? Outcome.FAILED : Outcome.UNDETERMINED;
    return result.facts().report().with(against).stream()
        .map(CheckResult::rule)
        .map(rule -> rule.fault().code())
        .findFirst()
        .orElse(NONE);
  }
}
