package dev.assay.vds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dates in a message: full dates of RFC 3339, and of tests those with a time or without.
 *
 * @param begun when, at the earliest, each thing happened that is said to have happened
 * @param unsound the names of those that are no dates
 */
record SealDates(List<Instant> begun, List<String> unsound) {

  /** Where a day begins first. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  /** Four digits: what else Java reads as a year is none here. */
  private static final int DATE_CHARS = 10;

  /** RFC 3339 has four digits, and Java as many as there are, with a sign. */
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}-");

  SealDates {
    begun = List.copyOf(begun);
    unsound = List.copyOf(unsound);
  }

  static SealDates of(Seal seal) {
    Collector found = new Collector();
    found.day(Seal.object(seal.message(), "pid"), "dob");
    Stream<?> vaccines = stream(seal.message().get("ve"));
    vaccines
        .flatMap(vaccine -> vaccine instanceof Map<?, ?> map ? stream(map.get("vd")) : Stream.of())
        .forEach(dose -> found.dose(dose instanceof Map<?, ?> map ? map : Map.of()));
    Map<?, ?> test = Seal.object(seal.message(), "dat");
    found.time(test, "sc");
    found.time(test, "ri");
    return new SealDates(found.begun, found.unsound);
  }

  boolean areSound() {
    return unsound.isEmpty();
  }

  /** When the report on a test was issued, if it says so to the minute. */
  static Optional<Instant> reported(Seal seal) {
    return Seal.object(seal.message(), "dat").get("ri") instanceof String text
            && text.length() > DATE_CHARS
        ? instant(text)
        : Optional.empty();
  }

  private static Stream<?> stream(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream() : Stream.of();
  }

  private static Optional<Instant> instant(String text) {
    if (!YEAR.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == DATE_CHARS
              ? LocalDate.parse(text).atStartOfDay().toInstant(EARLIEST)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What was found so far. */
  private static final class Collector {

    private final List<Instant> begun = new ArrayList<>();
    private final List<String> unsound = new ArrayList<>();

    void dose(Map<?, ?> dose) {
      day(dose, "dvc");
      // The next one may be in the future, and only has to be a date.
      if (dose.containsKey("dvn") && read(dose.get("dvn"), true).isEmpty()) {
        note("dvn");
      }
    }

    void day(Map<?, ?> object, String name) {
      add(object, name, true);
    }

    void time(Map<?, ?> object, String name) {
      add(object, name, false);
    }

    private void add(Map<?, ?> object, String name, boolean whole) {
      if (object.containsKey(name)) {
        read(object.get(name), whole).ifPresentOrElse(begun::add, () -> note(name));
      }
    }

    private static Optional<Instant> read(@Nullable Object value, boolean whole) {
      return value instanceof String text && (!whole || text.length() == DATE_CHARS)
          ? instant(text)
          : Optional.empty();
    }

    private void note(String name) {
      if (!unsound.contains(name)) {
        unsound.add(name);
      }
    }
  }
}
