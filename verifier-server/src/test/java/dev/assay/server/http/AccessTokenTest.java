package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.AuthorizationConfig;
import dev.assay.server.config.AuthorizationConfig.Keys;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.OauthClient;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.oauth.TestTokens;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers with tokens of an authorization server, over real HTTP. */
class AccessTokenTest {

  private static final String COUNCIL = TestTokens.token("council-app", "presentations").compact();
  private static final String LIBRARY = TestTokens.token("library-app", "presentations").compact();
  private static final String DESK = TestTokens.token("desk-app", "verifications").compact();

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
  private final AtomicReference<String> published =
      new AtomicReference<>(TestTokens.jwks(TestTokens.key()));
  private final AtomicReference<Future<String>> delay =
      new AtomicReference<>(Future.succeededFuture(""));
  private PresentationSetting setting;
  private Publisher publisher;

  @BeforeEach
  void set() {
    setting = new PresentationSetting(folder);
    setting.clients =
        Map.of(
            "council", List.of(new OauthClient("council-app", "council-app", "presentations")),
            "library", List.of(new OauthClient("library-app", "library-app", "presentations")));
    publisher =
        new Publisher(
            vertx, Publisher.HOST, request -> delay.get().onSuccess(over -> publish(request)));
  }

  private void publish(HttpServerRequest request) {
    request
        .response()
        .putHeader("Content-Type", "application/jwk-set+json")
        .putHeader("Cache-Control", "max-age=86400")
        .end(published.get());
  }

  @AfterEach
  void close() {
    publisher.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aServiceAsksWithATokenInsteadOfAKey() throws Exception {
    try (Api api = withFile()) {
      Caller council = new Caller(api, COUNCIL);
      Begun begun = council.begun(crossDevice("permit"));
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      holder.answer("permit", holder.present(setting, setting.permit()).compact());
      assertThat(council.view(begun.id())).containsEntry("state", "decided");
      assertThat(new Caller(api, COUNCIL_KEY).view(begun.id())).containsEntry("state", "decided");
      assertThat(council.end(begun.id()).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aTokenOfOneServiceNeverSeesWhatBelongsToAnother() throws Exception {
    try (Api api = withFile()) {
      Begun begun = new Caller(api, COUNCIL).begun(crossDevice("permit"));
      Caller library = new Caller(api, LIBRARY);
      assertThat(library.look(begun.id(), Optional.empty()).statusCode()).isEqualTo(404);
      assertThat(library.end(begun.id()).statusCode()).isEqualTo(404);
      assertThat(library.begin(crossDevice("permit")).statusCode()).isEqualTo(400);
      assertThat(library.begin(sameDevice("permit")).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void aTokenThatIsNotTakenIsAnsweredByItsRule() throws Exception {
    try (Api api = withFile()) {
      HttpResponse<String> answer =
          new Caller(
                  api, TestTokens.token("council-app", "presentations").claim("exp", 1L).compact())
              .begin(crossDevice("permit"));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Bearer realm=\"assay\", error=\"invalid_token\", error_description=\"")
          .contains("access-token.exp");
      assertThat(Api.json(answer)).containsEntry("type", "urn:assay:problem:request.invalid-token");
      assertThat(answer.body()).contains("access-token.exp").doesNotContain("council-app");
    }
  }

  @Test
  void aTokenThatDoesNotGoSoFarIsForbidden() throws Exception {
    try (Api api = withFile()) {
      HttpResponse<String> answer =
          new Caller(api, TestTokens.token("council-app", "verifications").compact())
              .begin(crossDevice("permit"));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains(
              "Bearer realm=\"assay\", error=\"insufficient_scope\", scope=\"presentations\"");
      assertThat(Api.json(answer))
          .containsEntry("type", "urn:assay:problem:request.insufficient-scope");
    }
  }

  @Test
  void whoBringsNothingIsToldOfNoError() throws Exception {
    try (Api api = withFile()) {
      HttpResponse<String> answer = api.get("/v1/presentation-requests/x");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"assay\"");
    }
  }

  @Test
  void verificationsTakeTheTokensOfTheOperatorsClientsAlone() throws Exception {
    try (Api api = withFile()) {
      String credential = setting.permit().compact();
      assertThat(verify(api, DESK, credential).statusCode()).isEqualTo(200);
      assertThat(verify(api, COUNCIL, credential).statusCode()).isEqualTo(401);
      assertThat(verify(api, COUNCIL_KEY, credential).statusCode()).isEqualTo(401);
      assertThat(api.get("/v1/rules").statusCode()).isEqualTo(401);
      assertThat(new Caller(api, DESK).begin(crossDevice("permit")).statusCode()).isEqualTo(401);
      assertThat(api.get("/check").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> verify(Api api, String token, String credential)
      throws Exception {
    String body = "{\"credential\":\"" + credential + "\"}";
    return api.send(api.verification(body).header("Authorization", "Bearer " + token));
  }

  @Test
  void keysAreFetchedOnceAndAnewWhenOneIsMissing() throws Exception {
    try (Api api = withUrl()) {
      Caller council = new Caller(api, COUNCIL);
      council.begun(crossDevice("permit"));
      council.begun(crossDevice("permit"));
      assertThat(publisher.requests()).isEqualTo(1);

      TestKey next = TestKey.es256("next").named("login-2");
      String renewed =
          TestTokens.token("council-app", "presentations")
              .header("kid", "login-2")
              .signedBy(next)
              .compact();
      published.set(TestTokens.jwks(next));
      assertThat(new Caller(api, renewed).begin(crossDevice("permit")).statusCode()).isEqualTo(401);
      assertThat(publisher.requests()).isEqualTo(1);
      now.set(TestClock.NOW.plus(Duration.ofMinutes(2)));
      assertThat(new Caller(api, renewed).begin(crossDevice("permit")).statusCode()).isEqualTo(201);
      assertThat(publisher.requests()).isEqualTo(2);
      assertThat(council.begin(crossDevice("permit")).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void withoutKeysNoTokenIsTakenAndApiKeysStillAre() throws Exception {
    for (String spoiled : List.of("no JSON", "{\"keys\": []}", "{}", privateKeys())) {
      published.set(spoiled);
      try (Api api = withUrl()) {
        HttpResponse<String> answer = new Caller(api, COUNCIL).begin(crossDevice("permit"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Api.json(answer))
            .containsEntry("type", "urn:assay:problem:server.no-token-keys");
        new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
      }
    }
  }

  @Test
  void keysThatCouldNotBeReadAreFetchedAgainAfterAMinuteHoweverLongTheyMightBeKept()
      throws Exception {
    String good = published.get();
    published.set("no JSON");
    try (Api api = withUrl()) {
      Caller council = new Caller(api, COUNCIL);
      assertThat(council.begin(crossDevice("permit")).statusCode()).isEqualTo(503);
      published.set(good);
      now.set(TestClock.NOW.plusSeconds(59));
      assertThat(council.begin(crossDevice("permit")).statusCode()).isEqualTo(503);
      assertThat(publisher.requests()).isEqualTo(1);
      now.set(TestClock.NOW.plusSeconds(60));
      assertThat(council.begin(crossDevice("permit")).statusCode()).isEqualTo(201);
      assertThat(publisher.requests()).isEqualTo(2);
    }
  }

  @Test
  void whoListensAndIsGoneBeforeTheKeysComeTakesNobodysPlace() throws Exception {
    Promise<String> keys = Promise.promise();
    delay.set(keys.future());
    try (Api api = withUrl()) {
      Begun begun = new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
      String path = "/v1/presentation-requests/" + begun.id() + "/events";
      for (int i = 0; i < 8; i++) {
        leave(api, path);
      }
      String noticed =
          "assay_http_requests_total{route=\"/v1/presentation-requests/:id/events\",status=\"200\"} 8.0";
      await(() -> api.get("/metrics").body().contains(noticed));
      keys.complete("");
      for (int i = 0; i < 8; i++) {
        assertThat(new Caller(api, COUNCIL).view(begun.id())).containsEntry("state", "created");
      }
      HttpRequest.Builder listening = api.at(path).header("Authorization", "Bearer " + COUNCIL);
      try (TestEvents events = TestEvents.listen(api, listening)) {
        assertThat(events.next()).isEqualTo("created");
      }
      await(() -> api.get("/metrics").body().contains("assay_events_open 0.0"));
    }
  }

  /** Asks with a token and does not wait for the answer. */
  private static void leave(Api api, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, COUNCIL);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.call() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(condition.call()).isTrue();
  }

  private static String privateKeys() {
    return TestJws.json(Map.of("keys", List.of(TestTokens.key().privateJwk())));
  }

  private Api withFile() throws Exception {
    Path file = Files.writeString(folder.resolve("jwks.json"), published.get());
    return Api.start(setting.config().with(authorization(new Keys.OfFile(file))), now::get);
  }

  private Api withUrl() throws Exception {
    FetchConfig fetch =
        FetchConfig.DEFAULT
            .within(Duration.ofSeconds(30), Duration.ofSeconds(60)) // a slow machine is no verdict
            .trusting(Publisher.authorityFile(folder))
            .permittingPrivate(Set.of(publisher.authority()));
    ServerConfig config = setting.config();
    URI url = URI.create(publisher.url("/jwks"));
    return Api.start(
        config.with(config.work(), fetch).with(authorization(new Keys.OfUrl(url))), now::get);
  }

  private static AuthorizationConfig authorization(Keys keys) {
    return new AuthorizationConfig(
        TestTokens.ISSUER,
        TestTokens.AUDIENCE,
        keys,
        List.of(new OauthClient("desk-app", "desk-app", "verifications")));
  }
}
