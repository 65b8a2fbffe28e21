package dev.assay.server.transaction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The server's run of one request, at one version. Instants are whole milliseconds.
 *
 * @param id what the relying party uses, a {@link Handle}
 * @param service whose it is: no other service finds it
 * @param requestHandle the last part of the request_uri
 * @param responseHandle the last part of the response_uri
 * @param pageHandle the last part of the address of the page for the resident
 * @param version 1 when created, one more with each change
 * @param created when
 * @param expires from then on no response is taken
 * @param forgotten from then on nothing is known of it
 * @param state how far it has come
 * @param content JSON of the flow, which the store seals and never reads; empty in a state that
 *     keeps none
 */
public record Transaction(
    String id,
    String service,
    String requestHandle,
    String responseHandle,
    String pageHandle,
    long version,
    Instant created,
    Instant expires,
    Instant forgotten,
    TransactionState state,
    String content) {

  /** Whatever the flow says, an ended transaction has no content. */
  public Transaction {
    created = created.truncatedTo(ChronoUnit.MILLIS);
    expires = expires.truncatedTo(ChronoUnit.MILLIS);
    forgotten = forgotten.truncatedTo(ChronoUnit.MILLIS);
    content = state.keepsContent() ? content : "";
  }

  /**
   * The next version, in another state or, where the table permits, in the same one.
   *
   * @throws IllegalArgumentException if the state may not follow
   */
  public Transaction become(TransactionState next, String newContent) {
    if (!state.mayBecome(next)) {
      throw new IllegalArgumentException(state.code() + " is never followed by " + next.code());
    }
    return new Transaction(
        id,
        service,
        requestHandle,
        responseHandle,
        pageHandle,
        version + 1,
        created,
        expires,
        forgotten,
        next,
        newContent);
  }

  /** Whether a response may still be taken at this instant. */
  public boolean isOpen(Instant now) {
    return state.isPending() && now.isBefore(expires);
  }

  /** What has run out of time is so before anybody has written that down. */
  public TransactionState stateAt(Instant now) {
    return state.isPending() && !now.isBefore(expires) ? new TransactionState.Expired() : state;
  }

  /** Handles open doors, and content is about people: neither is shown. */
  @Override
  public String toString() {
    return "Transaction[" + state.code() + ", version " + version + "]";
  }
}
