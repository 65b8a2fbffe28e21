package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.http.Routes.Allowed;
import dev.assay.server.metrics.ServerMetrics;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The table of routes, as {@code openapi.yaml} has it. */
record RouterAssembly(
    ServerConfig config,
    BearerTokens tokens,
    VerificationRoute verifications,
    Views views,
    TrustListService trust,
    ServerMetrics metrics,
    InstantSource clock,
    Consumer<Routes> presentations,
    Consumer<Router> pages) {

  private static final String CONTRACT = contract();

  /** Made when somebody first asks for it, and not while everybody waits for the server. */
  private static final class Page {
    static final String HTML = ContractPage.of(CONTRACT);
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(new AccessLog(metrics));
    router.route().handler(Routes::secure);
    router.route().failureHandler(RouterAssembly::fail);
    Routes routes = new Routes(router, new ApiKeys(config, tokens));
    routes.keyed("/v1/verifications", Allowed.POST, verifications);
    routes.keyed(
        "/v1/trust-list",
        Allowed.GET,
        context -> Answers.json(context, 200, views.trustList(clock.instant())));
    routes.keyed("/v1/rules", Allowed.GET, context -> Answers.json(context, 200, views.rules()));
    routes.open("/health/live", Answers.JSON, context -> Answers.json(context, 200, views.live()));
    routes.open("/health/ready", Answers.JSON, this::ready);
    routes.open(
        "/openapi.yaml",
        "application/yaml",
        context -> Answers.text(context, "application/yaml", CONTRACT));
    routes.open(
        "/openapi",
        "text/html",
        context -> Answers.text(context, "text/html; charset=utf-8", Page.HTML));
    routes.open(
        "/openapi.css",
        "text/css",
        context -> Answers.text(context, "text/css", ContractPage.style()));
    if (config.metrics() == ServerConfig.Metrics.ON) {
      routes.open("/metrics", "text/plain", this::metrics);
    }
    presentations.accept(routes);
    pages.accept(router);
    routes.notFound();
    return router;
  }

  /** What a router refuses by itself, such as a path that is none, and faults of ours. */
  private static void fail(RoutingContext context) {
    Throwable e = context.failure();
    int status = context.statusCode();
    if (e == null || (status >= 400 && status < 500)) {
      Answers.problem(
          context,
          ProblemDetails.of(
              "request.malformed",
              "The request is malformed",
              Math.max(status, 400),
              "the address and the headers must be as HTTP wants them"));
      return;
    }
    Failures.answer(context, e);
  }

  private void ready(RoutingContext context) {
    Instant now = clock.instant();
    boolean ready = trust.isReady(now);
    Answers.json(context, ready ? 200 : 503, views.ready(now, ready ? "up" : "down"));
  }

  private void metrics(RoutingContext context) {
    Answers.text(context, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  }

  private static String contract() {
    try (InputStream in = RouterAssembly.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the contract is part of the server");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the contract is part of the server", e);
    }
  }
}
