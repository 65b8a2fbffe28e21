package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.DocumentKind;
import dev.assay.jose.Json;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestWallet;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of answer over real HTTP, with a status list from a real publisher. */
class VerdictsTest {

  private static final String ISSUER = "https://issuer.example";

  private final Vertx vertx = Vertx.vertx();
  private final TestKey holder = TestKey.es256("holder");
  private final TestIssuer issuer =
      TestIssuer.withKey(ISSUER, TestKey.es256("issuer").named("key-1"));
  private final CompletableFuture<HttpServerRequest> slow = new CompletableFuture<>();
  private Publisher publisher;

  @TempDir private Path folder;

  @BeforeEach
  void publish() {
    publisher =
        new Publisher(
            vertx,
            Publisher.HOST,
            request -> {
              if ("/slow".equals(request.path())) {
                slow.complete(request);
              } else {
                answer(request);
              }
            });
  }

  private void answer(HttpServerRequest request) {
    String url = publisher.url(String.valueOf(request.path()));
    request
        .response()
        .setStatusCode("/gone".equals(request.path()) ? 410 : 200)
        .putHeader("Content-Type", DocumentKind.STATUS_LIST.mediaTypes().get(0))
        .end(issuer.statusList(url).bits(2).entry(1, 1).entry(2, 2).compact());
  }

  @AfterEach
  void close() {
    publisher.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void acceptsAndFetchesTheStatusListOnce() throws Exception {
    try (Api api = api(list())) {
      for (int i = 0; i < 3; i++) {
        Map<String, Object> result = api.verify(credential("/list", 0).issue().compact());
        assertThat(result).containsEntry("verdict", "accepted").containsEntry("status", "valid");
      }
      assertThat(publisher.requests()).isEqualTo(1);
    }
  }

  @Test
  void rejectsWhatNoListedIssuerSigned() throws Exception {
    try (Api api = api(TestTrust.list("empty"))) {
      assertRejected(api, credential("/list", 0).issue().compact(), "issuer.untrusted");
      assertThat(publisher.requests()).isZero();
    }
  }

  @Test
  void rejectsAWrongNonce() throws Exception {
    TestSdJwt token = credential("/list", 0).boundTo(holder).issue();
    String presented = new TestWallet(holder).present(token).nonce("another").compact();
    try (Api api = api(list())) {
      Map<String, Object> result = api.verify(bound(presented));
      assertThat(result).containsEntry("verdict", "rejected").doesNotContainKey("claims");
      assertThat(result.toString()).contains("binding.nonce_mismatch");
      String right = new TestWallet(holder).present(token).compact();
      assertThat(api.verify(bound(right)))
          .containsEntry("verdict", "accepted")
          .containsEntry("holderBinding", "proved");
    }
  }

  @Test
  void rejectsWhatIsExpired() throws Exception {
    long past = TestClock.NOW.minusSeconds(3600).getEpochSecond();
    try (Api api = api(list())) {
      assertRejected(
          api, credential("/list", 0).claim("exp", past).issue().compact(), "time.expired");
    }
  }

  @Test
  void rejectsWhatIsRevokedAndWhatIsSuspended() throws Exception {
    try (Api api = api(list())) {
      assertRejected(api, credential("/list", 1).issue().compact(), "status.revoked");
      assertRejected(api, credential("/list", 2).issue().compact(), "status.suspended");
    }
  }

  @Test
  void aStatusOutOfReachIsUndeterminedAndNotRevoked() throws Exception {
    try (Api api = api(list())) {
      Map<String, Object> result = api.verify(credential("/gone", 1).issue().compact());
      assertThat(result)
          .containsEntry("verdict", "undetermined")
          .containsEntry("status", "unknown")
          .doesNotContainKey("claims");
    }
  }

  @Test
  void aListThatIsOutOfDateDecidesNothing() throws Exception {
    try (Api api = api(list().with("nextUpdate", "2026-02-01T00:00:00Z"))) {
      Map<String, Object> result = api.verify(credential("/list", 0).issue().compact());
      assertThat(result.get("verdict")).isNotEqualTo("accepted");
      assertThat(result.toString()).contains("trust.list_expired");
      HttpResponse<String> ready = api.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("expired");
    }
  }

  @Test
  void rejectsASuspendedIssuer() throws Exception {
    List<Object> states =
        List.of(
            TestTrust.state("granted", "2026-01-01T00:00:00Z"),
            TestTrust.state("suspended", "2026-02-01T00:00:00Z"));
    try (Api api = api(list(TestTrust.entry("issuer").with("states", states)))) {
      assertRejected(api, credential("/list", 0).issue().compact(), "trust.not_granted");
    }
  }

  @Test
  void finishesWhatItTookWhenItIsToldToEnd() throws Exception {
    Api api = api(list());
    String body = Json.write(Map.of("credential", credential("/slow", 0).issue().compact()));
    CompletableFuture<HttpResponse<String>> answer =
        api.client()
            .sendAsync(api.verification(body).build(), HttpResponse.BodyHandlers.ofString());
    HttpServerRequest waiting = slow.get(10, TimeUnit.SECONDS);
    CompletableFuture<Void> ended = api.server().stop().toCompletionStage().toCompletableFuture();
    assertThat(answer).isNotDone();
    vertx.runOnContext(now -> answer(waiting));
    assertThat(answer.get(10, TimeUnit.SECONDS).body()).contains("\"verdict\":\"accepted\"");
    ended.get(10, TimeUnit.SECONDS);
  }

  private TestCredential credential(String path, int index) {
    return issuer.credential().status(publisher.url(path), index);
  }

  private static Map<String, Object> bound(String presentation) {
    return Map.of(
        "credential",
        presentation,
        "holderBinding",
        Map.of("nonce", TestWallet.NONCE, "audience", TestWallet.AUDIENCE));
  }

  private static void assertRejected(Api api, String credential, String fault) throws Exception {
    Map<String, Object> result = api.verify(credential);
    assertThat(result).containsEntry("verdict", "rejected").doesNotContainKey("claims");
    assertThat(result.toString()).contains("fault=" + fault);
  }

  private TestTrust.Node list() {
    return list(TestTrust.entry("issuer"));
  }

  private TestTrust.Node list(TestTrust.Node entry) {
    TestTrust.Node service =
        TestTrust.jwks(ISSUER, issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("hosts", List.of(publisher.authority()));
    return TestTrust.list("test").entry(entry.service(service));
  }

  private Api api(TestTrust.Node list) throws Exception {
    FetchConfig fetch =
        FetchConfig.DEFAULT
            .within(Duration.ofSeconds(30), Duration.ofSeconds(60)) // a slow machine is no verdict
            .trusting(Publisher.authorityFile(folder))
            .permittingPrivate(Set.of(publisher.authority()));
    ServerConfig config = Api.trusting(folder, list);
    return Api.start(config.with(config.work(), fetch));
  }
}
