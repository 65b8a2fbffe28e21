package dev.assay.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Picks the rules that bind a certificate, as the library {@code dcc-business-rules-utils} of
 * eu-dcc-business-rules does: the acceptance rules of the country of arrival and the invalidation
 * rules of the issuing country, of each the highest version that is valid at the validation clock.
 */
final class RuleSelection {

  private final RuleList list;
  private final Instant at;

  RuleSelection(RuleList list, Instant at) {
    this.list = list;
    this.at = at;
  }

  List<ValidationRule> of(CertificateFacts certificate, Arrival arrival) {
    List<ValidationRule> picked = new ArrayList<>(latest(RuleType.ACCEPTANCE, arrival.country()));
    picked.addAll(latest(RuleType.INVALIDATION, certificate.issuerCountry()));
    // Only now: a new version of a rule can be for another kind of certificate.
    picked.removeIf(rule -> !rule.binds(certificate.kind()));
    return picked;
  }

  private List<ValidationRule> latest(RuleType type, String country) {
    Map<String, ValidationRule> latest = new LinkedHashMap<>();
    for (ValidationRule rule : list.rules()) {
      if (rule.type() == type && rule.country().equals(country) && rule.isValidAt(at)) {
        latest.merge(
            rule.identifier(),
            rule,
            (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
      }
    }
    return List.copyOf(latest.values());
  }
}
