package dev.assay;

import dev.assay.bundle.BundleFreshness;
import dev.assay.bundle.FreshnessPolicy;
import dev.assay.bundle.OfflineBundle;
import dev.assay.check.Checks;
import dev.assay.document.Documents;
import dev.assay.trust.TrustLists;
import java.util.Optional;

/**
 * What a decision is made from.
 *
 * @param bundle where trust and documents come from, absent if they were given one by one
 */
record Sources(TrustLists trust, Documents documents, Optional<Bundled> bundle) {

  /** A bundle, what the operator makes of its age, and the instants that count for that. */
  record Bundled(OfflineBundle bundle, FreshnessPolicy policy, AsOf asOf) {

    BundleFreshness freshness() {
      return bundle.freshnessAt(asOf.later());
    }
  }

  static Sources of(TrustLists trust, Documents documents) {
    return new Sources(trust, documents, Optional.empty());
  }

  Optional<BundleFreshness> freshness() {
    return bundle.map(Bundled::freshness);
  }

  /** Leaves the rows on the age of the bundle, before anything else is looked at. */
  void check(Checks checks) {
    bundle.ifPresent(one -> one.policy().check(one.freshness(), one.asOf().earlier(), checks));
  }
}
