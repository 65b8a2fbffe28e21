package dev.assay.server.presentation;

import dev.assay.server.metrics.PresentationEnd;
import dev.assay.server.transaction.Outbox;
import dev.assay.server.transaction.Statements;
import dev.assay.server.transaction.Transaction;
import java.util.List;
import java.util.function.Consumer;

/** Counts how transactions end, beside what is written with their changes. */
record CountedOutbox(Outbox outbox, Consumer<PresentationEnd> count) implements Outbox {

  @Override
  public List<Statements.Statement> besides(Transaction before, Transaction after) {
    return outbox.besides(before, after);
  }

  @Override
  public void written() {
    outbox.written();
  }

  @Override
  public void done(Transaction before, Transaction after) {
    outbox.done(before, after);
    EndReading.of(before, after).ifPresent(count);
  }
}
