package dev.assay.server.transaction;

import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract over a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgreSqlTransactionStoreTest implements TransactionStoreContract {

  private Optional<TestPostgres> server = Optional.empty();
  private Bench bench = new Bench();

  @BeforeAll
  void start() throws IOException, InterruptedException {
    server = Optional.of(TestPostgres.start());
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (server.isPresent()) {
      server.get().stop();
    }
  }

  @Override
  @AfterEach
  public void closeAll() {
    TransactionStoreContract.super.closeAll();
    bench = new Bench();
  }

  @Override
  public Bench bench() {
    return bench;
  }

  @Override
  public Database database() {
    return new Database.PostgreSql(server.orElseThrow().uri());
  }

  @Override
  public Path folder() {
    return server.orElseThrow().data();
  }

  @Override
  public void restart() {
    server.orElseThrow().crash();
  }

  @Override
  public void flush() {
    server.orElseThrow().restart();
  }

  @Test
  void aChangeOnOneServerIsHeardOnAnotherAlsoAfterACrash() throws InterruptedException {
    TransactionEvents here = await(TransactionEvents.open(bench.vertx, database()));
    TransactionEvents there = await(TransactionEvents.open(bench.vertx, database()));
    Transaction changed = TestTransactions.in(new TransactionState.Decided());
    BlockingQueue<TransactionState> heard = new LinkedBlockingQueue<>();
    TransactionEvents.Listening listening = there.listen(changed.id(), heard::add);
    await(here.announce(TestTransactions.created()));
    await(here.announce(changed));
    assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(changed.state());
    server.orElseThrow().crash();
    TransactionState again = null;
    for (int i = 0; i < 300 && again == null; i++) {
      // A word may be lost while the connection is, and there may be none to say it by.
      await(here.announce(changed).otherwiseEmpty());
      again = heard.poll(100, TimeUnit.MILLISECONDS);
    }
    assertThat(again).isEqualTo(changed.state());
    listening.stop();
    await(here.close());
    await(there.close());
  }

  @Test
  void parametersAreNumbered() {
    assertThat(database().statement("a = ? AND b = ?")).isEqualTo("a = $1 AND b = $2");
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(database().toString()).isEqualTo("PostgreSql");
  }
}
