package dev.assay.server.transaction;

import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears what within one process. */
class TransactionEventsTest {

  private final TransactionEvents events = new LocalEvents();
  private final Transaction decided = TestTransactions.in(new TransactionState.Decided());
  private final List<TransactionState> heard = new ArrayList<>();

  @Test
  void whoListensHearsOfThatTransactionAlone() {
    TransactionEvents.Listening unused = events.listen(decided.id(), heard::add);
    await(events.announce(TestTransactions.created()));
    assertThat(heard).isEmpty();
    await(events.announce(decided));
    assertThat(heard).containsExactly(decided.state());
  }

  @Test
  void whoStoppedHearsNothingAndOthersGoOn() {
    TransactionEvents.Listening first = events.listen(decided.id(), heard::add);
    TransactionEvents.Listening second = events.listen(decided.id(), heard::add);
    first.stop();
    await(events.announce(decided));
    assertThat(heard).hasSize(1);
    second.stop();
    await(events.announce(decided));
    assertThat(heard).hasSize(1);
  }
}
