package dev.assay.server.transaction;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/**
 * Events by PostgreSQL's LISTEN and NOTIFY. What is sent is the digest of the handle, a space, and
 * the code of the state. A connection that is lost is made again.
 */
final class PostgreSqlEvents implements TransactionEvents {

  private static final String CHANNEL = "assay_transaction";

  /** From 50 ms doubling to 6.4 s: soon enough for who waits, and no burden while it is down. */
  private static final long FIRST_PAUSE_MILLIS = 50;

  private static final int MOST_DOUBLINGS = 7;

  private final Pool pool;
  private final PgSubscriber subscriber;
  private final LocalEvents local = new LocalEvents();

  private PostgreSqlEvents(Pool pool, PgSubscriber subscriber) {
    this.pool = pool;
    this.subscriber = subscriber;
  }

  static Future<TransactionEvents> open(Vertx vertx, Database.PostgreSql database) {
    PgSubscriber subscriber =
        PgSubscriber.subscriber(vertx, database.connecting())
            .reconnectPolicy(tries -> FIRST_PAUSE_MILLIS << Math.min(tries, MOST_DOUBLINGS));
    PostgreSqlEvents events = new PostgreSqlEvents(database.pool(vertx), subscriber);
    subscriber.channel(CHANNEL).handler(events::hear);
    return subscriber
        .connect()
        .recover(
            e ->
                Future.failedFuture(
                    new StoreFault(
                        StoreFault.Kind.UNAVAILABLE, "the database does not let listen", e)))
        .map(events);
  }

  private void hear(String payload) {
    int space = payload.indexOf(' ');
    if (space > 0) {
      TransactionState.of(payload.substring(space + 1))
          .ifPresent(state -> local.tell(payload.substring(0, space), state));
    }
  }

  @Override
  public Future<Void> announce(Transaction changed) {
    String payload = Handle.digest(changed.id()) + " " + changed.state().code();
    return pool.preparedQuery("SELECT pg_notify($1, $2)")
        .execute(Tuple.of(CHANNEL, payload))
        .recover(
            e ->
                Future.failedFuture(
                    new StoreFault(StoreFault.Kind.UNAVAILABLE, "the database did not notify", e)))
        .mapEmpty();
  }

  @Override
  public Listening listen(String id, Consumer<TransactionState> listener) {
    return local.listen(id, listener);
  }

  @Override
  public Future<Void> close() {
    return subscriber.close().eventually(pool::close);
  }
}
