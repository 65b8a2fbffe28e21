package dev.assay.server.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionEvents;
import dev.assay.server.transaction.TransactionState;
import dev.assay.testkit.TestClock;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is heard of a transaction and what is looked up do not come in one order. */
class WatchTest {

  private static final Instant EXPIRES = TestClock.NOW.plus(Duration.ofMinutes(5));

  private final Vertx vertx = Vertx.vertx();
  private final Transaction created =
      new Transaction(
          "id",
          "council",
          "request",
          "response",
          "page",
          1,
          TestClock.NOW,
          EXPIRES,
          EXPIRES,
          new TransactionState.Created(),
          "");
  private final Transaction requested = created.become(new TransactionState.Requested(), "");
  private final AtomicReference<Transaction> stored = new AtomicReference<>(created);
  private final AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void whatWasLookedUpBeforeItWasHeardIsNoNews() throws Exception {
    TransactionEvents events =
        TransactionEvents.open(vertx, new Database.Embedded(Path.of("of-no-use"))).result();
    Watch watch = TestWatches.of(created, stored::get, events, now::get);
    TransactionEvents.Listening listening = watch.listen(state -> heard.add(state.code()));

    look(watch);
    events.announce(requested);
    look(watch);
    events.announce(requested);
    assertThat(heard).containsExactly("created", "requested");

    stored.set(requested);
    look(watch);
    now.set(EXPIRES);
    look(watch);
    look(watch);
    assertThat(heard).containsExactly("created", "requested", "expired");

    listening.stop();
    events.announce(requested.become(new TransactionState.Decided(), ""));
    assertThat(heard).hasSize(3);
  }

  private void look(Watch watch) {
    watch.look(state -> heard.add(state.code()));
  }
}
