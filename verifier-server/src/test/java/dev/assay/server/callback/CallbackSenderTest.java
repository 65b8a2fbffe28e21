package dev.assay.server.callback;

import static dev.assay.server.callback.CallbackBench.SERVICE;
import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import dev.assay.server.callback.CallbackBench.Server;
import dev.assay.server.config.CallbackConfig;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.fetch.HttpPoster;
import dev.assay.server.fetch.Publisher;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState;
import dev.assay.testkit.TestKey;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks that arrive, or do not, at a real https server on loopback. */
class CallbackSenderTest {

  private static final TestKey PAIR = TestKey.es256("callbacks");
  private static final String PATH = "/canary-path?of=assay";

  @TempDir private Path folder;

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final ServerMetrics metrics = new ServerMetrics();
  private CallbackBench bench = new CallbackBench(new Database.Embedded(Path.of("unused")));
  private int port;

  /** What came to the receiver. */
  private record Received(String method, String url, Map<String, String> fields, String body) {

    boolean isGood(CallbackBench bench, String expectedUrl) throws Exception {
      CallbackReceiver receiver = new CallbackReceiver(expectedUrl, PAIR.pair().getPublic());
      return method.equals("POST") && receiver.accepts(fields, bytes(), bench.now());
    }

    private byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    Map<String, Object> json() throws Exception {
      return Json.readObject(bytes(), JsonLimits.DEFAULT);
    }
  }

  @BeforeEach
  void open() throws IOException {
    await(bench.vertx.close());
    bench = new CallbackBench(new Database.Embedded(folder.resolve("assay")));
    Files.writeString(folder.resolve("callbacks.pem"), TestMessages.pem(PAIR));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void arrivesSignedAndSaysNothingAboutAnybody() throws Exception {
    Server server = bench.server();
    Transaction decided = server.end(new TransactionState.Decided());
    Publisher receiver = receiver(request -> request.response().setStatusCode(204).end());
    assertThat(await(sender(server).sendDue())).isEqualTo(1);
    Received callback = received.remove();
    assertThat(callback.url()).isEqualTo(url());
    assertThat(callback.isGood(bench, url())).isTrue();
    assertThat(callback.fields().keySet())
        .containsExactlyInAnyOrder(
            "accept-encoding",
            "content-digest",
            "content-length",
            "content-type",
            "host",
            "signature",
            "signature-input",
            "user-agent");
    assertThat(callback.json())
        .containsOnlyKeys("id", "event", "request", "at")
        .containsEntry("event", "decided")
        .containsEntry("request", decided.id())
        .containsEntry("at", bench.now().toString());
    bench.pass(Duration.ofHours(2));
    assertThat(await(sender(server).sendDue())).isZero();
    assertThat(receiver.requests()).isEqualTo(1);

    assertResults("delivered");
  }

  @Test
  void aReceiverThatWasDownHearsOfItWhenItIsBack() throws Exception {
    Server server = bench.server();
    CallbackSender sender = sender(server);
    server.end(new TransactionState.Refused());
    for (int i = 0; i < 3; i++) {
      assertThat(await(sender.sendDue())).isEqualTo(1);
      bench.pass(Duration.ofMinutes(1));
    }
    receiver(request -> request.response().end());
    assertThat(await(sender.sendDue())).isEqualTo(1);
    assertThat(received.remove().isGood(bench, url())).isTrue();

    assertResults("retried", "retried", "retried", "delivered");
  }

  @Test
  void isSentAgainUnderTheSameIdAndASignatureOfItsOwnUntilItIsTaken() throws Exception {
    Server server = bench.server();
    CallbackSender sender = sender(server);
    server.end(new TransactionState.Cancelled());
    AtomicInteger answers = new AtomicInteger();
    Publisher receiver =
        receiver(
            request ->
                request
                    .response()
                    .setStatusCode(List.of(500, 404, 202).get(answers.getAndIncrement()))
                    .end());
    for (int i = 0; i < 3; i++) {
      assertThat(await(sender.sendDue())).isEqualTo(1);
      assertThat(await(sender.sendDue())).isZero();
      bench.pass(Duration.ofMinutes(1));
    }
    assertThat(await(sender.sendDue())).isZero();
    assertThat(receiver.requests()).isEqualTo(3);

    List<Received> all = List.copyOf(received);
    assertThat(all.stream().map(Received::body).distinct()).hasSize(1);
    assertThat(all.stream().map(one -> one.fields().get("signature-input")).distinct()).hasSize(3);
    assertResults("retried", "retried", "delivered");
  }

  @Test
  void whoAnswersTooSlowlyIsAskedAgain() throws Exception {
    Server server = bench.server();
    server.end(new TransactionState.Decided());
    Publisher slow = receiver(request -> {});
    assertThat(await(sender(server, Duration.ofMillis(300)).sendDue())).isEqualTo(1);
    assertThat(slow.requests()).isEqualTo(1);
    assertThat(server.count("state = 'waiting'")).isEqualTo(1);

    assertResults("retried");
  }

  @Test
  void aRedirectionIsNotFollowed() throws Exception {
    Server server = bench.server();
    server.end(new TransactionState.Decided());
    Publisher receiver =
        receiver(
            request ->
                request
                    .response()
                    .setStatusCode(307)
                    .putHeader("Location", "https://" + Publisher.HOST + ":" + port + "/other")
                    .end());
    assertThat(await(sender(server).sendDue())).isEqualTo(1);
    assertThat(receiver.requests()).isEqualTo(1);

    assertResults("retried");
  }

  @Test
  void anAnswerIsReadOnlySoFar() throws Exception {
    Server server = bench.server();
    server.end(new TransactionState.Decided());
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    receiver(
        request -> {
          request.response().exceptionHandler(e -> ends.add("broken off"));
          request.response().closeHandler(end -> ends.add("broken off"));
          request.response().setChunked(true);
          bench.vertx.setPeriodic(
              1, id -> request.response().write(Buffer.buffer(new byte[1_024])));
        });
    assertThat(await(sender(server).sendDue())).isEqualTo(1);
    assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo("broken off");

    assertResults("delivered");
  }

  @Test
  void aPrivateAddressIsNotAskedUnlessItIsPermitted() throws Exception {
    Server server = bench.server();
    server.end(new TransactionState.Decided());
    Publisher receiver = receiver(request -> request.response().end());
    CallbackSender sender =
        sender(server, fetch().permittingPrivate(Set.of()), Duration.ofSeconds(10));
    assertThat(await(sender.sendDue())).isEqualTo(1);
    assertThat(receiver.requests()).isZero();

    assertResults("retried");
  }

  @Test
  void aReceiverThatIsNotWhoItShouldBeHearsNothing() throws Exception {
    Server server = bench.server();
    server.end(new TransactionState.Decided());
    Publisher receiver =
        new Publisher(bench.vertx, "other.example", request -> request.response().end(), port);
    assertThat(await(sender(server).sendDue())).isEqualTo(1);
    assertThat(receiver.requests()).isZero();

    assertResults("retried");
  }

  @Test
  void whatADeadServerSentAndDidNotSettleIsSentByAnother() throws Exception {
    Server dead = bench.server();
    Server other = bench.server();
    dead.end(new TransactionState.Decided());
    String id = dead.claim().get(0).message().id();
    receiver(request -> request.response().end());
    CallbackSender sender = sender(other);
    assertThat(await(sender.sendDue())).isZero();
    bench.pass(Duration.ofMinutes(1));
    assertThat(await(sender.sendDue())).isEqualTo(1);
    assertThat(received.remove().json()).containsEntry("id", id);
  }

  @Test
  void whatIsGivenUpAfterADayIsCountedAndSentAgainByHand() throws Exception {
    Server server = bench.server();
    CallbackSender sender = sender(server);
    Transaction decided = server.end(new TransactionState.Decided());
    bench.pass(Duration.ofHours(24));
    assertThat(await(sender.sendDue())).isEqualTo(1);
    assertResults("failed");
    bench.pass(Duration.ofDays(1));
    assertThat(await(sender.sendDue())).isZero();
    assertThat(await(server.queue().redeliver(SERVICE, decided.id()))).isTrue();
    receiver(request -> request.response().end());
    assertThat(await(sender.sendDue())).isEqualTo(1);
    assertThat(received.remove().isGood(bench, url())).isTrue();

    assertResults("failed", "delivered");
  }

  @Test
  void manyAreSentInOneGoAndInNoParticularOrder() throws Exception {
    Server server = bench.server();
    for (int i = 0; i < 20; i++) {
      server.end(new TransactionState.Decided());
    }
    receiver(request -> request.response().end());
    assertThat(await(sender(server).sendDue())).isEqualTo(20);

    assertThat(received).hasSize(20);
    assertThat(server.count("state = 'delivered'")).isEqualTo(20);
  }

  @Test
  void onceStartedItSendsByItselfUntilItIsClosed() throws Exception {
    Server server = bench.server();
    CallbackSender sender = sender(server);
    receiver(request -> request.response().end());
    Transaction before = server.end(new TransactionState.Decided());
    sender.start(bench.vertx);
    assertThat(next().json()).containsEntry("request", before.id());
    Transaction after = server.end(new TransactionState.Refused());
    assertThat(next().json()).containsEntry("request", after.id());
    await(sender.close());
    assertThat(await(sender.sendDue())).isZero();
  }

  @Test
  void aDatabaseThatIsGoneIsNoReasonToStop() throws Exception {
    Server server = bench.server();
    CallbackSender sender = sender(server);
    server.end(new TransactionState.Decided());
    server.change("ALTER TABLE assay_callback RENAME TO away");
    assertThat(await(sender.sendDue())).isZero();
    server.change("ALTER TABLE away RENAME TO assay_callback");
    receiver(request -> request.response().end());
    assertThat(await(sender.sendDue())).isEqualTo(1);
  }

  @Test
  void logsNeitherPathsNorIds() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    Transaction decided;
    try {
      Server server = bench.server();
      CallbackSender sender = sender(server);
      decided = server.end(new TransactionState.Decided());
      assertThat(await(sender.sendDue())).isEqualTo(1);
      bench.pass(Duration.ofMinutes(1));
      receiver(request -> request.response().end());
      assertThat(await(sender.sendDue())).isEqualTo(1);

    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("callback service=shop event=decided answer=fetch.failed result=retried")
        .contains("callback service=shop event=decided answer=200 result=delivered attempts=2")
        .doesNotContain("canary", decided.id(), String.valueOf(received.remove().json().get("id")));
  }

  @Test
  void withoutAWayOutThereAreNoCallbacks() {
    ConfigFault fault =
        catchThrowableOfType(
            ConfigFault.class,
            () ->
                CallbackTargets.read(
                    Map.of(SERVICE, config()),
                    new FetchConfig(
                        FetchConfig.Use.DISABLED,
                        Set.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        Optional.empty())));
    assertThat(fault.key()).isEqualTo("fetch.use");
  }

  @Test
  void aKeyThatCannotSignIsAFaultOfTheConfiguration() throws Exception {
    for (String bad : List.of("no key", Json.write(PAIR.publicJwk()))) {
      Files.writeString(folder.resolve("callbacks.pem"), bad);
      ConfigFault fault =
          catchThrowableOfType(
              ConfigFault.class,
              () -> CallbackTargets.read(Map.of(SERVICE, config()), FetchConfig.DEFAULT));
      assertThat(fault.key()).isEqualTo("callback.key of the service shop");
    }
    Files.delete(folder.resolve("callbacks.pem"));
    assertThat(
            catchThrowableOfType(
                ConfigFault.class,
                () -> CallbackTargets.read(Map.of(SERVICE, config()), FetchConfig.DEFAULT)))
        .isNotNull();
  }

  private Received next() throws InterruptedException {
    Received callback = received.poll(30, TimeUnit.SECONDS);
    if (callback == null) {
      throw new AssertionError("nothing arrived");
    }
    return callback;
  }

  private void assertResults(String... results) {
    Map<String, Integer> counts = new HashMap<>();
    for (String result : results) {
      counts.merge(result, 1, Integer::sum);
    }
    String text = metrics.text();
    assertThat(text.lines().filter(line -> line.startsWith("assay_callbacks_total")))
        .containsExactlyInAnyOrderElementsOf(
            counts.entrySet().stream()
                .map(
                    entry ->
                        "assay_callbacks_total{result=\""
                            + entry.getKey()
                            + "\"} "
                            + entry.getValue()
                            + ".0")
                .toList());
  }

  private String url() {
    return "https://" + Publisher.HOST + ":" + port + PATH;
  }

  private CallbackConfig config() {
    return new CallbackConfig(URI.create(url()), folder.resolve("callbacks.pem"));
  }

  private FetchConfig fetch() throws IOException {
    return FetchConfig.DEFAULT
        .permittingPrivate(Set.of(Publisher.HOST + ":" + port))
        .trusting(Publisher.authorityFile(folder));
  }

  private CallbackSender sender(Server server) throws Exception {
    return sender(server, Duration.ofSeconds(10));
  }

  private CallbackSender sender(Server server, Duration limit) throws Exception {
    return sender(server, fetch(), limit);
  }

  private CallbackSender sender(Server server, FetchConfig fetch, Duration limit) throws Exception {
    CallbackTargets targets = CallbackTargets.read(Map.of(SERVICE, config()), fetch);
    HttpPoster poster =
        HttpPoster.open(
            bench.vertx, fetch, host -> List.of(InetAddress.getLoopbackAddress()), limit);
    return new CallbackSender(server.queue(), targets, poster, metrics);
  }

  private Publisher receiver(Handler<HttpServerRequest> answer) {
    return new Publisher(
        bench.vertx,
        Publisher.HOST,
        request -> {
          Map<String, String> fields = new HashMap<>();
          request
              .headers()
              .forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
          Future<Buffer> body = request.body();
          body.onSuccess(
              bytes -> {
                received.add(
                    new Received(
                        request.method().name(), request.absoluteURI(), fields, bytes.toString()));
                answer.handle(request);
              });
        },
        port);
  }
}
