package dev.assay.server.transaction;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where rows are kept, and what differs there. */
public sealed interface Database {

  /** Connections of a pool: a statement takes less than a millisecond or two. */
  int MAX_CONNECTIONS = 8;

  /** Statements that wait for a connection; with more the database is too slow for all of them. */
  int MAX_WAITING = 1_000;

  /** A statement that has not ended by then is not worth waiting for. */
  Duration PATIENCE = Duration.ofSeconds(10);

  private static PoolOptions options() {
    return new PoolOptions().setMaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING);
  }

  /** Connections for everything but migrations. */
  Pool pool(Vertx vertx);

  /** Connections for migrations. */
  DataSource source();

  /** What makes a change outlast everything, if committing does not do that already. */
  Optional<String> afterChange();

  /** What a connection needs after a transaction of several statements, committed or not. */
  Optional<String> afterTransaction();

  /** What is done when connections have been let go of in order; blocks. */
  void afterClosing() throws SQLException;

  /** The statement with its question marks as the engine writes parameters. */
  String statement(String sql);

  /** The parameters in the types that the engine takes without ado. */
  Tuple parameters(Tuple parameters);

  /**
   * H2 in a file, for one server: a second one on the same file does not start. A change that was
   * acknowledged is on the disk.
   *
   * @param file without the ending {@code .mv.db}, which H2 adds; its folder is made if need be
   */
  record Embedded(Path file) implements Database {

    /**
     * H2 writes the changed parts of its trees with each change, some 50 KB, and gives the place of
     * what they replace to later ones. A killed process that had begun to do so came up again
     * without its last change, so here nothing is replaced: the file grows by each change until the
     * server ends in order, which leaves what there is. A row is read a few times and then never,
     * so the cache is small, in KiB: it would be full of what takes a full collection to remove.
     */
    private static final String SETTINGS =
        ";REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=2048";

    /** A semicolon in the path would set settings. */
    public Embedded {
      if (file.toString().contains(";")) {
        throw new IllegalArgumentException("the path of a database has no semicolon");
      }
    }

    @Override
    public Pool pool(Vertx vertx) {
      return JDBCPool.pool(vertx, source(), options());
    }

    @Override
    public DataSource source() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:file:" + file.toAbsolutePath() + SETTINGS);
      source.setUser("assay");
      source.setPassword("");
      return source;
    }

    /** Leaves what there is and nothing of what was, unless somebody else still uses it. */
    @Override
    public void afterClosing() throws SQLException {
      try (Connection connection = source().getConnection();
          Statement statement = connection.createStatement();
          ResultSet sessions =
              statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
        boolean isAlone = sessions.next() && sessions.getInt(1) == 1;
        if (isAlone) {
          statement.execute("SHUTDOWN COMPACT");
        }
      }
    }

    /** H2 acknowledges half a second before it writes. */
    @Override
    public Optional<String> afterChange() {
      return Optional.of("CHECKPOINT SYNC");
    }

    /**
     * The client leaves the connection in a transaction: what it did next would be seen by nobody
     * else, and be lost with the process.
     */
    @Override
    public Optional<String> afterTransaction() {
      return Optional.of("SET AUTOCOMMIT TRUE");
    }

    @Override
    public String statement(String sql) {
      return sql;
    }

    /** Of a Buffer the client makes a large object, and H2 keeps each for minutes after its use. */
    @Override
    public Tuple parameters(Tuple parameters) {
      Tuple plain = Tuple.tuple();
      for (int i = 0; i < parameters.size(); i++) {
        Object value = parameters.getValue(i);
        plain.addValue(value instanceof Buffer buffer ? buffer.getBytes() : value);
      }
      return plain;
    }
  }

  /**
   * PostgreSQL, for any number of servers.
   *
   * @param uri such as {@code postgresql://assay:secret@db.example:5432/assay?sslmode=require}
   */
  record PostgreSql(String uri) implements Database {

    /**
     * A database.
     *
     * @throws IllegalArgumentException if it is not such a URI
     */
    public PostgreSql {
      PgConnectOptions.fromUri(uri);
    }

    @Override
    public Pool pool(Vertx vertx) {
      return PgBuilder.pool()
          .using(vertx)
          .connectingTo(connecting().setCachePreparedStatements(true))
          .with(options())
          .build();
    }

    /** How connections are made. */
    PgConnectOptions connecting() {
      PgConnectOptions options = PgConnectOptions.fromUri(uri);
      if (options.getSslMode() == SslMode.REQUIRE) {
        // As libpq does: encrypted, to whoever answers. The client has no default of its own.
        options.setSslOptions(
            new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm(""));
      }
      return options;
    }

    @Override
    public DataSource source() {
      PgConnectOptions options = PgConnectOptions.fromUri(uri);
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setServerNames(new String[] {options.getHost()});
      source.setPortNumbers(new int[] {options.getPort()});
      source.setDatabaseName(options.getDatabase());
      source.setUser(options.getUser());
      source.setPassword(options.getPassword());
      source.setSslMode(options.getSslMode().value);
      return source;
    }

    /** The database tidies up by itself. */
    @Override
    public void afterClosing() {}

    @Override
    public Optional<String> afterChange() {
      return Optional.empty();
    }

    @Override
    public Optional<String> afterTransaction() {
      return Optional.empty();
    }

    @Override
    public String statement(String sql) {
      StringBuilder numbered = new StringBuilder();
      int number = 0;
      for (int i = 0; i < sql.length(); i++) {
        if (sql.charAt(i) == '?') {
          number++;
          numbered.append('$').append(number);
        } else {
          numbered.append(sql.charAt(i));
        }
      }
      return numbered.toString();
    }

    @Override
    public Tuple parameters(Tuple parameters) {
      return parameters;
    }

    /** The URI has the password in it. */
    @Override
    public String toString() {
      return "PostgreSql";
    }
  }
}
