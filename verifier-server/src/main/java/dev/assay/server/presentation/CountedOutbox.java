package dev.assay.server.presentation;

import dev.assay.server.metrics.PresentationEnd;
import dev.assay.server.transaction.Outbox;
import dev.assay.server.transaction.Statements;
import dev.assay.server.transaction.Transaction;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how transactions end, beside what is written with their changes. */
record CountedOutbox(Outbox outbox, Consumer<PresentationEnd> count) implements Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(CountedOutbox.class);

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
    try {
      EndReading.of(before, after).ifPresent(count);
    } catch (RuntimeException e) {
      // What has happened has happened, and one less is counted.
      LOG.warn("an end was not counted: {}", e.getClass().getSimpleName());
    }
  }
}
