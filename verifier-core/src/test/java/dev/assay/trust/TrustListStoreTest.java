package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import org.junit.jupiter.api.Test;

/** A list is replaced by a later issue of itself, and by nothing else. */
class TrustListStoreTest {

  private final TrustListReader reader = new TrustListReader(Crypto.select());
  private final SequenceMemory memory = SequenceMemory.inMemory();
  private final TrustListStore store = new TrustListStore(memory);

  @Test
  void holdsNothingAtFirst() {
    assertThat(store.current().lists()).isEmpty();
  }

  @Test
  void replacesAListByALaterIssueAndKeepsTheOrder() throws TrustListFault {
    store.accept(read("a.json", TestTrust.list("a")));
    store.accept(read("b.json", TestTrust.list("b")));
    TrustList later = read("a.json", TestTrust.list("a").with("sequence", 8));
    store.accept(later);
    assertThat(store.current().lists()).extracting(TrustList::id).containsExactly("a", "b");
    assertThat(store.current().lists().get(0)).isSameAs(later);
  }

  @Test
  void takesTheSameIssueAgain() throws TrustListFault {
    store.accept(read("a.json", TestTrust.list("a")));
    store.accept(read("a.json", TestTrust.list("a")));
    assertThat(store.current().lists()).hasSize(1);
  }

  @Test
  @Violates("trust-list.environment")
  void listsForTestsAndListsForRealUseAreNeverInForceTogether() throws TrustListFault {
    TrustList held = read("a.json", TestTrust.list("a"));
    store.accept(held);
    TrustListFault fault =
        catchThrowableOfType(
            TrustListFault.class,
            () -> store.accept(read("b.json", TestTrust.list("b").with("environment", "test"))));
    assertThat(fault.rule()).isEqualTo(TrustListRule.ENVIRONMENT);
    assertThat(store.current().lists()).containsExactly(held);
    store.accept(read("c.json", TestTrust.list("c").with("environment", "live")));
    assertThat(store.current().lists()).hasSize(2);
  }

  @Test
  @Violates("trust-list.rollback")
  void refusesAnEarlierIssueAndKeepsWhatItHolds() throws TrustListFault {
    TrustList held = read("a.json", TestTrust.list("a"));
    store.accept(held);
    refuses(read("a.json", TestTrust.list("a").with("sequence", 6)));
    assertThat(store.current().lists()).containsExactly(held);
  }

  @Test
  @Violates("trust-list.rollback")
  void refusesOtherContentsUnderTheSameNumber() throws TrustListFault {
    store.accept(read("a.json", TestTrust.list("a")));
    refuses(read("a.json", TestTrust.list("a").with("name", "changed")));
  }

  @Test
  @Violates("trust-list.rollback")
  void remembersAcrossARestart() throws TrustListFault {
    store.accept(read("a.json", TestTrust.list("a").with("sequence", 9)));
    TrustListStore restarted = new TrustListStore(memory);
    TrustListFault fault =
        catchThrowableOfType(
            TrustListFault.class, () -> restarted.accept(read("a.json", TestTrust.list("a"))));
    assertThat(fault.rule()).isEqualTo(TrustListRule.ROLLBACK);
    assertThat(restarted.current().lists()).isEmpty();
  }

  @Test
  @Violates("trust-list.rollback")
  void doesNotLetOneListTakeThePlaceOfAnother() throws TrustListFault {
    store.accept(read("a.json", TestTrust.list("a")));
    refuses(read("b.json", TestTrust.list("a").with("sequence", 8)));
    refuses(read("a.json", TestTrust.list("b")));
  }

  private void refuses(TrustList list) {
    TrustListFault fault = catchThrowableOfType(TrustListFault.class, () -> store.accept(list));
    assertThat(fault.rule()).isEqualTo(TrustListRule.ROLLBACK);
    assertThat(fault.source()).isEqualTo(list.source());
  }

  private TrustList read(String source, Node list) throws TrustListFault {
    return reader.plain(source, list.json());
  }
}
