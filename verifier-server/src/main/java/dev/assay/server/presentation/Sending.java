package dev.assay.server.presentation;

import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Created;
import dev.assay.server.transaction.TransactionState.Requested;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Makes what a wallet gets, and then says that one has it. */
record Sending(FlowParts parts) {

  /**
   * Sends.
   *
   * @param making what is sent; gives nothing if there is nothing to send, and nobody has it then
   * @param telling what a developer is told of it
   * @return empty if nobody waits for an answer any more, as far as was known when it was looked
   *     up; an answer that comes too late changes nothing
   */
  <T> Future<Optional<T>> send(
      Transaction transaction, Callable<Optional<T>> making, Function<T, List<Message>> telling) {
    return parts
        .workers()
        .run(making)
        .compose(
            made ->
                made.isEmpty()
                    ? Future.succeededFuture(made)
                    : sent(transaction, telling.apply(made.get()))
                        .map(isAnswerable -> made.filter(one -> isAnswerable)));
  }

  /** Whether an answer would be taken, now that a wallet has it. */
  private Future<Boolean> sent(Transaction transaction, List<Message> told) {
    return parts
        .changes()
        .settle(transaction, () -> parts.again(transaction), current -> requested(current, told))
        .map(settled -> settled.filter(parts::isAnswerable).isPresent());
  }

  private Optional<Transaction> requested(Transaction transaction, List<Message> told) {
    return new Telling(parts).isTold(transaction)
        ? toldOf(transaction, told)
        : requested(transaction);
  }

  /** Of a test service each fetch is written down, as long as there is place. */
  private Optional<Transaction> toldOf(Transaction transaction, List<Message> told) {
    Content content = Content.read(transaction.content());
    return parts.isOpen(transaction) && content.hasPlaceToTell()
        ? Optional.of(transaction.become(new Requested(), content.told(told).json()))
        : requested(transaction);
  }

  private static Optional<Transaction> requested(Transaction transaction) {
    return transaction.state() instanceof Created
        ? Optional.of(transaction.become(new Requested(), transaction.content()))
        : Optional.empty();
  }
}
