package dev.assay.server.transaction;

import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  void tidyingDoesNotReadWhatIsNotOver() throws SQLException {
    try (Connection connection = database().source().getConnection();
        Statement statement = connection.createStatement()) {
      // Most have ended and are kept, some wait, and all lie as they find place.
      statement.execute(
          """
          INSERT INTO assay_transaction
            SELECT 'plan' || n, 'council', 'q' || n, 'r' || n, 'p' || n, 3, n, n, n + 86400000,
              CASE WHEN n % 100 = 0 THEN 'requested' ELSE 'decided' END, 'k1', 'sealed'
            FROM generate_series(1, 20000) n
            ORDER BY md5(n::text);
          ANALYZE assay_transaction""");
      // As it plans a statement that it has been given several times.
      statement.execute("SET plan_cache_mode = force_generic_plan");
      assertThat(plan(statement, SqlTransactionStore.EXPIRED))
          .contains("Index Scan using assay_transaction_waiting")
          .doesNotContain("Seq Scan");
      assertThat(plan(statement, SqlTransactionStore.PURGE))
          .contains("Index Scan using assay_transaction_forgotten")
          .doesNotContain("Seq Scan");
    }
  }

  private String plan(Statement statement, String sql) throws SQLException {
    statement.execute("PREPARE tidying(bigint) AS " + database().statement(sql));
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = statement.executeQuery("EXPLAIN EXECUTE tidying(20000)")) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    statement.execute("DEALLOCATE tidying");
    return plan.toString();
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
