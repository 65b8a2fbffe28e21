package dev.assay.server.presentation;

import static dev.assay.server.metrics.PresentationEnd.NONE;

import dev.assay.server.metrics.PresentationEnd;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Refused;
import java.util.Optional;

/** Finds out whether a change has ended a transaction, and how. */
final class EndReading {

  private EndReading() {}

  /** How it has ended; empty if it goes on, or had ended before. */
  static Optional<PresentationEnd> of(Transaction before, Transaction after) {
    if (!before.state().isPending() || after.state().isPending()) {
      return Optional.empty();
    }
    Optional<Result> result = result(after);
    return Optional.of(
        new PresentationEnd(
            after.service(),
            after.state().code(),
            result.map(Result::verdict).orElse(NONE),
            result.map(Result::fault).orElse(NONE)));
  }

  private static Optional<Result> result(Transaction after) {
    return after.state() instanceof Decided || after.state() instanceof Refused
        ? Content.read(after.content()).ended().map(Content.Ended::result)
        : Optional.empty();
  }
}
