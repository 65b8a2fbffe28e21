package dev.assay.server.transaction;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Does statements in a {@link Database} whose tables are there. Futures fail with StoreFault. */
public final class Statements {

  /** SQL:2023, class 23, unique constraint; the same in both engines. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final Pool pool;
  private final Vertx vertx;
  private final Optional<Saving> saving;

  /** As the engine writes them, by how we do: there are only so many. */
  private final Map<String, String> written = new ConcurrentHashMap<>();

  private Statements(Database database, Pool pool, Vertx vertx) {
    this.database = database;
    this.pool = pool;
    this.vertx = vertx;
    this.saving =
        database
            .afterChange()
            .map(sql -> new Statement(sql, Tuple.tuple()))
            .map(save -> new Saving(vertx, () -> run(pool, save)));
  }

  /**
   * One statement.
   *
   * @param sql with a question mark for each parameter
   */
  public record Statement(String sql, Tuple parameters) {

    /** Parameters are not for everybody. */
    @Override
    public String toString() {
      return sql;
    }
  }

  /** Makes the tables, if they are not there, and connections. */
  public static Future<Statements> open(Vertx vertx, Database database) {
    return vertx
        .executeBlocking(
            () -> {
              Migrations.run(database);
              return new Statements(database, database.pool(vertx), vertx);
            })
        .compose(Statements::connected);
  }

  /** Has a connection from the beginning, by which a file is held against other servers. */
  private Future<Statements> connected() {
    return run(new Statement("SELECT 1", Tuple.tuple()))
        .map(one -> this)
        .recover(e -> close().transform(closed -> Future.failedFuture(e)));
  }

  /** Reads, or changes what need not outlast a crash. */
  public Future<RowSet<Row>> run(Statement statement) {
    return run(pool, statement).recover(Statements::failed);
  }

  /**
   * Changes, and the other statements too if that changed anything: all of them or none.
   * Acknowledged when it is where it outlasts the process and the machine.
   */
  public Future<RowSet<Row>> change(Statement statement, List<Statement> besides) {
    Future<RowSet<Row>> changed =
        besides.isEmpty()
            ? run(pool, statement)
            : pool.withConnection(
                connection ->
                    together(connection, statement, besides)
                        .eventually(() -> afterTransaction(connection)));
    return changed
        .compose(
            rows ->
                rows.rowCount() == 0 || saving.isEmpty()
                    ? Future.succeededFuture(rows)
                    : saving.get().save().map(rows))
        .recover(Statements::failed);
  }

  private Future<RowSet<Row>> together(
      SqlConnection connection, Statement statement, List<Statement> besides) {
    return connection
        .begin()
        .compose(
            transaction ->
                run(connection, statement)
                    .compose(
                        rows ->
                            rows.rowCount() == 0
                                ? Future.succeededFuture(rows)
                                : all(connection, besides).map(rows))
                    .compose(
                        rows -> transaction.commit().map(rows),
                        e -> transaction.rollback().transform(undone -> Future.failedFuture(e))));
  }

  private Future<?> afterTransaction(SqlConnection connection) {
    return database.afterTransaction().isEmpty()
        ? Future.succeededFuture()
        : run(connection, new Statement(database.afterTransaction().get(), Tuple.tuple()));
  }

  /** Lets go of connections and files. */
  public Future<Void> close() {
    return pool.close().compose(closed -> vertx.executeBlocking(this::tidied)).mapEmpty();
  }

  private boolean tidied() throws SQLException {
    database.afterClosing();
    return true;
  }

  private Future<Void> all(SqlClient connection, List<Statement> statements) {
    Future<Void> done = Future.succeededFuture();
    for (Statement statement : statements) {
      done = done.compose(before -> run(connection, statement).mapEmpty());
    }
    return done;
  }

  private Future<RowSet<Row>> run(SqlClient client, Statement statement) {
    return client
        .preparedQuery(written.computeIfAbsent(statement.sql(), database::statement))
        .execute(database.parameters(statement.parameters()))
        .timeout(Database.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Future<RowSet<Row>> failed(Throwable e) {
    return Future.failedFuture(
        isDuplicate(e)
            ? new StoreFault(StoreFault.Kind.DUPLICATE, "what is to be added is there already", e)
            : new StoreFault(StoreFault.Kind.UNAVAILABLE, "the database did not do it", e));
  }

  private static boolean isDuplicate(Throwable e) {
    if (e instanceof SQLException ofDriver) {
      return UNIQUE_VIOLATION.equals(ofDriver.getSQLState());
    }
    return e instanceof DatabaseException ofClient
        && UNIQUE_VIOLATION.equals(ofClient.getSqlState());
  }
}
