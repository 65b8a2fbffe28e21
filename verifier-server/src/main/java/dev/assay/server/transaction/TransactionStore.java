package dev.assay.server.transaction;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * Where transactions are kept. A future fails with {@link StoreFault} if the store is out of reach
 * or a row does not open; neither ever looks like a transaction that is not there.
 */
public interface TransactionStore {

  /** Keeps a new transaction. Fails if one with a handle of it is there. */
  Future<Void> add(Transaction transaction);

  /** What a relying party asks for: only its own. */
  Future<Optional<Transaction>> find(String service, String id);

  /** What a wallet asks for that fetches a request. */
  Future<Optional<Transaction>> findByRequest(String requestHandle);

  /** What a wallet asks for that posts a response. */
  Future<Optional<Transaction>> findByResponse(String responseHandle);

  /** What a browser asks for that shows the page. */
  Future<Optional<Transaction>> findByPage(String pageHandle);

  /**
   * Compares and sets: true for the one caller who was first with this version, false for all
   * others.
   *
   * @param before as it was found
   * @param after made of it by {@link Transaction#become}
   */
  Future<Boolean> replace(Transaction before, Transaction after);

  /** Ends what waits past its time and removes its content; completes with how many. */
  Future<Integer> expire(Instant now);

  /**
   * Removes some of the transactions that are to be forgotten by that instant; completes with
   * whether there may be more.
   */
  Future<Boolean> purge(Instant now);

  /** Lets go of connections and files. */
  Future<Void> close();
}
