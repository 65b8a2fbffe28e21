package dev.assay.trust;

import static dev.assay.trust.TrustRule.DOCUMENT_AGE;
import static dev.assay.trust.TrustRule.KEY_CERTIFIED;
import static dev.assay.trust.TrustRule.KEY_PINNED;
import static dev.assay.trust.TrustRule.METADATA_AVAILABLE;
import static dev.assay.trust.TrustRule.METADATA_FORM;
import static dev.assay.trust.TrustRule.METADATA_HOST;
import static dev.assay.trust.TrustRule.METADATA_ISSUER;
import static dev.assay.trust.TrustRule.METADATA_KEY_SET;
import static dev.assay.trust.TrustRule.METADATA_MEDIA_TYPE;
import static dev.assay.trust.TrustRule.METADATA_ONE_KEY_SOURCE;
import static dev.assay.trust.TrustRule.METADATA_PUBLIC;
import static dev.assay.trust.TrustRule.METADATA_URL;
import static dev.assay.trust.TrustRule.NAME;
import static dev.assay.trust.TrustRule.STATUS_EKU;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Settled;
import dev.assay.credential.Mechanism;
import dev.assay.did.DidRule;
import dev.assay.x509.X509Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules that bind one way of finding a key and not another. */
final class RulesByMechanism {

  private static final Map<Mechanism, Set<Rule>> BOUND = new EnumMap<>(Mechanism.class);
  private static final Map<Mechanism, Settled> OTHERS = new EnumMap<>(Mechanism.class);

  static {
    BOUND.put(Mechanism.X5C, join(List.of(X509Rule.values()), List.of(NAME, STATUS_EKU)));
    BOUND.put(Mechanism.DID, join(List.of(DidRule.values()), List.of(DOCUMENT_AGE, KEY_PINNED)));
    BOUND.put(Mechanism.JWKS, Set.of());
    BOUND.put(Mechanism.KEY_ID, Set.of(NAME));
    BOUND.put(
        Mechanism.ISSUER_METADATA,
        Set.of(
            METADATA_URL,
            METADATA_HOST,
            METADATA_AVAILABLE,
            METADATA_MEDIA_TYPE,
            METADATA_FORM,
            METADATA_ISSUER,
            METADATA_ONE_KEY_SOURCE,
            METADATA_KEY_SET,
            METADATA_PUBLIC,
            DOCUMENT_AGE,
            KEY_PINNED));
    BOUND.put(
        Mechanism.WELL_KNOWN_JWKS,
        join(
            List.of(X509Rule.values()),
            List.of(
                NAME,
                KEY_CERTIFIED,
                METADATA_URL,
                METADATA_HOST,
                METADATA_AVAILABLE,
                METADATA_MEDIA_TYPE,
                METADATA_FORM,
                METADATA_KEY_SET,
                METADATA_PUBLIC,
                DOCUMENT_AGE,
                KEY_PINNED)));
    for (Mechanism mechanism : Mechanism.values()) {
      Set<Rule> others = new HashSet<>();
      BOUND.values().forEach(others::addAll);
      others.removeAll(BOUND.getOrDefault(mechanism, Set.of()));
      OTHERS.put(mechanism, Settled.skipped(others, "the key is found by " + mechanism.code()));
    }
  }

  private RulesByMechanism() {}

  /** Records that the rules of the mechanisms that were not chosen do not apply. */
  static void skipOthers(Mechanism chosen, Checks checks) {
    checks.settle(Objects.requireNonNull(OTHERS.get(chosen)));
  }

  private static Set<Rule> join(List<? extends Rule> some, List<? extends Rule> more) {
    List<Rule> all = new ArrayList<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
