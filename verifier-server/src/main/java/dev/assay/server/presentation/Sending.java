package dev.assay.server.presentation;

import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Created;
import dev.assay.server.transaction.TransactionState.Requested;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Makes what a wallet gets, and then says that one has it. */
record Sending(FlowParts parts) {

  /**
   * Sends.
   *
   * @param making what is sent; gives nothing if there is nothing to send
   * @return empty if nobody waits for an answer any more
   */
  <T> Future<Optional<T>> send(Transaction transaction, Callable<Optional<T>> making) {
    return parts
        .workers()
        .run(making)
        .compose(
            made ->
                parts
                    .changes()
                    .settle(
                        transaction, () -> parts.again(transaction), Sending::requested)
                    .map(settled -> settled.filter(parts::isAnswerable).flatMap(one -> made)));
  }

  private static Optional<Transaction> requested(Transaction transaction) {
    return transaction.state() instanceof Created
        ? Optional.of(transaction.become(new Requested(), transaction.content()))
        : Optional.empty();
  }
}
