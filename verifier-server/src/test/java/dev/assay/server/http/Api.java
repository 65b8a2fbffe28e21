package dev.assay.server.http;

import dev.assay.CredentialVerifier;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.TrustListSource;
import dev.assay.server.fetch.Egress;
import dev.assay.server.fetch.Resolver;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestTrust;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A server under test on loopback, and a client for it. The clock stands still unless a test moves
 * it.
 */
final class Api implements Endpoint, AutoCloseable {

  private final Vertx vertx;
  private final AssayServer server;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Api(Vertx vertx, AssayServer server, int port) {
    this.vertx = vertx;
    this.server = server;
    this.port = port;
  }

  static Api start(ServerConfig config) throws ConfigFault {
    return start(config, Clock.fixed(TestClock.NOW, ZoneOffset.UTC));
  }

  static Api start(ServerConfig config, InstantSource clock) throws ConfigFault {
    Vertx vertx = AssayServer.vertx(config);
    Resolver loopback = host -> List.of(InetAddress.getLoopbackAddress());
    Egress egress = Egress.open(vertx, config.fetch(), loopback, clock);
    AssayServer server =
        AssayServer.of(
            new AssayServer.Parts(config, vertx, egress, CredentialVerifier.create(), clock));
    return new Api(vertx, server, server.start().toCompletionStage().toCompletableFuture().join());
  }

  /** On any free port, trusting this list. */
  static ServerConfig trusting(Path folder, TestTrust.Node list) throws IOException {
    Path file = Files.write(folder.resolve("list.json"), list.json());
    return ServerConfig.DEFAULT
        .at("127.0.0.1", 0)
        .trusting(List.of(new TrustListSource.OfFile(file, List.of())))
        .with(ServerConfig.DEFAULT.work(), FetchConfig.DEFAULT);
  }

  int port() {
    return port;
  }

  Vertx vertx() {
    return vertx;
  }

  AssayServer server() {
    return server;
  }

  @Override
  public HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpRequest.Builder verification(String body) {
    return at("/v1/verifications")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(at(path));
  }

  @Override
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  Map<String, Object> verify(String credential)
      throws IOException, InterruptedException, JsonException {
    return verify(Map.of("credential", credential));
  }

  Map<String, Object> verify(Map<String, Object> request)
      throws IOException, InterruptedException, JsonException {
    HttpResponse<String> response = send(verification(Json.write(request)));
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response);
  }

  static Map<String, Object> json(HttpResponse<String> response) throws JsonException {
    return Json.readObject(
        response.body().getBytes(StandardCharsets.UTF_8),
        JsonLimits.DEFAULT.withMaxBytes(16 << 20));
  }

  @Override
  public void close() {
    server.stop().toCompletionStage().toCompletableFuture().join();
  }
}
