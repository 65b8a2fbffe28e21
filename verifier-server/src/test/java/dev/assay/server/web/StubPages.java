package dev.assay.server.web;

import dev.assay.CredentialVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.document.Documents;
import dev.assay.trust.TrustLists;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** The pages without a server behind them: what they ask is kept, and everything is rejected. */
final class StubPages implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final List<Map<String, Object>> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private StubPages() {
    VerificationResult rejected =
        CredentialVerifier.create()
            .verify(VerificationRequest.of("none"), NOW, TrustLists.of(), Documents.none());
    Verifications verifications =
        request -> {
          asked.add(request);
          return Future.succeededFuture(rejected);
        };
    Router router = Router.router(vertx);
    new WebPages(
            verifications, new OnWorkers(vertx), () -> TrustLists.of(), InstantSource.fixed(NOW))
        .mount(router);
    new Assets().mount(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private record OnWorkers(Vertx vertx) implements Work {
    @Override
    public <T> Future<T> run(Callable<T> task) {
      return vertx.executeBlocking(task);
    }
  }

  static StubPages start() {
    return new StubPages();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  /** The requests, as the API would get them. */
  List<Map<String, Object>> asked() {
    return asked;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
