package dev.assay.bundle;

import dev.assay.trust.SequenceMemory;
import dev.assay.trust.SequenceMemory.Mark;
import dev.assay.trust.TrustList;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds the bundle that is in force. One that cannot be read never gets here, and one that is
 * refused here leaves what is held as it was. Safe for use by several threads: a verification takes
 * the snapshot once and keeps it.
 */
public final class BundleStore {

  private final SequenceMemory bundles;
  private final SequenceMemory trustLists;
  private final FreshnessPolicy policy;
  private final AtomicReference<Optional<OfflineBundle>> current =
      new AtomicReference<>(Optional.empty());

  /**
   * A store that holds nothing yet.
   *
   * @param bundles how far each bundle has come; one that outlives the process keeps an older
   *     bundle from coming back after a restart
   * @param trustLists how far each trust list has come, so that no bundle brings an older one
   */
  public BundleStore(SequenceMemory bundles, SequenceMemory trustLists, FreshnessPolicy policy) {
    this.bundles = bundles;
    this.trustLists = trustLists;
    this.policy = policy;
  }

  /** The bundle that is in force; absent before the first was accepted. */
  public Optional<OfflineBundle> current() {
    return current.get();
  }

  /**
   * Puts a bundle in force, in the place of its earlier issue.
   *
   * @param at now
   * @throws BundleFault if it is of an age that the operator refuses; if a later issue of it was
   *     held before, or another one with the same number, or a later issue of a trust list in it;
   *     or if it is another bundle than the one that is held
   */
  public synchronized void accept(OfflineBundle bundle, Instant at) throws BundleFault {
    requireCurrent(bundle, at);
    requireSameIdentity(bundle);
    BundleId id = bundle.id();
    requireNoRollback(bundle, "", bundles.refusalOf(id.id(), id.mark()));
    for (TrustList list : bundle.trustLists().lists()) {
      Optional<String> refusal = trustLists.refusalOf(list.id(), mark(list));
      requireNoRollback(bundle, "trust list " + list.id() + ": ", refusal);
    }
    bundles.remember(id.id(), id.mark());
    bundle.trustLists().lists().forEach(list -> trustLists.remember(list.id(), mark(list)));
    current.set(Optional.of(bundle));
  }

  private void requireCurrent(OfflineBundle bundle, Instant at) throws BundleFault {
    BundleFreshness freshness = bundle.freshnessAt(at);
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

  private static Mark mark(TrustList list) {
    return new Mark(list.sequence(), list.digest());
  }
}
