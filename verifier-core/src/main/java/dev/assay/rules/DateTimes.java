package dev.assay.rules;

import dev.assay.rules.CertLogicException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and date-times: CertLogic 1.3.2, "Offset date-time" and "DCC Date of birth". */
final class DateTimes {

  private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]++))?"
              + "(?:Z|([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?");

  private static final int LAST_MONTH = 12;
  private static final int MILLISECOND_DIGITS = 3;
  private static final long NANOS_A_MILLISECOND = 1_000_000;
  private static final int MINUTES_AN_HOUR = 60;
  private static final int HOURS_A_DAY = 24;

  private DateTimes() {}

  /** A unit of {@code plusTime}. */
  enum Unit {
    YEAR("year"),
    MONTH("month"),
    DAY("day"),
    HOUR("hour");

    private final String id;

    Unit(String id) {
      this.id = id;
    }

    static Optional<Unit> of(Object id) {
      for (Unit unit : values()) {
        if (unit.id.equals(id)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Adds to a date or date-time as ECMAScript's {@code Date} does, in UTC: a day that the month
   * does not have is counted on from the month before it.
   */
  static Instant plus(String text, long amount, Unit unit) throws CertLogicException {
    try {
      LocalDateTime from = dateTime(text);
      LocalDateTime firstOfMonth = from.withDayOfMonth(1);
      LocalDateTime to =
          switch (unit) {
            case YEAR -> firstOfMonth.plusYears(amount).plusDays(from.getDayOfMonth() - 1L);
            case MONTH -> firstOfMonth.plusMonths(amount).plusDays(from.getDayOfMonth() - 1L);
            case DAY -> from.plusDays(amount);
            case HOUR -> from.plusHours(amount);
          };
      return to.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | ArithmeticException e) {
      throw new CertLogicException(Kind.BAD_DATE_TIME, "there is no such date-time");
    }
  }

  /** The last day that a date of birth, whole or in part, can stand for. */
  static Instant dateOfBirth(String text) throws CertLogicException {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      throw new CertLogicException(
          Kind.BAD_DATE_TIME, "dccDateOfBirth takes YYYY, YYYY-MM and YYYY-MM-DD");
    }
    try {
      return lastDay(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new CertLogicException(Kind.BAD_DATE_TIME, "there is no such date");
    }
  }

  private static LocalDateTime dateTime(String text) throws CertLogicException {
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return lastDay(date).atStartOfDay();
    }
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      throw new CertLogicException(
          Kind.BAD_DATE_TIME, "plusTime takes dates and date-times of the formats of CertLogic");
    }
    return LocalDate.parse(parts.group(1))
        .atTime(LocalTime.parse(parts.group(2)))
        .plusNanos(milliseconds(parts.group(3)) * NANOS_A_MILLISECOND)
        .minusMinutes(offsetMinutes(parts));
  }

  private static LocalDate lastDay(Matcher date) {
    int year = Integer.parseInt(date.group(1));
    if (date.group(2) == null) {
      return YearMonth.of(year, LAST_MONTH).atEndOfMonth();
    }
    int month = Integer.parseInt(date.group(2));
    return date.group(3) == null
        ? YearMonth.of(year, month).atEndOfMonth()
        : LocalDate.of(year, month, Integer.parseInt(date.group(3)));
  }

  /** What follows the third digit is passed over. */
  private static int milliseconds(@Nullable String fraction) {
    return fraction == null
        ? 0
        : Integer.parseInt((fraction + "00").substring(0, MILLISECOND_DIGITS));
  }

  private static long offsetMinutes(Matcher parts) {
    if (parts.group(4) == null) {
      return 0;
    }
    int hours = Integer.parseInt(parts.group(5));
    int minutes = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
    if (hours >= HOURS_A_DAY || minutes >= MINUTES_AN_HOUR) {
      throw new DateTimeException("no such offset");
    }
    int total = hours * MINUTES_AN_HOUR + minutes;
    return parts.group(4).equals("-") ? -total : total;
  }
}
