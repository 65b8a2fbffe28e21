package dev.assay.rules;

import dev.assay.form.FormFault;
import dev.assay.form.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a rule as the gateway has it. Its logic is taken as it stands: the gateway never looked at
 * it, and one country's slip must not take the rules of all others down with it. Such a rule is
 * open whenever it binds.
 */
final class RuleReading {

  private static final Set<String> MEMBERS =
      Set.of(
          "Identifier",
          "Type",
          "Country",
          "Version",
          "SchemaVersion",
          "Engine",
          "EngineVersion",
          "CertificateType",
          "Description",
          "ValidFrom",
          "ValidTo",
          "AffectedFields",
          "Logic");

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final String EVERY_KIND = "General";

  private RuleReading() {}

  static ValidationRule read(Place rule) throws FormFault {
    rule.allowOnly(MEMBERS);
    Instant validFrom = rule.instant("ValidFrom");
    Instant validTo = rule.instant("ValidTo");
    if (!validFrom.isBefore(validTo)) {
      throw rule.fault("ValidTo", "must be later than ValidFrom");
    }
    return new ValidationRule(
        rule.text("Identifier"),
        rule.named("Type", RuleType.values(), RuleType::code),
        country(rule),
        version(rule, "Version"),
        version(rule, "SchemaVersion"),
        rule.text("Engine"),
        version(rule, "EngineVersion"),
        kind(rule),
        descriptions(rule),
        validFrom,
        validTo,
        List.copyOf(rule.texts("AffectedFields")),
        rule.object("Logic"));
  }

  private static String country(Place rule) throws FormFault {
    String country = rule.text("Country");
    if (!COUNTRY.matcher(country).matches()) {
      throw rule.fault("Country", "must be two capital letters such as AT");
    }
    return country;
  }

  private static RuleVersion version(Place rule, String name) throws FormFault {
    return RuleVersion.of(rule.text(name))
        .orElseThrow(() -> rule.fault(name, "must be three numbers such as 1.2.13"));
  }

  private static Optional<CertificateKind> kind(Place rule) throws FormFault {
    String[] codes =
        Stream.concat(
                Stream.of(EVERY_KIND),
                Stream.of(CertificateKind.values()).map(CertificateKind::code))
            .toArray(String[]::new);
    String code = rule.named("CertificateType", codes, Function.identity());
    return Stream.of(CertificateKind.values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  private static Map<String, String> descriptions(Place rule) throws FormFault {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Place description : rule.objects("Description")) {
      description.allowOnly(Set.of("lang", "desc"));
      String language = description.text("lang");
      if (descriptions.put(language, description.text("desc")) != null) {
        throw description.fault("lang", "must be its own: a description before has the same");
      }
    }
    return descriptions;
  }
}
