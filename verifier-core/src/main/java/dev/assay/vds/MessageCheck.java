package dev.assay.vds;

import static dev.assay.vds.VdsRule.DATES;
import static dev.assay.vds.VdsRule.EVENTS;
import static dev.assay.vds.VdsRule.IDENTIFIER;
import static dev.assay.vds.VdsRule.PERSON;
import static dev.assay.vds.VdsRule.TEXT_CHARACTERS;
import static dev.assay.vds.VdsRule.TEXT_LENGTH;

import dev.assay.check.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a message is what VDS-NC 1.1 describes for its type, as far as issuers keep to it: input
 * that somebody known has signed, and that is not trusted any more for that.
 *
 * <p>Let pass on purpose, because nobody is deceived: codes that no value set has, members that the
 * schema does not know, and texts other than those that identify somebody or something up to a
 * common limit, of which the specification wants some shorter.
 */
final class MessageCheck {

  private static final String PERSON_NAME = "pid";
  private static final Set<String> SEXES = Set.of("M", "F", "X");
  private static final List<String> OF_A_VACCINE = List.of("des", "nam");
  private static final List<String> OF_A_DOSE = List.of("dvc", "ctr", "lot");

  /** Two digits. */
  private static final long MAX_DOSE = 99;

  /** What identifies somebody or something has its own limit in the specification. */
  private static final Map<String, Integer> LENGTHS =
      Map.of("uvci", 12, "utci", 12, "n", 39, "i", 11, "ai", 24, "dn", 24);

  /** Room for a text on a screen, and four times what the specification wants of most. */
  private static final int MAX_CHARACTERS = 80;

  private final Seal seal;
  private final Map<?, ?> message;
  private final Map<?, ?> person;
  private final Checks checks;

  MessageCheck(Seal seal, Checks checks) {
    this.seal = seal;
    this.message = seal.message();
    this.person = Seal.object(message, PERSON_NAME);
    this.checks = checks;
  }

  void check() {
    String identifier = seal.type().identifier();
    checks.check(
        IDENTIFIER, hasText(message, identifier), () -> identifier + " is missing, or no text");
    checkPerson();
    checks.check(
        EVENTS,
        seal.type() == VdsType.VACCINATION ? isVaccination() : isTest(),
        () -> "what was done is not all there, or of another form");
    SealDates dates = SealDates.of(seal);
    checks.check(DATES, dates.areSound(), () -> "of another form than a date: " + dates.unsound());
    List<String> faults = new ArrayList<>();
    List<String> controls = new ArrayList<>();
    walk("msg", message, faults, controls);
    checks.check(TEXT_LENGTH, faults.isEmpty(), () -> "longer than permitted: " + faults);
    checks.check(TEXT_CHARACTERS, controls.isEmpty(), () -> "with control characters: " + controls);
  }

  private void checkPerson() {
    boolean known =
        seal.type() == VdsType.VACCINATION
            ? hasText(person, "dob") || hasText(person, "i")
            : hasText(person, "dt") && hasText(person, "dn");
    boolean texts =
        List.of("dob", "i", "ai", "dt", "dn").stream()
            .allMatch(name -> !person.containsKey(name) || person.get(name) instanceof String);
    boolean sex = !person.containsKey("sex") || SEXES.contains(person.get("sex"));
    checks.check(
        PERSON,
        hasText(person, "n") && known && texts && sex,
        () -> "pid lacks a name or what tells one person from another, or has another form");
  }

  private boolean isVaccination() {
    List<?> vaccines = list(message, "ve");
    return !vaccines.isEmpty() && vaccines.stream().allMatch(MessageCheck::isVaccine);
  }

  private static boolean isVaccine(Object value) {
    return value instanceof Map<?, ?> vaccine
        && OF_A_VACCINE.stream().allMatch(name -> hasText(vaccine, name))
        && !list(vaccine, "vd").isEmpty()
        && list(vaccine, "vd").stream().allMatch(MessageCheck::isDose);
  }

  private static boolean isDose(Object value) {
    return value instanceof Map<?, ?> dose
        && OF_A_DOSE.stream().allMatch(name -> hasText(dose, name))
        && dose.get("seq") instanceof Long number
        && number >= 0
        && number <= MAX_DOSE;
  }

  private boolean isTest() {
    Map<?, ?> provider = Seal.object(message, "sp");
    Map<?, ?> dates = Seal.object(message, "dat");
    Map<?, ?> result = Seal.object(message, "tr");
    return hasText(provider, "spn")
        && hasText(provider, "ctr")
        && hasText(dates, "sc")
        && hasText(dates, "ri")
        && hasText(result, "tc")
        && hasText(result, "r");
  }

  /** Every text below a value, names of members included. */
  private static void walk(String name, Object value, List<String> lengths, List<String> controls) {
    if (value instanceof Map<?, ?> object) {
      object.forEach(
          (inner, member) -> {
            note("a name", (String) inner, lengths, controls);
            walk((String) inner, member, lengths, controls);
          });
    } else if (value instanceof List<?> array) {
      array.forEach(element -> walk(name, element, lengths, controls));
    } else if (value instanceof String text) {
      note(name, text, lengths, controls);
    }
  }

  private static void note(String name, String text, List<String> lengths, List<String> controls) {
    boolean known = LENGTHS.containsKey(name);
    String shown = known ? name : "another";
    int most = LENGTHS.getOrDefault(name, MAX_CHARACTERS);
    if (text.codePointCount(0, text.length()) > most && !lengths.contains(shown)) {
      lengths.add(shown);
    }
    if (text.chars().anyMatch(Character::isISOControl) && !controls.contains(shown)) {
      controls.add(shown);
    }
  }

  private static boolean hasText(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank();
  }

  private static List<?> list(Map<?, ?> object, String name) {
    return object.get(name) instanceof List<?> list ? list : List.of();
  }
}
