package dev.assay.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as the EU gateway has it: {@code validation-rule.schema.json} of dgc-gateway.
 *
 * @param identifier stays the same from version to version, such as {@code VR-DE-0001}
 * @param country of the rule's owner, ISO 3166-1 alpha-2
 * @param schemaVersion the certificate schema that it was written for
 * @param kind the certificates that it binds; absent for all of them
 * @param descriptions by language
 * @param validFrom the first instant at which it binds
 * @param validTo the first instant at which it no longer does
 * @param affectedFields the names of what it looks at in the payload
 * @param logic a CertLogic expression, if all is well: nobody looked at it
 */
public record ValidationRule(
    String identifier,
    RuleType type,
    String country,
    RuleVersion version,
    RuleVersion schemaVersion,
    String engine,
    RuleVersion engineVersion,
    Optional<CertificateKind> kind,
    Map<String, String> descriptions,
    Instant validFrom,
    Instant validTo,
    List<String> affectedFields,
    Map<String, Object> logic) {

  /** The language of a description that every rule of the gateway has. */
  private static final String COMMON_LANGUAGE = "en";

  public ValidationRule {
    descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
    affectedFields = List.copyOf(affectedFields);
    logic = Collections.unmodifiableMap(new LinkedHashMap<>(logic));
  }

  /** The description in this language, or else in English, or else in the first there is. */
  public String description(String language) {
    return Optional.ofNullable(descriptions.get(language))
        .or(() -> Optional.ofNullable(descriptions.get(COMMON_LANGUAGE)))
        .or(() -> descriptions.values().stream().findFirst())
        .orElse("");
  }

  boolean isValidAt(Instant at) {
    return !at.isBefore(validFrom) && at.isBefore(validTo);
  }

  boolean binds(CertificateKind certificate) {
    return kind.isEmpty() || kind.get() == certificate;
  }
}
