package dev.assay.server.fetch;

import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An https server on loopback with a certificate for issuer.example, by an authority of the test.
 */
public final class Publisher implements AutoCloseable {

  public static final String HOST = "issuer.example";

  private static final Instant YEAR_2020 = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant YEAR_2090 = Instant.parse("2090-01-01T00:00:00Z");
  private static final Certified AUTHORITY =
      TestPki.root("CN=Test Authority").validity(YEAR_2020, YEAR_2090).selfSigned();

  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  /** TLS certificates are checked by the JDK's clock, so they outlast the testkit's usual ones. */
  public Publisher(Vertx vertx, String certifiedFor, Handler<HttpServerRequest> handler) {
    this(vertx, certifiedFor, handler, 0);
  }

  /** The same, on a port that is known before it listens. */
  public Publisher(Vertx vertx, String certifiedFor, Handler<HttpServerRequest> handler, int port) {
    Certified leaf =
        TestPki.leaf("CN=publisher")
            .validity(YEAR_2020, YEAR_2090)
            .dns(certifiedFor)
            .signedBy(AUTHORITY);
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(leaf.privateKey().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addKeyValue(Buffer.buffer(key))
                    .addCertValue(Buffer.buffer(leaf.pem())));
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  requests.incrementAndGet();
                  handler.handle(request);
                })
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  public int requests() {
    return requests.get();
  }

  public String authority() {
    return HOST + ":" + server.actualPort();
  }

  public int port() {
    return server.actualPort();
  }

  public String url(String path) {
    return "https://" + authority() + path;
  }

  public DocumentRequest wanting(DocumentKind kind) {
    return new DocumentRequest(URI.create(url("/document")), kind, Set.of(authority()));
  }

  public static Path authorityFile(Path folder) throws IOException {
    return Files.writeString(folder.resolve("authority.pem"), AUTHORITY.pem());
  }

  public static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
