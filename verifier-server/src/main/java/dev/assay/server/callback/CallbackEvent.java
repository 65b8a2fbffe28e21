package dev.assay.server.callback;

import dev.assay.server.transaction.TransactionState;
import java.util.Arrays;
import java.util.Optional;

/** What a service is told of: that a transaction has come so far. Of each transaction, one. */
public enum CallbackEvent {
  /** A response was judged; how, the result says. */
  DECIDED(new TransactionState.Decided()),
  /** The wallet said no. */
  REFUSED(new TransactionState.Refused()),
  /** The service, or the resident, wants it no more. */
  CANCELLED(new TransactionState.Cancelled()),
  /** Its time was over before a response came. */
  EXPIRED(new TransactionState.Expired());

  private final TransactionState state;

  CallbackEvent(TransactionState state) {
    this.state = state;
  }

  /** The stable name, which is that of the state. */
  public String code() {
    return state.code();
  }

  /** What a change tells of; empty if nobody is told, as when a state is entered again. */
  static Optional<CallbackEvent> of(TransactionState before, TransactionState after) {
    return before.equals(after) ? Optional.empty() : of(after.code());
  }

  static Optional<CallbackEvent> of(String code) {
    return Arrays.stream(values()).filter(event -> event.code().equals(code)).findFirst();
  }
}
