package dev.assay.server.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose a credential is, as far as a desk needs to know. Of a format that is not known here nothing
 * of the person is shown.
 *
 * @param born as the credential has it: a date, or only the year or the month
 * @param kind absent if the type says more than any word for it
 */
record Holder(
    Optional<String> name, Optional<String> born, Optional<Kind> kind, Validity validity) {

  /** Longer names are cut, so that nobody fills the screen. */
  private static final int MAX_CHARS = 200;

  /** The year 5138: later dates are no dates. */
  private static final double MAX_SECONDS = 1e11;

  private static final List<String> PERSON_NAMESPACES =
      List.of("org.iso.18013.5.1", "eu.europa.ec.eudi.pid.1");

  /** What a credential is, for people. */
  enum Kind {
    VACCINATION,
    TEST,
    RECOVERY,
    HEALTH_CARD,
    DRIVING_LICENCE,
    IDENTITY
  }

  /** The dates that the credential itself states, in UTC; not those that were checked. */
  record Validity(Optional<LocalDate> from, Optional<LocalDate> until) {}

  /** What claims say, in this format and of this type. */
  static Holder of(String format, String type, Map<String, Object> claims) {
    return switch (format) {
      case "dc+sd-jwt", "sd-jwt" -> sdJwt(type, claims);
      case "mso_mdoc" -> mdoc(type, claims);
      case "eu-dcc" -> healthCertificate(claims);
      case "smart-health-card" -> healthCard(claims);
      case "vds-nc" -> seal(type, claims);
      default ->
          new Holder(Optional.empty(), Optional.empty(), Optional.empty(), tokenDates(claims));
    };
  }

  private static Holder sdJwt(String type, Map<String, Object> claims) {
    return new Holder(
        joined(text(claims, "given_name"), text(claims, "family_name")),
        text(claims, "birthdate"),
        type.startsWith("urn:eudi:pid:") ? Optional.of(Kind.IDENTITY) : Optional.empty(),
        tokenDates(claims));
  }

  private static Holder mdoc(String type, Map<String, Object> claims) {
    Map<?, ?> person =
        PERSON_NAMESPACES.stream()
            .map(name -> object(claims, name))
            .filter(elements -> !elements.isEmpty())
            .findFirst()
            .orElse(Map.of());
    return new Holder(
        joined(text(person, "given_name"), text(person, "family_name")),
        text(person, "birth_date"),
        switch (type) {
          case "org.iso.18013.5.1.mDL" -> Optional.of(Kind.DRIVING_LICENCE);
          case "eu.europa.ec.eudi.pid.1" -> Optional.of(Kind.IDENTITY);
          default -> Optional.empty();
        },
        new Validity(date(person, "issue_date"), date(person, "expiry_date")));
  }

  /** The names as they are written, else as passports transliterate them. */
  private static Holder healthCertificate(Map<String, Object> claims) {
    Map<?, ?> names = object(claims, "nam");
    Map<?, ?> recovery = first(claims, "r");
    Optional<Kind> kind =
        !first(claims, "v").isEmpty()
            ? Optional.of(Kind.VACCINATION)
            : !first(claims, "t").isEmpty()
                ? Optional.of(Kind.TEST)
                : recovery.isEmpty() ? Optional.empty() : Optional.of(Kind.RECOVERY);
    return new Holder(
        joined(
            text(names, "gn").or(() -> text(names, "gnt")),
            text(names, "fn").or(() -> text(names, "fnt"))),
        text(claims, "dob"),
        kind,
        recovery.isEmpty()
            ? tokenDates(claims)
            : new Validity(date(recovery, "df"), date(recovery, "du")));
  }

  private static Holder healthCard(Map<String, Object> claims) {
    Map<?, ?> vc = object(claims, "vc");
    Map<?, ?> patient = patient(object(object(vc, "credentialSubject"), "fhirBundle"));
    Map<?, ?> name = first(patient, "name");
    Optional<String> given =
        list(name, "given").stream()
            .flatMap(one -> line(one).stream())
            .reduce((one, next) -> one + " " + next);
    return new Holder(
        joined(given, text(name, "family")).or(() -> text(name, "text")),
        text(patient, "birthDate"),
        Optional.of(healthKind(list(vc, "type"))),
        tokenDates(claims));
  }

  /** A double blank parts the surname from the given names: ICAO Doc 9303-3. No seal has dates. */
  private static Holder seal(String type, Map<String, Object> claims) {
    Map<?, ?> person = object(object(claims, "msg"), "pid");
    return new Holder(
        text(person, "n"),
        text(person, "dob"),
        switch (type) {
          case "icao.vacc" -> Optional.of(Kind.VACCINATION);
          case "icao.test" -> Optional.of(Kind.TEST);
          default -> Optional.empty();
        },
        new Validity(Optional.empty(), Optional.empty()));
  }

  private static Kind healthKind(List<?> types) {
    if (types.contains("https://smarthealth.cards#immunization")) {
      return Kind.VACCINATION;
    }
    return types.contains("https://smarthealth.cards#laboratory") ? Kind.TEST : Kind.HEALTH_CARD;
  }

  private static Map<?, ?> patient(Map<?, ?> bundle) {
    return list(bundle, "entry").stream()
        .flatMap(entry -> entry instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
        .<Map<?, ?>>map(entry -> object(entry, "resource"))
        .filter(resource -> "Patient".equals(resource.get("resourceType")))
        .findFirst()
        .orElse(Map.of());
  }

  /** RFC 7519, 4.1.4 to 4.1.6. */
  private static Validity tokenDates(Map<String, Object> claims) {
    return new Validity(
        instant(claims, "nbf").or(() -> instant(claims, "iat")), instant(claims, "exp"));
  }

  private static Optional<LocalDate> instant(Map<?, ?> claims, String name) {
    if (!(claims.get(name) instanceof Number number)
        || !(Math.abs(number.doubleValue()) < MAX_SECONDS)) {
      return Optional.empty();
    }
    Instant instant = Instant.ofEpochSecond((long) number.doubleValue());
    return Optional.of(instant.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** The date that a text begins with, such as {@code 2026-03-01} or that with a time. */
  private static Optional<LocalDate> date(Map<?, ?> claims, String name) {
    return text(claims, name).flatMap(Holder::date);
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> joined(Optional<String> given, Optional<String> family) {
    return given.isPresent() && family.isPresent()
        ? Optional.of(given.get() + " " + family.get())
        : given.or(() -> family);
  }

  private static Optional<String> text(Map<?, ?> object, String name) {
    return line(object.get(name));
  }

  private static Optional<String> line(@Nullable Object value) {
    return value instanceof String text && !text.isBlank()
        ? Optional.of(text.strip().substring(0, Math.min(MAX_CHARS, text.strip().length())))
        : Optional.empty();
  }

  private static Map<?, ?> object(Map<?, ?> object, String name) {
    return object.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Map<?, ?> object, String name) {
    return object.get(name) instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> first(Map<?, ?> object, String name) {
    List<?> list = list(object, name);
    return !list.isEmpty() && list.get(0) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Does not show the person. */
  @Override
  public String toString() {
    return "Holder";
  }
}
