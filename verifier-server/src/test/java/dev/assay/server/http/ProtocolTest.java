package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.assay.jose.Json;
import dev.assay.server.config.ApiKey;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.ServerConfig.RequestAnchors;
import dev.assay.server.config.WorkConfig;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no decision: faults of requests, keys, limits, health, and the end. */
class ProtocolTest {

  private static final String ISSUER = "https://issuer.example";

  private final TestIssuer issuer =
      TestIssuer.withKey(ISSUER, TestKey.es256("issuer").named("key-1"));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | request.not-json | ",
        "[] | request.not-json | ",
        "{} | request.missing-member | /credential",
        "{\"credential\": 1} | request.wrong-type | /credential",
        "{\"credential\": \"a\", \"credential\": \"b\"} | request.duplicate-member | /credential",
        "{\"credental\": \"a\"} | request.unknown-member | /credental",
        "{\"credential\": \"a\", \"policy\": {\"x\": 1}} | request.unknown-member | /policy/x"
      })
  void saysWhatIsWrongWithARequestAndWhere(String body, String code, String pointer)
      throws Exception {
    try (Api api = Api.start(config())) {
      HttpResponse<String> response = api.send(api.verification(body));
      Map<String, Object> problem = assertProblem(response, 400, code);
      assertThat(problem.get("pointer")).isEqualTo(pointer);
    }
  }

  @Test
  void refusesOtherMethodsMediaTypesAndPaths() throws Exception {
    try (Api api = Api.start(config())) {
      HttpResponse<String> method = api.get("/v1/verifications");
      assertProblem(method, 405, "request.method");
      assertThat(method.headers().firstValue("Allow")).contains("POST");
      assertProblem(api.send(api.at("/v1/rules").DELETE()), 405, "request.method");
      assertProblem(api.get("/v2/verifications"), 404, "request.not-found");
      assertProblem(
          api.send(
              api.at("/v1/verifications")
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("{}"))),
          415,
          "request.media-type");
      assertProblem(
          api.send(api.verification("{}").header("Accept", "text/html")),
          406,
          "request.not-acceptable");
    }
  }

  @Test
  void readsNoMoreThanOneMebibyte() throws Exception {
    try (Api api = Api.start(config())) {
      assertThat(raw(api, "Content-Length: 1048577\r\n", "")).startsWith("HTTP/1.1 413");
      String chunk = "80001\r\n" + "x".repeat(0x80001) + "\r\n";
      assertThat(raw(api, "Transfer-Encoding: chunked\r\n", chunk + chunk))
          .startsWith("HTTP/1.1 413");
      assertThat(raw(api, "X: " + "x".repeat(9_000) + "\r\n", "")).startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void whoStillWritesWhenTheAnswerIsThereMayEndAndSeesIt() throws Exception {
    try (Api api = Api.start(config());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      int tooMuch = (1 << 20) + 1;
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: " + tooMuch + "\r\n"));
      awaitAnswer(socket);
      byte[] piece = new byte[4_096];
      for (int written = 0; written < tooMuch; written += piece.length) {
        out.write(piece, 0, Math.min(piece.length, tooMuch - written));
      }
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413")
          .contains("connection: close")
          .endsWith("}");
    }
  }

  @Test
  void whoWritesOnForEverIsCutOff() throws Exception {
    try (Api api = Api.start(config());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: " + (1L << 40) + "\r\n"));
      awaitAnswer(socket);
      Instant patience = Instant.now().plusSeconds(60);
      assertThatIOException()
          .isThrownBy(
              () -> {
                while (Instant.now().isBefore(patience)) {
                  out.write(new byte[4_096]);
                }
              });
    }
  }

  private static void awaitAnswer(Socket socket) throws IOException {
    Instant patience = Instant.now().plusSeconds(60);
    while (socket.getInputStream().available() == 0 && Instant.now().isBefore(patience)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void takesAKeyWhereKeysAreSet() throws Exception {
    ServerConfig keyed =
        config().requiring(List.of(new ApiKey("desk", ApiKey.digestOf("open sesame"))));
    try (Api api = Api.start(keyed)) {
      for (String path : List.of("/v1/rules", "/v1/trust-list")) {
        HttpResponse<String> refused = api.get(path);
        assertProblem(refused, 401, "request.unauthorized");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
      }
      assertProblem(api.send(api.verification("{}")), 401, "request.unauthorized");
      assertProblem(
          api.send(api.at("/v1/rules").header("Authorization", "Bearer open sesam")),
          401,
          "request.unauthorized");
      assertThat(
              api.send(api.at("/v1/rules").header("Authorization", "Bearer open sesame"))
                  .statusCode())
          .isEqualTo(200);
      assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void takesAnchorsOfARequestOnlyWhereConfigured() throws Exception {
    Map<String, Object> request =
        Map.of(
            "credential",
            issuer.credential().issue().compact(),
            "anchors",
            List.of(Map.of("issuer", ISSUER, "jwks", issuer.jwks())));
    ServerConfig nobody = Api.trusting(folder, TestTrust.list("empty"));
    String body = Json.write(request);
    try (Api api = Api.start(nobody)) {
      assertProblem(api.send(api.verification(body)), 403, "request.anchors-refused");
    }
    try (Api api = Api.start(nobody.with(RequestAnchors.ACCEPT))) {
      assertThat(api.verify(request)).containsEntry("verdict", "accepted");
    }
  }

  @Test
  void whoComesWhenTheQueueIsFullIsToldToComeBackAndNobodyIsLost() throws Exception {
    ServerConfig small = config();
    try (Api api = Api.start(small.with(small.work().of(1, 1), small.fetch()))) {
      String body = Json.write(Map.of("credential", issuer.credential().issue().compact()));
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        asked.add(
            api.client()
                .sendAsync(api.verification(body).build(), HttpResponse.BodyHandlers.ofString()));
      }
      List<HttpResponse<String>> answers = asked.stream().map(CompletableFuture::join).toList();
      assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 503);
      assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 503)
          .allSatisfy(
              answer -> assertThat(answer.headers().firstValue("Retry-After")).contains("1"));
      assertThat(api.verify(Map.of("credential", issuer.credential().issue().compact())))
          .containsEntry("verdict", "accepted");
    }
  }

  @Test
  void severalEventLoopsShareThePort() throws Exception {
    ServerConfig one = config();
    WorkConfig work = one.work();
    WorkConfig three = new WorkConfig(work.workers(), 3, work.queue(), work.drain());
    try (Api api = Api.start(one.with(three, one.fetch()))) {
      for (int i = 0; i < 6; i++) {
        assertThat(raw(api, "Content-Length: 1048577\r\n", "")).startsWith("HTTP/1.1 413");
      }
    }
  }

  @Test
  void showsTrustRulesHealthMetricsAndItsContract() throws Exception {
    try (Api api = Api.start(config())) {
      assertThat(api.get("/v1/trust-list").body()).contains("\"freshness\":\"fresh\"");
      assertThat(api.get("/v1/rules").body()).contains("sd-jwt.");
      assertThat(api.get("/health/ready").body()).contains("\"provider\"");
      assertThat(api.get("/openapi.yaml").body()).startsWith("openapi: 3.1");
      assertThat(api.get("/openapi").body()).contains("POST /v1/verifications");
      api.verify(Map.of("credential", issuer.credential().issue().compact()));
      assertThat(api.get("/metrics").body())
          .contains("assay_verifications_total")
          .contains("verdict=\"accepted\"")
          .contains("route=\"/v1/verifications\"");
      assertThat(api.get("/v1/rules").headers().firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void aListThatDoesNotLoadLeavesTheOneBefore() throws Exception {
    ServerConfig config = config();
    try (Api api = Api.start(config)) {
      Files.writeString(folder.resolve("list.json"), "{}");
      api.server().trust().refresh(TestClock.NOW);
      assertThat(api.server().trust().failures()).hasSize(1);
      assertThat(api.get("/health/ready").body()).contains("failures\":[{");
      Files.write(folder.resolve("list.json"), list().with("sequence", 6).json());
      api.server().trust().refresh(TestClock.NOW);
      assertThat(api.server().trust().failures().toString()).contains("sequence is 6");
      Files.write(folder.resolve("list.json"), list().with("sequence", 8).json());
      api.server().trust().refresh(TestClock.NOW);
      assertThat(api.server().trust().failures()).isEmpty();
      assertThat(api.server().trust().current().lists().get(0).sequence()).isEqualTo(8);
    }
  }

  @Test
  void logsNothingOfWhatItReads() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Api api = Api.start(config())) {
      String credential = issuer.credential().claim("given_name", "canary").issue().compact();
      api.verify(Map.of("credential", credential, "id", "canary"));
      api.send(api.verification("{\"canary\": \"canary\"}"));
      api.send(api.verification("{canary"));
      api.get("/canary?canary=canary");
      api.send(api.at("/v1/rules").header("Authorization", "Bearer canary"));
      api.send(api.at("/").method("CANARY", BodyPublishers.noBody()));
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("POST /v1/verifications 200")
        .contains("GET other 404")
        .doesNotContainIgnoringCase("canary");
  }

  private static String raw(Api api, String header, String body) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      socket.getOutputStream().write(head(header));
      socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      return new String(answer, StandardCharsets.US_ASCII);
    }
  }

  private static byte[] head(String header) {
    String usual =
        "POST /v1/verifications HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    return (usual + header + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static Map<String, Object> assertProblem(
      HttpResponse<String> response, int status, String code) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    Map<String, Object> problem = Api.json(response);
    assertThat(problem).containsEntry("type", "urn:assay:problem:" + code);
    return problem;
  }

  private ServerConfig config() throws Exception {
    return Api.trusting(folder, list());
  }

  private TestTrust.Node list() {
    TestTrust.Node service = TestTrust.jwks(ISSUER, issuer.key().publicJwk());
    return TestTrust.list("test").entry(TestTrust.entry("issuer").service(service));
  }
}
