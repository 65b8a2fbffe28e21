package dev.assay.dcc;

import static dev.assay.dcc.DccRule.BIRTH;
import static dev.assay.dcc.DccRule.DATES;
import static dev.assay.dcc.DccRule.DOSES;
import static dev.assay.dcc.DccRule.ENTRY;
import static dev.assay.dcc.DccRule.NAME;
import static dev.assay.dcc.DccRule.TEXT_CHARACTERS;
import static dev.assay.dcc.DccRule.TEXT_LENGTH;
import static dev.assay.dcc.DccRule.VERSION;

import dev.assay.check.Checks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a payload is what EU DCC schema 1.3.0 describes, as far as issuers keep to it: input that
 * somebody known has signed, and that is not trusted any more for that (HCERT 1.0.8, 6.3).
 *
 * <p>Let pass on purpose, because issuers of real certificates do it and nobody is deceived: names
 * in ICAO's alphabet with other characters, codes that no value set has, an empty text, a date with
 * a time behind it, dose 3 of 2, members that the schema does not know.
 */
final class PayloadCheck {

  private static final String NAM = "nam";
  private static final String DOB = "dob";
  private static final List<String> NAMES = List.of("fn", "fnt", "gn", "gnt");

  /** The members of an entry that are text, whatever it certifies. */
  private static final Set<String> TEXTS =
      Set.of(
          "ci", "co", "df", "dr", "dt", "du", "fr", "is", "ma", "mp", "nm", "sc", "tc", "tg", "tr",
          "tt", "vp");

  private static final List<String> DATE_NAMES = List.of("dt", "sc", "fr", "df", "du");

  /** Nobody has had a hundred doses. */
  private static final long MAX_DOSES = 99;

  /** {@code maxLength} throughout the schema, and room for it on a screen. */
  private static final int MAX_CHARACTERS = 80;

  private static final Pattern VERSION_FORM =
      Pattern.compile("(?:AT-)?[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}");

  /** The schema's, with the midnight that some issuers add. */
  private static final Pattern BIRTH_FORM =
      Pattern.compile(
          "(?:(?:19|20)[0-9]{2}(?:-(?:0[0-9]|1[0-2])(?:-(?:[0-2][0-9]|3[01])"
              + "(?:T00:00:00)?)?)?)?");

  /** What some issuers add to a day. */
  private static final Pattern TIME_FORM =
      Pattern.compile(
          "T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?"
              + "(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");

  /** {@code 2021-06-30}. */
  private static final int DAY_CHARS = 10;

  private final DccReader.Read read;
  private final Map<String, Object> payload;
  private final Checks checks;
  private final List<String> texts = new ArrayList<>();

  PayloadCheck(DccReader.Read read, Map<String, Object> payload, Checks checks) {
    this.read = read;
    this.payload = payload;
    this.checks = checks;
  }

  void check() {
    checkVersion();
    checkName();
    checkBirth();
    checkEntry();
    checkTexts();
  }

  private void checkVersion() {
    checks.check(
        VERSION,
        payload.get("ver") instanceof String version
            && version.startsWith(read.context().version())
            && VERSION_FORM.matcher(version).matches(),
        () -> "ver is not a version that begins with " + read.context().version());
  }

  private void checkName() {
    Map<?, ?> name = payload.get(NAM) instanceof Map<?, ?> map ? map : Map.of();
    boolean formed = name.get("fnt") instanceof String;
    for (String part : NAMES) {
      Object value = name.get(part);
      if (value instanceof String text) {
        texts.add(text);
      } else {
        formed &= value == null;
      }
    }
    checks.check(NAME, formed, () -> "nam has no fnt, or a part that is no text");
  }

  private void checkBirth() {
    String birth = payload.get(DOB) instanceof String text ? text : "-";
    Optional<Instant> issued = read.cwt().issuedAt();
    checks.check(
        BIRTH,
        BIRTH_FORM.matcher(birth).matches() && (issued.isEmpty() || !isAfter(birth, issued.get())),
        () -> "dob is no date, year and month, year or empty text, or later than iat");
  }

  /** By as much of the date as is known; the day after is still today somewhere. */
  private static boolean isAfter(String birth, Instant issued) {
    String latest = issued.plusSeconds(86_400).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    int known = Math.min(birth.length(), latest.length());
    return birth.substring(0, known).compareTo(latest.substring(0, known)) > 0;
  }

  private void checkEntry() {
    List<?> group = payload.get(read.kind().group()) instanceof List<?> list ? list : List.of();
    Map<?, ?> entry = group.size() == 1 && group.get(0) instanceof Map<?, ?> map ? map : Map.of();
    List<String> missing = new ArrayList<>();
    for (String name : read.kind().required()) {
      if (!entry.containsKey(name)) {
        missing.add(name);
      }
    }
    List<String> other = new ArrayList<>();
    for (Map.Entry<?, ?> member : entry.entrySet()) {
      if (member.getKey() instanceof String name && TEXTS.contains(name)) {
        if (member.getValue() instanceof String text) {
          texts.add(text);
        } else {
          other.add(name);
        }
      }
    }
    checks.check(
        ENTRY,
        missing.isEmpty() && other.isEmpty(),
        () -> "the entry lacks " + missing + ", and has as another type than text " + other);
    checkDoses(entry);
    checkDates(entry);
  }

  private void checkDoses(Map<?, ?> entry) {
    if (read.kind() != DccKind.VACCINATION) {
      checks.skip(DOSES, "no vaccination");
      return;
    }
    boolean counted = isCount(entry.get("dn")) && isCount(entry.get("sd"));
    checks.check(DOSES, counted, () -> "dn or sd is no whole number between 0 and " + MAX_DOSES);
  }

  private static boolean isCount(@Nullable Object value) {
    return value instanceof Long doses && doses >= 0 && doses <= MAX_DOSES;
  }

  private void checkDates(Map<?, ?> entry) {
    List<String> wrong = new ArrayList<>();
    for (String name : DATE_NAMES) {
      if (entry.get(name) instanceof String date && !isDate(date)) {
        wrong.add(name);
      }
    }
    checks.check(DATES, wrong.isEmpty(), () -> "of another form than a date: " + wrong);
  }

  /** A day, which nearly all dates are and which is not worth an expression, or a time on one. */
  private static boolean isDate(String text) {
    return beginsWithDay(text)
        && (text.length() == DAY_CHARS
            || TIME_FORM.matcher(text).region(DAY_CHARS, text.length()).matches());
  }

  private static boolean beginsWithDay(String text) {
    return text.length() >= DAY_CHARS
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && areDigits(text, 0, 4)
        && isBetween(text, 5, 1, 12)
        && isBetween(text, 8, 1, 31);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBetween(String text, int from, int least, int most) {
    int number = 10 * (text.charAt(from) - '0') + text.charAt(from + 1) - '0';
    return areDigits(text, from, from + 2) && number >= least && number <= most;
  }

  private void checkTexts() {
    boolean shortEnough = true;
    boolean visible = true;
    for (String text : texts) {
      shortEnough &= text.codePointCount(0, text.length()) <= MAX_CHARACTERS;
      visible &= !hasControlCharacter(text);
    }
    checks.check(
        TEXT_LENGTH, shortEnough, () -> "a text has more than " + MAX_CHARACTERS + " characters");
    checks.check(TEXT_CHARACTERS, visible, () -> "a text has a control character");
  }

  private static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
