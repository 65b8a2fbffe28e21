package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Whole transactions: a service begins one, a wallet fetches the request and answers it, the
 * service reads the result. On one event loop. Calls go to the servers in turn, whichever
 * transaction they belong to.
 */
final class TransactionLoad implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_CONNECTIONS = 128;
  private static final int IDLE_SECONDS = 30;

  /** Less than the server waits for the next request: it would close what is just being used. */
  private static final int KEEP_SECONDS = 5;

  private static final String BEGIN =
      "{\"template\":\"identity\",\"flow\":\"cross-device\",\"responseMode\":\"direct_post.jwt\"}";

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions().setKeepAliveTimeout(KEEP_SECONDS),
          new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
  private final LoadWallet wallet;
  private final String apiKey;

  TransactionLoad(Presentation presentation, String apiKey) throws GeneralSecurityException {
    this.wallet = new LoadWallet(presentation);
    this.apiKey = apiKey;
  }

  /** As many whole transactions as they can take, with so many under way at once. */
  Arrivals.Seen full(List<Integer> ports, int atOnce, Duration time) throws IOException {
    return await(new Arrivals(vertx, one(ports)).always(atOnce, time));
  }

  /** So many a second, at random moments. */
  Arrivals.Seen at(double rate, List<Integer> ports, Duration time) throws IOException {
    return await(new Arrivals(vertx, one(ports)).at(rate, time));
  }

  /** The result of one. */
  byte[] result(int port) throws IOException {
    return await(transaction(new Turn(List.of(port)))).getBytes();
  }

  private Callable<Future<Buffer>> one(List<Integer> ports) {
    Turn turn = new Turn(ports);
    return () -> transaction(turn);
  }

  /** Whose turn it is. */
  private static final class Turn {

    private final List<Integer> ports;
    private int next;

    Turn(List<Integer> ports) {
      this.ports = ports;
    }

    int port() {
      next = (next + 1) % ports.size();
      return ports.get(next);
    }
  }

  private Future<Buffer> transaction(Turn turn) {
    return call(turn, HttpMethod.POST, "/v1/presentation-requests", "application/json", BEGIN, 201)
        .map(TransactionLoad::json)
        .compose(
            begun ->
                call(turn, HttpMethod.GET, requestPath(begun), "", "", 200)
                    .compose(request -> answer(turn, request))
                    .compose(
                        done ->
                            call(
                                turn,
                                HttpMethod.GET,
                                "/v1/presentation-requests/" + begun.path("id").asText(),
                                "",
                                "",
                                200)))
        .map(TransactionLoad::requireAccepted);
  }

  private Future<Buffer> answer(Turn turn, Buffer request) {
    try {
      LoadWallet.Answer answer = wallet.to(request.toString());
      return call(
          turn,
          HttpMethod.POST,
          answer.path(),
          "application/x-www-form-urlencoded",
          answer.form(),
          200);
    } catch (IOException | GeneralSecurityException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Buffer> call(
      Turn turn, HttpMethod method, String path, String type, String body, int status) {
    RequestOptions options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(turn.port())
            .setMethod(method)
            .setURI(path)
            .setIdleTimeout(IDLE_SECONDS * 1_000L)
            .putHeader("Authorization", "Bearer " + apiKey);
    if (!type.isEmpty()) {
      options.putHeader("Content-Type", type);
    }
    return client
        .request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .compose(
            response ->
                response.statusCode() == status
                    ? response.body()
                    : response
                        .body()
                        .compose(
                            said ->
                                Future.failedFuture(
                                    new IOException(
                                        method + " was answered " + response.statusCode()))));
  }

  private static String requestPath(JsonNode begun) {
    String link = URLDecoder.decode(begun.path("walletLink").asText(), StandardCharsets.UTF_8);
    int from = link.indexOf("request_uri=") + "request_uri=".length();
    int to = link.indexOf('&', from);
    return LoadWallet.path(to < 0 ? link.substring(from) : link.substring(from, to));
  }

  private static JsonNode json(Buffer buffer) {
    try {
      return JSON.readTree(buffer.getBytes());
    } catch (IOException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }

  private static Buffer requireAccepted(Buffer result) {
    if (!result.toString().contains("\"verdict\":\"accepted\"")) {
      throw new IllegalStateException("it was not accepted");
    }
    return result;
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.await();
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
