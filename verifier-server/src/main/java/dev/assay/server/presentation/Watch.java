package dev.assay.server.presentation;

import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionEvents.Listening;
import dev.assay.server.transaction.TransactionState;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Watches one transaction. A word may be lost on the way, so that whoever watches also asks the
 * store now and then.
 */
public final class Watch {

  private final Transaction begun;
  private final Changes changes;
  private final InstantSource clock;
  private int reached = -1;

  Watch(Transaction begun, Changes changes, InstantSource clock) {
    this.begun = begun;
    this.changes = changes;
    this.clock = clock;
  }

  /** Tells the listener, on any thread, of each state that is news; until it is stopped. */
  public Listening listen(Consumer<TransactionState> listener) {
    return changes.events().listen(begun.id(), state -> tell(state, listener));
  }

  /** Asks the store, and tells the listener if it is news. */
  public Future<Void> look(Consumer<TransactionState> listener) {
    return changes
        .store()
        .find(begun.service(), begun.id())
        .map(
            found -> {
              found.ifPresent(one -> tell(one.stateAt(clock.instant()), listener));
              return null;
            });
  }

  /** What was looked up may be older than what was heard meanwhile, and is no news then. */
  private synchronized void tell(TransactionState state, Consumer<TransactionState> listener) {
    int place = TransactionState.all().indexOf(state);
    if (place > reached) {
      reached = place;
      listener.accept(state);
    }
  }
}
