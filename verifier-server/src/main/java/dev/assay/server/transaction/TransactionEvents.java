package dev.assay.server.transaction;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/**
 * Tells whoever waits for a transaction that it changed, on whichever server that was. It hastens
 * what is seen and decides nothing: a word may be lost while a connection is, so that whoever waits
 * asks the store now and then as well.
 */
public interface TransactionEvents {

  /** The events of servers that share this database; fails with {@link StoreFault}. */
  static Future<TransactionEvents> open(Vertx vertx, Database database) {
    return database instanceof Database.PostgreSql postgres
        ? PostgreSqlEvents.open(vertx, postgres)
        : Future.succeededFuture(new LocalEvents());
  }

  /** Says that a transaction is in the state that it is in now. */
  Future<Void> announce(Transaction changed);

  /**
   * Hears of the changes of one transaction until it is stopped.
   *
   * @param id the handle of the relying party
   * @param listener is told on any thread, and does not block it
   */
  Listening listen(String id, Consumer<TransactionState> listener);

  /** Lets go of connections. */
  Future<Void> close();

  /** One who hears. */
  interface Listening {

    /** Hears no more. */
    void stop();
  }
}
