package dev.assay.server.transaction;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions in a table, the same statements for each {@link Database}. */
public final class SqlTransactionStore implements TransactionStore {

  private static final Logger LOG = LoggerFactory.getLogger(SqlTransactionStore.class);

  private static final String SELECT = "SELECT " + SealedRow.COLUMNS + " FROM assay_transaction ";

  /** So many rows are read at a time when many have expired. */
  private static final int BATCH = 200;

  /** So many are deleted at a time: H2 holds each of them until it is done, and others wait. */
  private static final int FEW = 20;

  static final String EXPIRED =
      SELECT
          + "WHERE expires <= ? AND state IN ('created', 'requested') ORDER BY expires LIMIT "
          + BATCH;

  /** In an order, without which PostgreSQL rather reads the whole table than the index. */
  static final String PURGE =
      "DELETE FROM assay_transaction WHERE id IN"
          + " (SELECT id FROM assay_transaction WHERE forgotten <= ? ORDER BY forgotten LIMIT "
          + FEW
          + ")";

  private final Statements statements;
  private final Sealing sealing;
  private final Outbox outbox;

  private SqlTransactionStore(Statements statements, Sealing sealing, Outbox outbox) {
    this.statements = statements;
    this.sealing = sealing;
    this.outbox = outbox;
  }

  /** A store whose tables are there; fails with {@link StoreFault}. */
  public static Future<TransactionStore> open(Vertx vertx, Database database, Sealing sealing) {
    return open(vertx, database, sealing, Outbox.NONE);
  }

  /** The same, with what has to be written together with changes of state. */
  public static Future<TransactionStore> open(
      Vertx vertx, Database database, Sealing sealing, Outbox outbox) {
    return Statements.open(vertx, database)
        .map(statements -> new SqlTransactionStore(statements, sealing, outbox));
  }

  @Override
  public Future<Void> add(Transaction transaction) {
    return change(
            "INSERT INTO assay_transaction ("
                + SealedRow.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            SealedRow.seal(transaction, sealing).all())
        .mapEmpty();
  }

  @Override
  public Future<Optional<Transaction>> find(String service, String id) {
    return one(SELECT + "WHERE service = ? AND id = ?", Tuple.of(service, Handle.digest(id)));
  }

  @Override
  public Future<Optional<Transaction>> findByRequest(String requestHandle) {
    return one(SELECT + "WHERE request_handle = ?", Tuple.of(Handle.digest(requestHandle)));
  }

  @Override
  public Future<Optional<Transaction>> findByResponse(String responseHandle) {
    return one(SELECT + "WHERE response_handle = ?", Tuple.of(Handle.digest(responseHandle)));
  }

  @Override
  public Future<Optional<Transaction>> findByPage(String pageHandle) {
    return one(SELECT + "WHERE page_handle = ?", Tuple.of(Handle.digest(pageHandle)));
  }

  @Override
  public Future<Boolean> replace(Transaction before, Transaction after) {
    boolean follows =
        before.state().mayBecome(after.state())
            && after.version() == before.version() + 1
            && after.id().equals(before.id())
            && after.service().equals(before.service())
            && after.requestHandle().equals(before.requestHandle())
            && after.responseHandle().equals(before.responseHandle())
            && after.pageHandle().equals(before.pageHandle())
            && after.created().equals(before.created())
            && after.expires().equals(before.expires())
            && after.forgotten().equals(before.forgotten());
    if (!follows) {
      return Future.failedFuture(
          new IllegalArgumentException("what replaces a transaction is made of it by become"));
    }
    return set(before, after);
  }

  @Override
  public Future<Integer> expire(Instant now) {
    return run(EXPIRED, Tuple.of(now.toEpochMilli()))
        .compose(
            rows -> {
              List<Future<Boolean>> ended = new ArrayList<>();
              rows.forEach(row -> ended.add(end(SealedRow.of(row))));
              return Future.join(ended).map(all -> count(ended));
            })
        .compose(
            count ->
                count < BATCH
                    ? Future.succeededFuture(count)
                    : expire(now).map(more -> count + more));
  }

  @Override
  public Future<Boolean> purge(Instant now) {
    return change(PURGE, Tuple.of(now.toEpochMilli())).map(rows -> rows.rowCount() == FEW);
  }

  @Override
  public Future<Void> close() {
    return statements.close();
  }

  /** What does not open ends too, and its content goes; it is never read as an empty one. */
  private Future<Boolean> end(SealedRow row) {
    try {
      Transaction waiting = row.open(sealing);
      return set(waiting, waiting.become(new TransactionState.Expired(), ""));
    } catch (StoreFault e) {
      LOG.warn("store fault={} while a transaction expired", e.forLog());
      return change(
              "UPDATE assay_transaction SET state = ?, sealed = ?, version = ?"
                  + " WHERE id = ? AND version = ?",
              Tuple.of(
                  new TransactionState.Expired().code(),
                  Buffer.buffer(),
                  row.version() + 1,
                  row.id(),
                  row.version()))
          .map(rows -> rows.rowCount() == 1);
    }
  }

  private Future<Boolean> set(Transaction before, Transaction after) {
    SealedRow row = SealedRow.seal(after, sealing);
    Statements.Statement update =
        new Statements.Statement(
            "UPDATE assay_transaction SET version = ?, state = ?, key_id = ?, sealed = ?"
                + " WHERE id = ? AND version = ?",
            Tuple.of(row.version(), row.state(), row.keyId(), row.sealed(), row.id())
                .addLong(before.version()));
    List<Statements.Statement> besides = outbox.besides(before, after);
    return statements
        .change(update, besides)
        .map(
            rows -> {
              boolean first = rows.rowCount() == 1;
              if (first && !besides.isEmpty()) {
                outbox.written();
              }
              if (first) {
                outbox.done(before, after);
              }
              return first;
            });
  }

  private Future<Optional<Transaction>> one(String sql, Tuple parameters) {
    return run(sql, parameters)
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.succeededFuture(Optional.empty());
              }
              try {
                SealedRow row = SealedRow.of(rows.iterator().next());
                return Future.succeededFuture(Optional.of(row.open(sealing)));
              } catch (StoreFault e) {
                return Future.failedFuture(e);
              }
            });
  }

  private Future<RowSet<Row>> change(String sql, Tuple parameters) {
    return statements.change(new Statements.Statement(sql, parameters), List.of());
  }

  private Future<RowSet<Row>> run(String sql, Tuple parameters) {
    return statements.run(new Statements.Statement(sql, parameters));
  }

  private static int count(List<Future<Boolean>> ended) {
    return (int) ended.stream().filter(Future::result).count();
  }
}
