package dev.assay.server.presentation;

import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionEvents;
import dev.assay.server.transaction.TransactionStore;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes transactions, one compare-and-set each. Whoever comes second looks again, and finds out
 * whether there is still anything to change.
 */
record Changes(TransactionStore store, TransactionEvents events) {

  /** Between two looks somebody else was quicker; that happens to nobody so often. */
  private static final int MAX_LOOKS = 16;

  /**
   * Changes the transaction that is found, unless it stays as it is.
   *
   * @param step what it becomes; empty if it stays
   * @return what it is then; empty if there is none
   */
  Future<Optional<Transaction>> settle(
      Supplier<Future<Optional<Transaction>>> find,
      Function<Transaction, Optional<Transaction>> step) {
    return find.get().compose(found -> settle(found, find, step, MAX_LOOKS));
  }

  /** The same for one that was just found: only who comes second looks again. */
  Future<Optional<Transaction>> settle(
      Transaction known,
      Supplier<Future<Optional<Transaction>>> find,
      Function<Transaction, Optional<Transaction>> step) {
    return settle(Optional.of(known), find, step, MAX_LOOKS);
  }

  private Future<Optional<Transaction>> settle(
      Optional<Transaction> found,
      Supplier<Future<Optional<Transaction>>> find,
      Function<Transaction, Optional<Transaction>> step,
      int looks) {
    if (looks == 0) {
      return Future.failedFuture(new IllegalStateException("always second"));
    }
    Optional<Transaction> after = found.flatMap(step);
    if (after.isEmpty()) {
      return Future.succeededFuture(found);
    }
    return replace(found.orElseThrow(), after.get())
        .compose(
            first ->
                first
                    ? Future.succeededFuture(after)
                    : find.get().compose(again -> settle(again, find, step, looks - 1)));
  }

  /** Whether this was the first to replace it. */
  private Future<Boolean> replace(Transaction before, Transaction after) {
    return store
        .replace(before, after)
        .onSuccess(
            first -> {
              if (first) {
                events.announce(after);
              }
            });
  }
}
