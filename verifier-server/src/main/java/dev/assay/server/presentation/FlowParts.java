package dev.assay.server.presentation;

import dev.assay.server.config.ServiceConfig;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Requested;
import dev.assay.server.transaction.TransactionStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What the calls of a flow have in common.
 *
 * @param lifetime how long a wallet has to answer
 */
record FlowParts(
    List<ServiceConfig> services,
    Duration lifetime,
    Asking asking,
    Changes changes,
    Workers workers,
    AnswerJudge judge,
    InstantSource clock) {

  TransactionStore store() {
    return changes.store();
  }

  /** Of what was found, that of which anything is known still. */
  Future<Optional<Transaction>> known(Future<Optional<Transaction>> find) {
    return find.map(
        found ->
            found
                .filter(one -> clock.instant().isBefore(one.forgotten()))
                .filter(one -> service(one).isPresent()));
  }

  /** The same transaction as it is now. */
  Future<Optional<Transaction>> again(Transaction transaction) {
    return known(store().find(transaction.service(), transaction.id()));
  }

  boolean isOpen(Transaction transaction) {
    return transaction.isOpen(clock.instant());
  }

  /** Whether an answer would be taken. */
  boolean isAnswerable(Transaction transaction) {
    return transaction.state() instanceof Requested && isOpen(transaction);
  }

  /** Whose it is; empty if the operator has removed the service since. */
  Optional<ServiceConfig> service(Transaction transaction) {
    return services.stream().filter(one -> one.id().equals(transaction.service())).findFirst();
  }
}
