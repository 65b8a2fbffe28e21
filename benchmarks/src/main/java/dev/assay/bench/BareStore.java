package dev.assay.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The statements of a transaction, on the tables and with the settings of the server: those that
 * change something, those that read before a change or for an answer, PostgreSQL's notifications
 * with who listens to them, and those that remove what is over. Nothing is sealed, and nothing is
 * read again.
 */
final class BareStore {

  private static final String H2 = "h2:";
  private static final int CONNECTIONS = 8;
  private static final int HANDLE_BYTES = 32;
  private static final long MINUTE = 60_000;

  /** As often as the server, and as many at a time. */
  private static final long BETWEEN_TIDYING = 5_000;

  private static final int FEW = 20;
  private static final String CHANNEL = "bare";

  private static final String READ =
      "SELECT id, service, request_handle, response_handle, page_handle, version, created,"
          + " expires, forgotten, state, key_id, sealed FROM assay_transaction WHERE ";

  private static final Saves SAVES = new Saves();

  private final boolean isEmbedded;
  private final Pool pool;
  private final SecureRandom random = new SecureRandom();

  private BareStore(boolean isEmbedded, Pool pool) {
    this.isEmbedded = isEmbedded;
    this.pool = pool;
  }

  /** One row. */
  record Found(String id, long version, byte[] content) {}

  /** Opens one whose tables are there. */
  static BareStore open(Vertx vertx, String url) {
    PoolOptions options = new PoolOptions().setMaxSize(CONNECTIONS);
    if (url.startsWith(H2)) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:file:"
              + url.substring(H2.length())
              + ";REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=2048");
      source.setUser("assay");
      source.setPassword("");
      return new BareStore(true, JDBCPool.pool(vertx, source, options));
    }
    PgConnectOptions connecting = PgConnectOptions.fromUri(url).setCachePreparedStatements(true);
    return new BareStore(
        false, PgBuilder.pool().using(vertx).connectingTo(connecting).with(options).build());
  }

  /** How many bytes the longest content has, in a store that nobody uses. */
  static int longest(String url) {
    Vertx vertx = Vertx.vertx();
    BareStore store = open(vertx, url);
    try {
      return store
          .run("SELECT MAX(OCTET_LENGTH(sealed)) FROM assay_transaction", Tuple.tuple())
          .await()
          .iterator()
          .next()
          .getInteger(0);
    } finally {
      store.pool.close().await();
      vertx.close().await();
    }
  }

  /** What a server does beside its transactions, once for all of its event loops. */
  static void keepHouse(Vertx vertx, String url) {
    BareStore store = open(vertx, url);
    vertx.setPeriodic(BETWEEN_TIDYING, tick -> store.tidy());
    if (!store.isEmbedded) {
      PgSubscriber subscriber = PgSubscriber.subscriber(vertx, PgConnectOptions.fromUri(url));
      subscriber.channel(CHANNEL).handler(payload -> {});
      subscriber.connect().onFailure(BareTransactions::end);
    }
  }

  private void tidy() {
    long now = System.currentTimeMillis();
    run(
            READ + "expires <= ? AND state IN ('created', 'requested') ORDER BY expires LIMIT 200",
            Tuple.of(now))
        .compose(none -> purge(now))
        .onFailure(BareTransactions::end);
  }

  private Future<Void> purge(long now) {
    return run(
            "DELETE FROM assay_transaction WHERE id IN"
                + " (SELECT id FROM assay_transaction WHERE forgotten <= ? ORDER BY forgotten LIMIT "
                + FEW
                + ")",
            Tuple.of(now))
        .compose(
            gone ->
                gone.rowCount() == 0
                    ? Future.succeededFuture()
                    : toDisk()
                        .compose(
                            kept -> gone.rowCount() < FEW ? Future.succeededFuture() : purge(now)));
  }

  /** A row that nobody else finds. */
  String newHandle() {
    byte[] bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  Future<Void> add(String id, String request, String response, byte[] content) {
    long now = System.currentTimeMillis();
    Tuple row =
        Tuple.of(id, "council", request, response, newHandle())
            .addLong(1L)
            .addLong(now)
            .addLong(now + MINUTE)
            .addLong(now + 2 * MINUTE)
            .addString("created")
            .addString("bare")
            .addBuffer(Buffer.buffer(content));
    return run(
            "INSERT INTO assay_transaction (id, service, request_handle, response_handle,"
                + " page_handle, version, created, expires, forgotten, state, key_id, sealed)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row)
        .compose(added -> toDisk());
  }

  /** By the name of the column of a handle. */
  Future<Found> find(String column, String handle) {
    return run(READ + column + " = ?", Tuple.of(handle))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Found(row.getString(0), row.getLong(5), row.getBuffer(11).getBytes());
            });
  }

  Future<Void> change(Found found, String state, byte[] content) {
    Tuple parameters =
        Tuple.of(found.version() + 1, state, "bare", Buffer.buffer(content), found.id())
            .addLong(found.version());
    return run(
            "UPDATE assay_transaction SET version = ?, state = ?, key_id = ?, sealed = ?"
                + " WHERE id = ? AND version = ?",
            parameters)
        .compose(changed -> toDisk())
        .onSuccess(changed -> announce(found.id() + " " + state));
  }

  private Future<Void> toDisk() {
    return isEmbedded
        ? SAVES.save(() -> run("CHECKPOINT SYNC", Tuple.tuple()))
        : Future.succeededFuture();
  }

  private void announce(String payload) {
    if (!isEmbedded) {
      run("SELECT pg_notify(?, ?)", Tuple.of(CHANNEL, payload));
    }
  }

  private Future<RowSet<Row>> run(String sql, Tuple parameters) {
    return isEmbedded
        ? pool.preparedQuery(sql).execute(plain(parameters))
        : pool.preparedQuery(numbered(sql)).execute(parameters);
  }

  /** Of a Buffer the client would make a large object. */
  private static Tuple plain(Tuple parameters) {
    Tuple plain = Tuple.tuple();
    for (int i = 0; i < parameters.size(); i++) {
      Object value = parameters.getValue(i);
      plain.addValue(value instanceof Buffer buffer ? buffer.getBytes() : value);
    }
    return plain;
  }

  private static String numbered(String sql) {
    StringBuilder text = new StringBuilder(sql);
    int number = 1;
    for (int at = text.indexOf("?"); at >= 0; at = text.indexOf("?")) {
      text.replace(at, at + 1, "$" + number);
      number++;
    }
    return text.toString();
  }
}
