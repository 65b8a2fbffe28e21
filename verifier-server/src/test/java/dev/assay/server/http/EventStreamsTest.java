package dev.assay.server.http;

import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.presentation.TestWatches;
import dev.assay.server.presentation.Watch;
import dev.assay.server.transaction.TestTransactions;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionEvents;
import dev.assay.server.transaction.TransactionState;
import dev.assay.testkit.TestClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who listens while the transaction is still looked for. */
class EventStreamsTest {

  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** One event loop, so that what is given to it is done in that order. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  private final EventStreams streams = new EventStreams();
  private final Promise<Optional<Watch>> found = Promise.promise();
  private final Counted events = new Counted(new AtomicInteger());
  private HttpServer server;

  /** Counts who listens, and tells nobody anything. */
  private record Counted(AtomicInteger listeners) implements TransactionEvents {

    @Override
    public Future<Void> announce(Transaction changed) {
      return Future.succeededFuture();
    }

    @Override
    public Listening listen(String id, Consumer<TransactionState> listener) {
      listeners.incrementAndGet();
      return listeners::decrementAndGet;
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  @BeforeEach
  void start() {
    Router router = Router.router(vertx);
    router.get("/").handler(context -> streams.open(context, "handle", found.future()));
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"));
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  @Test
  void whoStaysListensOnceItIsFound() throws Exception {
    try (Socket client = connected()) {
      find();
      assertThat(events.listeners()).hasValue(1);
      assertThat(client.getInputStream().read()).isEqualTo('H');
    }
    awaitOpen(0);
    awaitLoop();
    assertThat(events.listeners()).hasValue(0);
  }

  @Test
  void forWhoIsGoneBeforeItIsFoundNobodyListens() throws Exception {
    connected().close();
    awaitOpen(0);
    find();
    assertThat(events.listeners()).hasValue(0);
  }

  private Socket connected() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    client.getOutputStream().write(REQUEST);
    awaitOpen(1);
    return client;
  }

  /** Finds the transaction, and waits until whoever listens does so. */
  private void find() {
    Transaction transaction = TestTransactions.created();
    found.complete(
        Optional.of(TestWatches.of(transaction, () -> transaction, events, () -> TestClock.NOW)));
    awaitLoop();
  }

  private void awaitLoop() {
    Promise<Void> done = Promise.promise();
    vertx.getOrCreateContext().runOnContext(done::complete);
    await(done.future());
  }

  private void awaitOpen(int number) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (streams.open() != number && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(streams.open()).isEqualTo(number);
  }
}
