package dev.assay.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import dev.assay.testkit.TestClock;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REQUIREMENTS 9.1 against a real server on loopback. */
class HttpFetcherTest {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger lookups = new AtomicInteger();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void fetchesADocumentAndSaysNothingAboutAnybody() throws Exception {
    List<MultiMap> headers = new CopyOnWriteArrayList<>();
    try (Publisher publisher =
        publisher(
            request -> {
              headers.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
              json(request);
            })) {
      Finding finding = fetch(publisher);
      assertThat(((Finding.Found) finding).document().mediaType()).isEqualTo("application/json");
      assertThat(headers.get(0).names())
          .containsExactlyInAnyOrder("User-Agent", "Accept", "Accept-Encoding", "Host");
      assertThat(headers.get(0).get("Host")).isEqualTo(publisher.authority());
      assertThat(headers.get(0).get("Accept-Encoding")).isEqualTo("identity");
    }
  }

  @Test
  void connectsToTheAddressThatWasCheckedAndLooksUpNothingAgain() throws Exception {
    try (Publisher publisher = publisher(HttpFetcherTest::json)) {
      Resolver rebinding =
          host ->
              List.of(
                  InetAddress.getByName(
                      lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));
      Egress egress = egress(publisher, permitted(publisher), rebinding);
      assertThat(fetch(egress, publisher)).isInstanceOf(Finding.Found.class);
      assertThat(lookups).hasValue(1);
    }
  }

  @Test
  void refusesAHostWithOneAddressThatIsNotPublic() throws Exception {
    try (Publisher publisher = publisher(HttpFetcherTest::json)) {
      Resolver mixed =
          host ->
              List.of(
                  InetAddress.getByAddress(new byte[] {1, 1, 1, 1}),
                  InetAddress.getLoopbackAddress());
      Egress egress = egress(publisher, config(), mixed);
      assertFault(fetch(egress, publisher), FetchFault.BLOCKED);
      assertThat(publisher.requests()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example/document",
        "https://user@issuer.example/document",
        "https://issuer.example/document#fragment",
        "https://issuer.example:8443/document",
        "https://other.example/document",
        "https://127.0.0.1/document",
        "file:///etc/passwd",
        "https:document",
      })
  void asksNoAddressOfAnotherForm(String uri) throws Exception {
    Egress egress = Egress.open(vertx, config(), this::loopback, Publisher.clock(TestClock.NOW));
    DocumentRequest wanted =
        new DocumentRequest(
            URI.create(uri), DocumentKind.JWKS, Set.of(Publisher.HOST, "127.0.0.1"));
    assertFault(join(egress.fetcher().fetch(wanted)), FetchFault.BLOCKED);
  }

  @Test
  void fetchesARevocationListInTheClearAndNothingElse() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .response()
                        .putHeader("Content-Type", "application/pkix-crl")
                        .end(Buffer.buffer(new byte[] {1, 2, 3})))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    String authority = Publisher.HOST + ":" + server.actualPort();
    FetchConfig config = FetchConfig.DEFAULT.permittingPrivate(Set.of(authority));
    Egress egress = Egress.open(vertx, config, this::loopback, Publisher.clock(TestClock.NOW));
    URI address = URI.create("http://" + authority + "/list.crl");

    Finding list =
        join(
            egress
                .fetcher()
                .fetch(new DocumentRequest(address, DocumentKind.CRL, Set.of(authority))));
    assertThat(((Finding.Found) list).document().size()).isEqualTo(3);
    assertFault(
        join(
            egress
                .fetcher()
                .fetch(new DocumentRequest(address, DocumentKind.JWKS, Set.of(authority)))),
        FetchFault.BLOCKED);
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    try (Publisher publisher = new Publisher(vertx, "other.example", HttpFetcherTest::json)) {
      assertFault(fetch(publisher), FetchFault.FAILED);
      assertThat(publisher.requests()).isZero();
    }
  }

  @Test
  void refusesAnAuthorityThatNobodyNamed() throws Exception {
    try (Publisher publisher = publisher(HttpFetcherTest::json)) {
      FetchConfig config = FetchConfig.DEFAULT.permittingPrivate(Set.of(publisher.authority()));
      assertFault(fetch(egress(publisher, config, this::loopback), publisher), FetchFault.FAILED);
    }
  }

  @Test
  void followsNoRedirection() throws Exception {
    Handler<HttpServerRequest> away =
        request ->
            request.response().setStatusCode(302).putHeader("Location", "https://a.example/").end();
    try (Publisher publisher = publisher(away)) {
      assertFault(fetch(publisher), FetchFault.REDIRECT_REFUSED);
      assertThat(publisher.requests()).isEqualTo(1);
    }
  }

  @Test
  void readsNoMoreThanTheKindMayHave() throws Exception {
    Buffer piece = Buffer.buffer(new byte[64 << 10]);
    Handler<HttpServerRequest> endless =
        request -> {
          request.response().setChunked(true).putHeader("Content-Type", "application/json");
          for (int i = 0; i < 8; i++) {
            request.response().write(piece);
          }
        };
    try (Publisher publisher = publisher(endless)) {
      assertFault(fetch(publisher), FetchFault.TOO_LARGE);
    }
    Handler<HttpServerRequest> announced =
        request ->
            request
                .response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", "2000000000")
                .write("{");
    try (Publisher publisher = publisher(announced)) {
      assertFault(fetch(publisher), FetchFault.TOO_LARGE);
    }
  }

  @Test
  void waitsNoLongerThanItMay() throws Exception {
    try (Publisher publisher = publisher(request -> request.response().setChunked(true))) {
      FetchConfig config =
          permitted(publisher).within(Duration.ofMillis(200), Duration.ofMillis(200));
      assertFault(fetch(egress(publisher, config, this::loopback), publisher), FetchFault.TIMEOUT);
    }
  }

  @Test
  void takesNothingOfAnotherMediaTypeCodingOrStatus() throws Exception {
    assertFault(answering("text/html", "identity", 200), FetchFault.BAD_CONTENT_TYPE);
    assertFault(answering("application/json", "gzip", 200), FetchFault.BAD_CONTENT_TYPE);
    assertFault(answering("application/json", "identity", 404), FetchFault.FAILED);
    assertFault(answering("application/json", "identity", 206), FetchFault.FAILED);
  }

  @Test
  void leavesAHostAloneThatFailsAgainAndAgain() throws Exception {
    try (Publisher publisher = publisher(request -> request.response().setStatusCode(500).end())) {
      Egress egress = egress(publisher, permitted(publisher), this::loopback);
      for (int i = 0; i < 9; i++) {
        assertFault(fetch(egress, publisher), FetchFault.FAILED);
      }
      assertThat(publisher.requests()).isEqualTo(5);
    }
  }

  @Test
  void aHundredWhoAskAtOnceAreAnsweredByOneRequest() throws Exception {
    CompletableFuture<HttpServerRequest> first = new CompletableFuture<>();
    try (Publisher publisher = publisher(first::complete)) {
      Egress egress = egress(publisher, permitted(publisher), this::loopback);
      List<CompletableFuture<Finding>> asked = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        asked.add(egress.cache().fetch(publisher.wanting(DocumentKind.JWKS)).toCompletableFuture());
      }
      CompletableFuture<Void> unused = first.thenAccept(HttpFetcherTest::json);
      assertThat(asked).allSatisfy(it -> assertThat(it.join()).isInstanceOf(Finding.Found.class));
      assertThat(publisher.requests()).isEqualTo(1);
    }
  }

  private Finding answering(String type, String coding, int status) throws Exception {
    try (Publisher publisher =
        publisher(
            request ->
                request
                    .response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .putHeader("Content-Encoding", coding)
                    .end("{}"))) {
      return fetch(publisher);
    }
  }

  private Publisher publisher(Handler<HttpServerRequest> handler) {
    return new Publisher(vertx, Publisher.HOST, handler);
  }

  private static void json(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "application/json;charset=utf-8").end("{}");
  }

  private Finding fetch(Publisher publisher) throws Exception {
    return fetch(egress(publisher, permitted(publisher), this::loopback), publisher);
  }

  private static Finding fetch(Egress egress, Publisher publisher) {
    return join(egress.fetcher().fetch(publisher.wanting(DocumentKind.JWKS)));
  }

  private Egress egress(Publisher publisher, FetchConfig config, Resolver resolver)
      throws ConfigFault {
    assertThat(publisher.port()).isPositive();
    return Egress.open(vertx, config, resolver, Publisher.clock(TestClock.NOW));
  }

  private FetchConfig config() throws IOException {
    return FetchConfig.DEFAULT.trusting(Publisher.authorityFile(folder));
  }

  private FetchConfig permitted(Publisher publisher) throws IOException {
    return config().permittingPrivate(Set.of(publisher.authority()));
  }

  private List<InetAddress> loopback(String host) {
    return List.of(InetAddress.getLoopbackAddress());
  }

  private static Finding join(CompletionStage<Finding> stage) {
    return stage.toCompletableFuture().join();
  }

  private static void assertFault(Finding finding, FetchFault fault) {
    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Unavailable.class, it -> assertThat(it.fault()).isEqualTo(fault));
  }
}
