package dev.assay.server.callback;

import static dev.assay.server.transaction.TestTransactions.await;

import dev.assay.server.callback.CallbackQueue.Claim;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.SqlTransactionStore;
import dev.assay.server.transaction.Statements;
import dev.assay.server.transaction.TestTransactions;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState;
import dev.assay.server.transaction.TransactionStore;
import dev.assay.testkit.TestClock;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Servers over one database, at a time that a test sets. */
final class CallbackBench {

  /** The service of the test's transactions. */
  static final String SERVICE = "shop";

  final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final List<Server> servers = new ArrayList<>();
  private volatile Instant now = TestClock.NOW;

  CallbackBench(Database database) {
    this.database = database;
  }

  /** One of them. */
  record Server(CallbackQueue queue, TransactionStore store, Statements statements) {

    /** Runs a transaction to this state. */
    Transaction end(TransactionState state) {
      Transaction requested = TestTransactions.in(new TransactionState.Requested());
      await(store.add(requested));
      Transaction ended = requested.become(state, "{}");
      await(store.replace(requested, ended));
      return ended;
    }

    List<Claim> claim() {
      return await(queue.claim(SERVICE, 8));
    }

    int change(String sql, Object... parameters) {
      return await(statements.change(statement(sql, parameters), List.of())).rowCount();
    }

    long count(String condition) {
      return await(
              statements.run(statement("SELECT COUNT(*) FROM assay_callback WHERE " + condition)))
          .iterator()
          .next()
          .getLong(0);
    }

    /** When the only callback that waits is due. */
    Instant due() {
      return Instant.ofEpochMilli(
          await(statements.run(statement("SELECT due FROM assay_callback WHERE state = 'waiting'")))
              .iterator()
              .next()
              .getLong(0));
    }

    private static Statements.Statement statement(String sql, Object... parameters) {
      return new Statements.Statement(sql, Tuple.wrap(List.of(parameters)));
    }
  }

  Server server() {
    return server(Set.of(SERVICE));
  }

  Server server(Set<String> services) {
    Statements statements = await(Statements.open(vertx, database));
    CallbackQueue queue =
        new CallbackQueue(statements, TestTransactions.sealing(), services, schedule());
    TransactionStore store =
        await(SqlTransactionStore.open(vertx, database, TestTransactions.sealing(), queue));
    Server server = new Server(queue, store, statements);
    servers.add(server);
    return server;
  }

  CallbackSchedule schedule() {
    return new CallbackSchedule(() -> now, new SecureRandom());
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Everything that holds files. */
  void closeServers() {
    servers.forEach(
        server -> {
          await(server.queue().close());
          await(server.store().close());
        });
    servers.clear();
  }

  void close() {
    closeServers();
    await(vertx.close());
  }
}
