package dev.assay;

import dev.assay.bundle.BundleFreshness;
import dev.assay.bundle.FreshnessPolicy;
import dev.assay.bundle.OfflineBundle;
import dev.assay.check.Checks;
import dev.assay.document.Documents;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.Optional;

/**
 * What a decision is made from.
 *
 * @param bundle where trust and documents come from, absent if they were given one by one
 */
record Sources(TrustLists trust, Documents documents, Optional<Bundled> bundle) {

  /** A bundle, and what the operator makes of its age. */
  record Bundled(OfflineBundle bundle, FreshnessPolicy policy) {}

  static Sources of(TrustLists trust, Documents documents) {
    return new Sources(trust, documents, Optional.empty());
  }

  Optional<BundleFreshness> freshnessAt(Instant at) {
    return bundle.map(one -> one.bundle().freshnessAt(at));
  }

  /** Leaves the rows on the age of the bundle, before anything else is looked at. */
  void check(Instant at, Checks checks) {
    bundle.ifPresent(one -> one.policy().check(one.bundle().freshnessAt(at), at, checks));
  }
}
