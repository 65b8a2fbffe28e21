package dev.assay.server.presentation;

import static dev.assay.server.transaction.TestTransactions.CANARY;
import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.metrics.PresentationEnd;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.Outbox;
import dev.assay.server.transaction.SqlTransactionStore;
import dev.assay.server.transaction.TestTransactions;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Cancelled;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Requested;
import dev.assay.server.transaction.TransactionStore;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written stands, whether it can be counted or not. */
class CountedOutboxTest {

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final PrintStream usual = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Transaction waiting = TestTransactions.in(new Requested());

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    System.setErr(usual);
    await(vertx.close());
  }

  @Test
  void anEndIsCounted() {
    List<PresentationEnd> ends = new ArrayList<>();
    assertEnds(waiting.become(new Cancelled(), ""), ends::add);
    assertThat(ends)
        .containsExactly(
            new PresentationEnd("shop", "cancelled", PresentationEnd.NONE, PresentationEnd.NONE));
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("not counted");
  }

  @Test
  void anEndThatTheCounterDoesNotTakeIsAnEndAllTheSame() {
    assertEnds(
        waiting.become(new Cancelled(), ""),
        end -> {
          throw new IllegalStateException(CANARY);
        });
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("an end was not counted: IllegalStateException")
        .doesNotContain(CANARY);
  }

  @Test
  void anEndOfWhichNobodyCanTellHowIsAnEndAllTheSame() {
    List<PresentationEnd> ends = new ArrayList<>();
    assertEnds(waiting.become(new Decided(), "{\"name\":\"" + CANARY + "\"}"), ends::add);
    assertThat(ends).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("an end was not counted: ")
        .doesNotContain(CANARY);
  }

  /** Whoever ends a transaction is told that it has ended, and so it is found. */
  private void assertEnds(Transaction ended, Consumer<PresentationEnd> count) {
    Database database = new Database.Embedded(folder.resolve("store"));
    Outbox outbox = new CountedOutbox(Outbox.NONE, count);
    TransactionStore store =
        await(SqlTransactionStore.open(vertx, database, TestTransactions.sealing(), outbox));
    await(store.add(waiting));
    assertThat(await(store.replace(waiting, ended))).isTrue();
    assertThat(await(store.find(waiting.service(), waiting.id()))).isEqualTo(Optional.of(ended));
    await(store.close());
  }
}
