package dev.assay.bundle;

import dev.assay.rules.RuleList;
import dev.assay.trust.SequenceMemory;
import dev.assay.trust.SequenceMemory.Mark;
import dev.assay.trust.TrustList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds the bundle that is in force. One that cannot be read never gets here, and one that is
 * refused here leaves what is held as it was. Safe for use by several threads: a verification takes
 * the snapshot once and keeps it.
 */
public final class BundleStore {

  private final SequenceMemory bundles;
  private final SequenceMemory lists;
  private final FreshnessPolicy policy;
  private final AtomicReference<Optional<OfflineBundle>> current =
      new AtomicReference<>(Optional.empty());

  /**
   * A store that holds nothing yet.
   *
   * @param bundles how far each bundle has come; one that outlives the process keeps an older
   *     bundle from coming back after a restart
   * @param lists how far each list has come, so that no bundle brings an older one; trust lists
   *     under {@code trust-list:} and their identifier, rule lists under {@code rule-list:}
   */
  public BundleStore(SequenceMemory bundles, SequenceMemory lists, FreshnessPolicy policy) {
    this.bundles = bundles;
    this.lists = lists;
    this.policy = policy;
  }

  /** The bundle that is in force; absent before the first was accepted. */
  public Optional<OfflineBundle> current() {
    return current.get();
  }

  /**
   * Puts a bundle in force, in the place of its earlier issue.
   *
   * @param now what the clock says, and no instant of a requester's choice
   * @throws BundleFault if it is of an age that the operator refuses, or not yet issued; if a later
   *     issue of it was held before, or another one with the same number, or a later issue of a
   *     trust list or a rule list in it; or if it is another bundle than the one that is held
   */
  public synchronized void accept(OfflineBundle bundle, Instant now) throws BundleFault {
    requireIssued(bundle, now);
    requireCurrent(bundle, now);
    requireSameIdentity(bundle);
    BundleId id = bundle.id();
    requireNoRollback(bundle, "", bundles.refusalOf(id.id(), id.mark()));
    Map<String, Mark> marks = marks(bundle);
    for (Map.Entry<String, Mark> mark : marks.entrySet()) {
      Optional<String> refusal = lists.refusalOf(mark.getKey(), mark.getValue());
      requireNoRollback(bundle, mark.getKey() + ": ", refusal);
    }
    bundles.remember(id.id(), id.mark());
    marks.forEach(lists::remember);
    current.set(Optional.of(bundle));
  }

  private static void requireIssued(OfflineBundle bundle, Instant now) throws BundleFault {
    BundleFreshness freshness = bundle.freshnessAt(now);
    if (!freshness.issuedBy(now)) {
      throw new BundleFault(
          BundleRule.ISSUED,
          bundle.source(),
          "it was issued " + freshness.issued() + ", and the clock says " + now);
    }
  }

  private void requireCurrent(OfflineBundle bundle, Instant now) throws BundleFault {
    BundleFreshness freshness = bundle.freshnessAt(now);
    if (policy.useOf(freshness.grade()) == BundleUse.REFUSE) {
      throw new BundleFault(
          BundleRule.CURRENT,
          bundle.source(),
          "it is "
              + freshness.grade().code()
              + ": its next update was "
              + freshness.nextUpdate()
              + "; get the current issue");
    }
  }

  private void requireSameIdentity(OfflineBundle bundle) throws BundleFault {
    Optional<OfflineBundle> held = current.get();
    boolean same = held.isEmpty() || held.get().id().id().equals(bundle.id().id());
    requireNoRollback(
        bundle,
        "",
        same
            ? Optional.empty()
            : Optional.of("it is " + bundle.id().text() + ", and another bundle is in force"));
  }

  private static void requireNoRollback(OfflineBundle bundle, String what, Optional<String> refusal)
      throws BundleFault {
    if (refusal.isPresent()) {
      throw new BundleFault(BundleRule.ROLLBACK, bundle.source(), what + refusal.get());
    }
  }

  /** A trust list and a rule list may have the same identifier, so the kind stands before it. */
  private static Map<String, Mark> marks(OfflineBundle bundle) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (TrustList list : bundle.trustLists().lists()) {
      marks.put(key(EntryKind.TRUST_LIST, list.id()), new Mark(list.sequence(), list.digest()));
    }
    for (RuleList list : bundle.ruleLists()) {
      marks.put(key(EntryKind.RULE_LIST, list.id()), new Mark(list.sequence(), list.digest()));
    }
    return marks;
  }

  private static String key(EntryKind kind, String id) {
    return kind.code() + ":" + id;
  }
}
