package dev.assay.form;

import dev.assay.check.Shown;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A JSON object of one of our own formats, and where it stands: every member is read by the type it
 * must have, and a fault says which place is wrong and what would be right there.
 *
 * @param path a JSON pointer, RFC 6901
 */
public record Place(String path, Map<String, Object> members) {

  /** Beyond these, arithmetic with dates can overflow, and nobody means it. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** Members with this prefix are the operator's own and mean nothing to us. */
  private static final String PRIVATE_PREFIX = "x-";

  /** Refuses every member but these: what is not understood could be a restriction. */
  public void allowOnly(Set<String> names) throws FormFault {
    for (String name : members.keySet()) {
      if (!names.contains(name) && !name.startsWith(PRIVATE_PREFIX)) {
        throw fault(
            name,
            "is not known here; known are " + sorted(names) + ", and x-... for notes of your own");
      }
    }
  }

  /** Whether there is such a member. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A text that is not empty. */
  public String text(String name) throws FormFault {
    return optionalText(name).orElseThrow(() -> missing(name, "a text"));
  }

  /** A text that is not empty; absent if there is no such member. */
  public Optional<String> optionalText(String name) throws FormFault {
    if (!has(name)) {
      return Optional.empty();
    }
    if (members.get(name) instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    throw fault(name, "must be a text that is not empty");
  }

  /** A whole number from 0 to 2^63 - 1. */
  public long number(String name) throws FormFault {
    if (!has(name)) {
      throw missing(name, "a whole number");
    }
    if (members.get(name) instanceof Long number && number >= 0) {
      return number;
    }
    throw fault(name, "must be a whole number, 0 or more");
  }

  /** An instant between the years 1970 and 9999. */
  public Instant instant(String name) throws FormFault {
    String text = text(name);
    try {
      Instant instant = Instant.parse(text);
      if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
        return instant;
      }
      throw fault(name, "must lie between the years 1970 and 9999");
    } catch (DateTimeException e) {
      throw fault(name, "must be an instant in UTC such as 2026-01-31T12:00:00Z");
    }
  }

  /** A duration of at most a hundred years; absent if there is no such member. */
  public Optional<Duration> optionalDuration(String name) throws FormFault {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration duration = Duration.parse(text.get());
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return Optional.of(duration);
      }
    } catch (DateTimeException e) {
      // Falls through to the same fault as a negative duration.
    }
    throw fault(
        name,
        "must be a duration of at most a hundred years in days, hours or less such as P7D or"
            + " PT12H");
  }

  /** The constant that the member names; absent if there is no such member. */
  public <E> Optional<E> optionalNamed(String name, E[] constants, Function<E, String> code)
      throws FormFault {
    Object value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(constantAt(name, value, constants, code));
  }

  /** The constant that the member names. */
  public <E> E named(String name, E[] constants, Function<E, String> code) throws FormFault {
    return optionalNamed(name, constants, code)
        .orElseThrow(() -> missing(name, "one of " + codes(constants, code)));
  }

  /** The constants that the member lists; empty if there is no such member. */
  public <E> Set<E> allNamed(String name, E[] constants, Function<E, String> code)
      throws FormFault {
    Set<E> named = new LinkedHashSet<>();
    int i = 0;
    for (Object value : optionalList(name)) {
      named.add(constantAt(name + "/" + i++, value, constants, code));
    }
    return named;
  }

  /** The texts that the member lists; empty if there is no such member. */
  public Set<String> texts(String name) throws FormFault {
    Set<String> texts = new LinkedHashSet<>();
    int i = 0;
    for (Object value : optionalList(name)) {
      if (!(value instanceof String text) || text.isBlank()) {
        throw new FormFault(path + "/" + name + "/" + i, "must be a text that is not empty");
      }
      texts.add(text);
      i++;
    }
    return texts;
  }

  /** The objects that the member lists; at least one. */
  public List<Place> objects(String name) throws FormFault {
    if (!has(name)) {
      throw missing(name, "an array of objects");
    }
    List<Place> objects = optionalObjects(name);
    if (objects.isEmpty()) {
      throw fault(name, "must have at least one element");
    }
    return objects;
  }

  /** The objects that the member lists; empty if there is no such member. */
  public List<Place> optionalObjects(String name) throws FormFault {
    List<Place> objects = new ArrayList<>();
    for (Object value : optionalList(name)) {
      String place = path + "/" + name + "/" + objects.size();
      objects.add(new Place(place, object(place, value)));
    }
    return objects;
  }

  /** An object that another room reads. */
  public Map<String, Object> object(String name) throws FormFault {
    return object(path + "/" + name, Optional.ofNullable(members.get(name)).orElse(""));
  }

  /** That a member is not as it should be. */
  public FormFault fault(String name, String reason) {
    String escaped = Shown.of(name).replace("~", "~0").replace("/", "~1");
    return new FormFault(path + "/" + escaped, reason);
  }

  /** That the object is not as it should be. */
  public FormFault fault(String reason) {
    return new FormFault(path, reason);
  }

  private FormFault missing(String name, String what) {
    return fault(name, "is missing; it must be " + what);
  }

  private List<?> optionalList(String name) throws FormFault {
    if (!has(name)) {
      return List.of();
    }
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    throw fault(name, "must be an array");
  }

  private <E> E constantAt(String place, Object value, E[] constants, Function<E, String> code)
      throws FormFault {
    for (E constant : constants) {
      if (code.apply(constant).equals(value)) {
        return constant;
      }
    }
    throw new FormFault(path + "/" + place, "must be one of " + codes(constants, code));
  }

  private static <E> List<String> codes(E[] constants, Function<E, String> code) {
    return List.of(constants).stream().map(code).toList();
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  @SuppressWarnings("unchecked") // The names of a JSON object are strings.
  private static Map<String, Object> object(String place, Object value) throws FormFault {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new FormFault(place, "must be an object");
  }
}
