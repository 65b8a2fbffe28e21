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
   * Changes the transaction that is found.
   *
   * @param step what it becomes; empty if it stays as it is
   * @return what it became; empty if there is none, or it stayed
   */
  Future<Optional<Transaction>> change(
      Supplier<Future<Optional<Transaction>>> find,
      Function<Transaction, Optional<Transaction>> step) {
    return change(find, step, MAX_LOOKS);
  }

  private Future<Optional<Transaction>> change(
      Supplier<Future<Optional<Transaction>>> find,
      Function<Transaction, Optional<Transaction>> step,
      int looks) {
    return find.get()
        .compose(
            found -> {
              Optional<Transaction> after = found.flatMap(step);
              if (after.isEmpty()) {
                return Future.succeededFuture(after);
              }
              return store
                  .replace(found.orElseThrow(), after.get())
                  .compose(
                      first -> {
                        if (first) {
                          events.announce(after.get());
                          return Future.succeededFuture(after);
                        }
                        return looks > 1
                            ? change(find, step, looks - 1)
                            : Future.failedFuture(new IllegalStateException("always second"));
                      });
            });
  }
}
