package dev.assay;

import dev.assay.check.Checks;
import dev.assay.credential.Credential;
import dev.assay.credential.Envelope;
import dev.assay.rules.CertificateFacts;
import dev.assay.rules.CertificateKind;
import dev.assay.rules.RuleEvaluator;
import dev.assay.rules.RuleFindings;
import dev.assay.rules.RulesDemand;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds a health certificate against the business rules that were asked for. They can only reject:
 * whether it is genuine is decided before, and without them.
 */
final class BusinessRules {

  /** Business rules are written for the three kinds of EU DCC schema 1.3.0, and for no other. */
  private static final Map<String, CertificateKind> KINDS =
      Map.of(
          "eu-dcc:test", CertificateKind.TEST,
          "eu-dcc:vaccination", CertificateKind.VACCINATION,
          "eu-dcc:recovery", CertificateKind.RECOVERY);

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final RulesDemand demand;

  BusinessRules(RulesDemand demand) {
    this.demand = demand;
  }

  RuleFindings check(Credential credential, Instant at, Checks checks) {
    Optional<CertificateKind> kind =
        credential.types().stream().findFirst().flatMap(BusinessRules::kind);
    Envelope envelope = credential.envelope();
    Optional<String> country = envelope.issuerCountry().flatMap(BusinessRules::country);
    if (kind.isEmpty() || country.isEmpty()) {
      RuleEvaluator.refuse(
          kind.isEmpty()
              ? "business rules are for tests, vaccinations and recoveries of format eu-dcc"
              : "nothing says, as ISO 3166-1 does, which country issued it",
          checks);
      return new RuleFindings(demand, List.of());
    }
    CertificateFacts facts =
        new CertificateFacts(
            credential.claims().asJson(),
            kind.get(),
            country.get(),
            credential.issuedAt(),
            envelope.expiresAt(),
            envelope.keyId());
    return new RuleFindings(
        demand,
        new RuleEvaluator(demand.list())
            .check(facts, demand.arrival(), at, demand.language(), checks));
  }

  /** Whose invalidation rules bind: without it nobody knows which ones were passed over. */
  private static Optional<String> country(String claimed) {
    String capitals = claimed.toUpperCase(Locale.ROOT);
    return COUNTRY.matcher(capitals).matches() ? Optional.of(capitals) : Optional.empty();
  }

  private static Optional<CertificateKind> kind(String type) {
    return Optional.ofNullable(KINDS.get(type));
  }
}
