package dev.assay.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import dev.assay.trust.SequenceMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bundle is replaced by a later issue of itself, and by nothing else. */
class BundleStoreTest {

  private static final Instant NOW = TestClock.NOW;

  private final TestKey operator = TestKey.es256("operator");
  private final SequenceMemory bundles = SequenceMemory.inMemory();
  private final SequenceMemory lists = SequenceMemory.inMemory();
  private final BundleStore store = new BundleStore(bundles, lists, FreshnessPolicy.DEFAULT);
  private final TestBundle desk =
      TestBundle.signedBy(operator).trustList(TestTrust.list("issuers"));

  @Test
  void holdsNothingAtFirstAndThenTheLatest() throws BundleFault {
    assertThat(store.current()).isEmpty();
    store.accept(read(desk), NOW);
    store.accept(read(desk), NOW);
    OfflineBundle later = read(desk.with("sequence", 13));
    store.accept(later, NOW);
    assertThat(store.current()).containsSame(later);
  }

  @Test
  @Violates("bundle.rollback")
  void refusesAnEarlierIssueAndKeepsWhatItHolds() throws BundleFault {
    OfflineBundle held = read(desk);
    store.accept(held, NOW);
    refuses(BundleRule.ROLLBACK, desk.with("sequence", 11));
    refuses(BundleRule.ROLLBACK, desk.with("grace", "P30D"));
    refuses(BundleRule.ROLLBACK, desk.with("id", "other").with("sequence", 13));
    assertThat(store.current()).containsSame(held);
  }

  @Test
  @Violates("bundle.rollback")
  void remembersAcrossARestart() throws BundleFault {
    store.accept(read(desk), NOW);
    BundleStore restarted = new BundleStore(bundles, lists, FreshnessPolicy.DEFAULT);
    OfflineBundle earlier = read(desk.with("sequence", 11));
    assertThat(catchThrowableOfType(BundleFault.class, () -> restarted.accept(earlier, NOW)).rule())
        .isEqualTo(BundleRule.ROLLBACK);
    assertThat(restarted.current()).isEmpty();
  }

  @Test
  @Violates("bundle.rollback")
  void refusesALaterIssueWithAnEarlierTrustList() throws BundleFault {
    store.accept(read(desk), NOW);
    refuses(
        BundleRule.ROLLBACK,
        TestBundle.signedBy(operator)
            .with("sequence", 13)
            .trustList(TestTrust.list("issuers").with("sequence", 6)));
  }

  @Test
  @Violates("bundle.rollback")
  void refusesALaterIssueWithAnEarlierRuleListOfWhateverName() throws BundleFault {
    store.accept(read(withRules(12, 9)), NOW);
    refuses(BundleRule.ROLLBACK, withRules(13, 8));
    store.accept(read(withRules(13, 10)), NOW);
  }

  @Test
  @Violates("bundle.issued")
  void refusesOneThatIsIssuedInTheFuture() throws BundleFault {
    OfflineBundle bundle = read(desk);
    Instant before = bundle.manifest().issued().minus(Duration.ofHours(1));
    BundleFault fault = catchThrowableOfType(BundleFault.class, () -> store.accept(bundle, before));
    assertThat(fault.rule()).isEqualTo(BundleRule.ISSUED);
    assertThat(store.current()).isEmpty();
    store.accept(bundle, bundle.manifest().issued().minusSeconds(1));
  }

  @Test
  @Violates("bundle.current")
  void refusesAnAgeOnlyIfTheOperatorChoseSo() throws BundleFault {
    OfflineBundle bundle = read(desk);
    Instant stale = NOW.plus(Duration.ofDays(7));
    Instant tooOld = NOW.plus(Duration.ofDays(10));
    BundleStore strict =
        new BundleStore(
            SequenceMemory.inMemory(),
            SequenceMemory.inMemory(),
            new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.REFUSE));
    strict.accept(bundle, stale);
    BundleFault fault =
        catchThrowableOfType(BundleFault.class, () -> strict.accept(bundle, tooOld));
    assertThat(fault.rule()).isEqualTo(BundleRule.CURRENT);
    store.accept(bundle, tooOld);
  }

  /** The rule list has the identifier of the trust list. */
  private TestBundle withRules(long sequence, long rules) {
    String list =
        "{\"version\":1,\"id\":\"issuers\",\"name\":\"Entry\",\"sequence\":"
            + rules
            + ",\"issued\":\"2026-05-01T00:00:00Z\",\"nextUpdate\":\"2027-01-01T00:00:00Z\","
            + "\"rules\":[]}";
    return desk.with("sequence", sequence)
        .entry(
            "rule-list", "application/json", "urn:a:rules", list.getBytes(StandardCharsets.UTF_8));
  }

  private void refuses(BundleRule rule, TestBundle bundle) throws BundleFault {
    OfflineBundle read = read(bundle);
    BundleFault fault = catchThrowableOfType(BundleFault.class, () -> store.accept(read, NOW));
    assertThat(fault.rule()).isEqualTo(rule);
  }

  private OfflineBundle read(TestBundle bundle) throws BundleFault {
    return new BundleReader(Crypto.select(), List.of(BundleReaderTest.key(operator)))
        .read("desk", bundle.bytes());
  }
}
