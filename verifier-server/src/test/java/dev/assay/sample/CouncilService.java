package dev.assay.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A council's web site that asks residents for their permit, in one file and by nothing but the
 * HTTP interface. What it must get right stands in {@link #comeBack}.
 *
 * <pre>{@code
 * COUNCIL_KEY=... java -cp verifier-server/target/assay.jar \
 *     verifier-server/src/test/java/dev/assay/sample/CouncilService.java http://localhost:8080 8090
 * }</pre>
 */
public final class CouncilService implements AutoCloseable {

  private static final String COOKIE = "council-session";
  private static final String REQUESTS = "/v1/presentation-requests";
  private static final String RETURN = "/permits/done";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI verifier;
  private final String key;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final SecureRandom random = new SecureRandom();

  /** Which request each browser of ours began. A real service keeps it in its session store. */
  private final Map<String, String> requests = new ConcurrentHashMap<>();

  /**
   * Listens on loopback.
   *
   * @param verifier where Assay is
   * @param key that Assay knows this service by
   * @param port 0 for any that is free
   */
  public CouncilService(URI verifier, String key, int port) throws IOException {
    this.verifier = verifier;
    this.key = key;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Address of Assay, port of this service; the key in the environment. */
  public static void main(String[] arguments) throws IOException {
    String key = Optional.ofNullable(System.getenv("COUNCIL_KEY")).orElse("");
    CouncilService service =
        new CouncilService(URI.create(arguments[0]), key, Integer.parseInt(arguments[1]));
    System.out.println("The council is at " + service.address());
  }

  /** Where residents find it. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Where residents come back to; the configuration of Assay has to have it. */
  public URI returnUrl() {
    return address().resolve(RETURN);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /" -> show(exchange, 200, "Permits", Page.APPLY);
        case "POST /apply" -> apply(exchange);
        case "GET " + RETURN -> comeBack(exchange);
        default -> show(exchange, 404, "Not found", Page.AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins a request, remembers it for this browser, and sends the browser to its page. */
  private void apply(HttpExchange exchange) throws IOException, InterruptedException {
    String body =
        JSON.writeValueAsString(Map.of("template", "permit", "returnUrl", returnUrl().toString()));
    HttpResponse<String> begun =
        client.send(
            call(REQUESTS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (begun.statusCode() != 201) {
      // Problem details say what is wrong with the request: for the log, not for the resident.
      System.err.println("assay answered " + begun.statusCode() + ": " + begun.body());
      show(exchange, 503, "Try again later", Page.AGAIN);
      return;
    }
    JsonNode request = JSON.readTree(begun.body());
    String session = newSession();
    requests.put(session, request.path("id").asText());
    // Over https, also "; Secure". Lax, because the way back from a wallet begins elsewhere.
    exchange
        .getResponseHeaders()
        .add("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
    exchange.getResponseHeaders().add("Location", request.path("page").asText());
    exchange.sendResponseHeaders(303, -1);
  }

  /**
   * A browser comes back. Which request it is about is known from its session and from nothing that
   * it says: somebody may have sent this resident a request that another browser began. The code
   * that it brings proves to Assay that it is the browser that the wallet answered for.
   */
  private void comeBack(HttpExchange exchange) throws IOException, InterruptedException {
    Optional<String> session = cookie(exchange);
    Optional<String> id = session.flatMap(one -> Optional.ofNullable(requests.get(one)));
    Optional<String> code = responseCode(exchange.getRequestURI());
    if (id.isEmpty() || code.isEmpty()) {
      show(exchange, 403, "This application began in another browser", Page.AGAIN);
      return;
    }
    HttpResponse<String> response =
        client.send(
            call(REQUESTS + "/" + id.get() + "?response_code=" + code.get()).build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode request =
        response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    if (!request.has("result")) {
      show(exchange, 403, "There is no answer for this browser", Page.AGAIN);
      return;
    }
    session.ifPresent(requests::remove);
    delete(id.get());
    decide(exchange, request);
  }

  /** Anything but a plain yes is none. */
  private static void decide(HttpExchange exchange, JsonNode request) throws IOException {
    JsonNode result = request.path("result");
    boolean isGranted =
        request.path("state").asText().equals("decided")
            && result.path("verdict").asText().equals("accepted");
    if (isGranted) {
      String zone =
          result.path("credentials").path("permit").path(0).path("claims").path("zone").asText();
      show(exchange, 200, "Granted", "<p>You may park in zone " + escaped(zone) + ".</p>");
    } else {
      show(exchange, 200, "Refused", Page.AGAIN);
    }
  }

  /**
   * The result is ours now, and has to be gone there. If this fails, it goes when its time is over.
   */
  private void delete(String id) throws InterruptedException {
    try {
      client.send(
          call(REQUESTS + "/" + id).DELETE().build(), HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      System.err.println("assay is out of reach: " + e.getMessage());
    }
  }

  private HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(verifier.resolve(path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + key);
  }

  private String newSession() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<String> cookie(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).stream()
        .flatMap(header -> Stream.of(header.split("; ", -1)))
        .filter(pair -> pair.startsWith(COOKIE + "="))
        .map(pair -> pair.substring(COOKIE.length() + 1))
        .findFirst();
  }

  /** Only what can be one, as it becomes part of an address. */
  private static Optional<String> responseCode(URI uri) {
    return Optional.ofNullable(uri.getRawQuery()).stream()
        .flatMap(query -> Stream.of(query.split("&", -1)))
        .filter(pair -> pair.matches("response_code=[A-Za-z0-9_-]{1,128}"))
        .map(pair -> pair.substring(pair.indexOf('=') + 1))
        .findFirst();
  }

  private static void show(HttpExchange exchange, int status, String title, String content)
      throws IOException {
    String page =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
            + title
            + "</title><h1>"
            + title
            + "</h1>"
            + content;
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    // The address of this page has the code in it.
    exchange.getResponseHeaders().add("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }

  /** What pages say. */
  private static final class Page {

    static final String APPLY =
        "<form method=\"post\" action=\"/apply\"><button>Apply for a permit</button></form>";
    static final String AGAIN = "<p>Nothing was granted. <a href=\"/\">Begin again</a></p>";

    private Page() {}
  }
}
