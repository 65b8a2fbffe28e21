package dev.assay.server.callback;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.config.CallbackConfig;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.testkit.TestKey;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that is told, on a port that is its own before it listens; it keeps what it believes.
 */
public final class CallbackWitness implements AutoCloseable {

  private static final String HOST = "localhost";

  private final TestKey pair = TestKey.es256("callbacks");
  private final Vertx vertx = Vertx.vertx();
  private final int port;
  private final InstantSource clock;
  private final CallbackReceiver receiver;
  private final List<Map<String, Object>> believed = new CopyOnWriteArrayList<>();
  private final List<String> doubted = new CopyOnWriteArrayList<>();

  /** One that does not listen yet. */
  public CallbackWitness(int port, InstantSource clock) {
    this.port = port;
    this.clock = clock;
    this.receiver = new CallbackReceiver(url(), pair.pair().getPublic());
  }

  private String url() {
    return "https://" + HOST + ":" + port + "/callbacks";
  }

  /** How a service is configured that is told here. */
  public CallbackConfig config(Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("callbacks.pem"), TestMessages.pem(pair));
    return new CallbackConfig(URI.create(url()), key);
  }

  /** What a server needs that calls here. */
  public FetchConfig fetch(Path folder) throws IOException {
    return FetchConfig.DEFAULT
        .permittingPrivate(Set.of(HOST + ":" + port))
        .trusting(Publisher.authorityFile(folder));
  }

  /** Begins to listen, and answers each callback with this status. */
  public Publisher listen(int status) {
    return new Publisher(vertx, HOST, request -> take(request, status), port);
  }

  private void take(HttpServerRequest request, int status) {
    Map<String, String> fields = new HashMap<>();
    request.headers().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
    request
        .body()
        .onSuccess(
            body -> {
              believe(fields, body);
              request.response().setStatusCode(status).end();
            });
  }

  private void believe(Map<String, String> fields, Buffer body) {
    try {
      if (receiver.accepts(fields, body.getBytes(), clock.instant())) {
        believed.add(Json.readObject(body.getBytes(), JsonLimits.DEFAULT));
      } else {
        doubted.add(body.toString());
      }
    } catch (GeneralSecurityException | JsonException e) {
      doubted.add(body.toString());
    }
  }

  /** The callbacks that were signed, in the order in which they came. */
  public List<Map<String, Object>> believed() {
    return List.copyOf(believed);
  }

  /** All others. */
  public List<String> doubted() {
    return List.copyOf(doubted);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
