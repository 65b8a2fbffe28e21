package dev.assay.rules;

import dev.assay.check.Checks;
import dev.assay.check.RuleSet;
import dev.assay.check.Shown;
import dev.assay.rules.RuleOutcome.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds certificates against the rules of one list. Safe for use by several threads. */
public final class RuleEvaluator {

  /**
   * What the rules of one certificate may cost together: a few dozen milliseconds at worst. A long
   * published rule takes some hundred steps, and no country has more than sixty rules.
   */
  private static final int MAX_STEPS_TOGETHER = 100_000;

  /** More names of rules than these help no reader. */
  private static final int MAX_NAMED = 10;

  private static final String ENGINE = "CERTLOGIC";
  private static final RuleSet ROWS = RuleSet.of(List.of(BusinessRule.values()));

  private final RuleList list;
  private final Map<String, Object> valueSets;

  /** An evaluator of the rules of this list. */
  public RuleEvaluator(RuleList list) {
    this.list = list;
    this.valueSets = new LinkedHashMap<>(list.valueSets());
  }

  /**
   * What comes of each rule that binds the certificate on this arrival: those of the country of
   * arrival first, in the order of the list.
   *
   * @param language of the descriptions, such as {@code cy}
   */
  public List<RuleOutcome> evaluate(
      CertificateFacts certificate, Arrival arrival, String language) {
    Object data =
        Map.of("payload", certificate.payload(), "external", external(certificate, arrival));
    List<RuleOutcome> outcomes = new ArrayList<>();
    int left = MAX_STEPS_TOGETHER;
    for (ValidationRule rule : new RuleSelection(list, arrival.at()).of(certificate, arrival)) {
      Optional<String> incompatible = incompatibility(rule, certificate);
      if (incompatible.isPresent()) {
        outcomes.add(outcome(rule, Result.OPEN, incompatible.get(), language));
        continue;
      }
      int most = Math.min(left, CertLogicLimits.DEFAULT.maxSteps());
      Evaluation evaluation = new Evaluation(CertLogicLimits.DEFAULT.withMaxSteps(most));
      outcomes.add(evaluated(rule, evaluation, data, language));
      left = Math.max(0, left - evaluation.steps());
    }
    return List.copyOf(outcomes);
  }

  /** Puts the rows of {@link BusinessRule} into a report, as long as nothing was tried. */
  public static void bind(Checks checks) {
    checks.bind(ROWS);
  }

  /** The rows of {@link BusinessRule} for what no business rule can be held against. */
  public static void refuse(String reason, Checks checks) {
    checks.bind(ROWS);
    checks.skip(
        List.of(
            BusinessRule.FRESH,
            BusinessRule.VALID_ON_ARRIVAL,
            BusinessRule.HOLD,
            BusinessRule.DETERMINED),
        reason);
    checks.fail(BusinessRule.APPLICABLE, reason);
  }

  /**
   * The same, with the rows of {@link BusinessRule} in a report.
   *
   * @param at the instant of the decision; by it and by the arrival the list must be fresh
   */
  public List<RuleOutcome> check(
      CertificateFacts certificate, Arrival arrival, Instant at, String language, Checks checks) {
    checks.bind(ROWS);
    checkFreshness(arrival.at().isAfter(at) ? arrival.at() : at, checks);
    checkValidity(certificate, arrival, checks);
    List<RuleOutcome> outcomes = evaluate(certificate, arrival, language);
    if (outcomes.stream().noneMatch(outcome -> outcome.type() == RuleType.ACCEPTANCE)) {
      checks.undetermined(
          BusinessRule.APPLICABLE,
          "list " + list.id() + " has no acceptance rule for this arrival and certificate");
    } else {
      checks.pass(BusinessRule.APPLICABLE, "");
    }
    String failed = names(outcomes, Result.FAILED);
    checks.check(BusinessRule.HOLD, failed.isEmpty(), () -> "these do not hold: " + failed);
    String open = names(outcomes, Result.OPEN);
    if (open.isEmpty()) {
      checks.pass(BusinessRule.DETERMINED, "");
    } else {
      checks.undetermined(BusinessRule.DETERMINED, "these are open: " + open);
    }
    return outcomes;
  }

  private void checkFreshness(Instant at, Checks checks) {
    String state = "list " + list.id() + " was to be replaced by " + list.nextUpdate();
    switch (list.freshnessAt(at)) {
      case FRESH -> checks.pass(BusinessRule.FRESH, "");
      case IN_GRACE -> checks.pass(BusinessRule.FRESH, state + ", and is within its grace");
      case EXPIRED -> checks.undetermined(BusinessRule.FRESH, state);
    }
  }

  private static void checkValidity(CertificateFacts certificate, Arrival arrival, Checks checks) {
    Instant then = arrival.at();
    boolean valid =
        certificate.issuedAt().filter(then::isBefore).isEmpty()
            && certificate.expiresAt().filter(until -> !then.isBefore(until)).isEmpty();
    checks.check(
        BusinessRule.VALID_ON_ARRIVAL,
        valid,
        () ->
            "issued "
                + text(certificate.issuedAt())
                + ", valid until "
                + text(certificate.expiresAt())
                + ", and the arrival is at "
                + then);
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("it is not known when");
  }

  private static String names(List<RuleOutcome> outcomes, Result result) {
    List<String> names =
        outcomes.stream()
            .filter(outcome -> outcome.result() == result)
            .map(outcome -> Shown.of(outcome.name()))
            .toList();
    return names.size() > MAX_NAMED
        ? String.join(", ", names.subList(0, MAX_NAMED)) + " and " + (names.size() - MAX_NAMED)
        : String.join(", ", names);
  }

  /** The members that published rules look at. What is not known is not there. */
  private Map<String, Object> external(CertificateFacts certificate, Arrival arrival) {
    Map<String, Object> external = new LinkedHashMap<>();
    external.put("validationClock", arrival.at().toString());
    external.put("valueSets", valueSets);
    external.put("countryCode", arrival.country());
    external.put("issuerCountryCode", certificate.issuerCountry());
    certificate.issuedAt().ifPresent(at -> external.put("iat", at.toString()));
    certificate.expiresAt().ifPresent(at -> external.put("exp", at.toString()));
    certificate.keyId().ifPresent(keyId -> external.put("kid", keyId));
    return external;
  }

  /** Why a rule cannot be evaluated for a certificate, if it cannot. */
  private static Optional<String> incompatibility(
      ValidationRule rule, CertificateFacts certificate) {
    if (!rule.engine().equals(ENGINE)) {
      return Optional.of("it is for an engine other than " + ENGINE);
    }
    if (rule.engineVersion().compareTo(CertLogic.VERSION) > 0) {
      return Optional.of("it is for CertLogic " + rule.engineVersion() + ", which is later");
    }
    RuleVersion wanted = rule.schemaVersion();
    boolean fits =
        certificate
            .schemaVersion()
            .filter(has -> has.major() == wanted.major() && has.compareTo(wanted) >= 0)
            .isPresent();
    return fits
        ? Optional.empty()
        : Optional.of("it is for certificates of schema " + wanted + " and later of its kind");
  }

  private RuleOutcome evaluated(
      ValidationRule rule, Evaluation evaluation, Object data, String language) {
    try {
      Object value = evaluation.run(rule.logic(), data);
      return value instanceof Boolean truth
          ? outcome(rule, passes(rule, truth) ? Result.PASSED : Result.FAILED, "", language)
          : outcome(rule, Result.OPEN, "its value is neither true nor false", language);
    } catch (CertLogicException e) {
      return outcome(rule, Result.OPEN, String.valueOf(e.getMessage()), language);
    }
  }

  private boolean passes(ValidationRule rule, boolean truth) {
    boolean inverted =
        rule.type() == RuleType.INVALIDATION
            && list.invalidation().equals(Optional.of(InvalidationSense.TRUE_INVALIDATES));
    return truth != inverted;
  }

  private static RuleOutcome outcome(
      ValidationRule rule, Result result, String reason, String language) {
    return new RuleOutcome(
        rule.identifier(),
        rule.version(),
        rule.type(),
        result,
        rule.affectedFields(),
        rule.description(language),
        reason);
  }
}
