package dev.assay.json;

import dev.assay.check.Shown;
import dev.assay.json.RequestFault.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON object of a request, and where it stands. Every member is read by the type it must have; a
 * fault says which place is wrong and what would be right there.
 *
 * @param pointer RFC 6901; empty for the request itself
 */
record RequestObject(String pointer, Map<String, Object> members) {

  /** Before the first and after the last, adding a duration could leave what Java can count. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** A hundred years: longer than anything that anybody proves. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** Refuses every member but these: what is not understood could be a restriction. */
  void allowOnly(List<String> names) throws RequestFault {
    for (String name : members.keySet()) {
      if (!names.contains(name)) {
        throw fault(Reason.UNKNOWN_MEMBER, name, "is not known; known here are " + list(names));
      }
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) throws RequestFault {
    return optionalText(name)
        .orElseThrow(() -> fault(Reason.MISSING_MEMBER, name, "must be there, a string"));
  }

  Optional<String> optionalText(String name) throws RequestFault {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw fault(Reason.WRONG_TYPE, name, "must be a string");
  }

  /** A string that has at least one visible character. */
  String name(String name) throws RequestFault {
    String text = text(name);
    if (text.isBlank()) {
      throw fault(Reason.BAD_VALUE, name, "must not be empty");
    }
    return text;
  }

  Optional<Instant> optionalInstant(String name) throws RequestFault {
    Optional<String> text = optionalText(name);
    try {
      Optional<Instant> instant = text.map(Instant::parse);
      if (instant.stream().noneMatch(at -> at.isBefore(FIRST) || at.isAfter(LAST))) {
        return instant;
      }
    } catch (DateTimeException e) {
      // The same fault as for one out of range.
    }
    throw fault(Reason.BAD_VALUE, name, "must be an instant in UTC such as 2026-01-31T12:00:00Z");
  }

  Optional<Duration> optionalDuration(String name) throws RequestFault {
    Optional<String> text = optionalText(name);
    try {
      Optional<Duration> length = text.map(Duration::parse);
      if (length.stream().noneMatch(it -> it.isNegative() || it.compareTo(LONGEST) > 0)) {
        return length;
      }
    } catch (DateTimeException e) {
      // The same fault as for one out of range.
    }
    throw fault(
        Reason.BAD_VALUE, name, "must be a duration of days or less such as P90D, PT12H or PT5M");
  }

  /** The constant that the member names. */
  <E> Optional<E> optionalNamed(String name, List<E> constants, Function<E, String> code)
      throws RequestFault {
    Optional<String> text = optionalText(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(constant(at(name), text.get(), constants, code));
  }

  /** The constants that the member lists, at least one; empty if there is no such member. */
  <E> List<E> allNamed(String name, List<E> constants, Function<E, String> code)
      throws RequestFault {
    List<E> named = new ArrayList<>();
    for (String text : texts(name)) {
      named.add(constant(at(name) + "/" + named.size(), text, constants, code));
    }
    return named;
  }

  /** The strings that the member lists, at least one; empty if there is no such member. */
  List<String> texts(String name) throws RequestFault {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(name)) {
      if (!(element instanceof String text)) {
        throw new RequestFault(
            Reason.WRONG_TYPE, at(name) + "/" + texts.size(), "must be a string");
      }
      texts.add(text);
    }
    requireSome(name, texts);
    return texts;
  }

  /** The objects that the member lists, in order; empty if there is no such member. */
  List<RequestObject> objects(String name) throws RequestFault {
    List<RequestObject> objects = new ArrayList<>();
    for (Object element : elements(name)) {
      objects.add(object(at(name) + "/" + objects.size(), element));
    }
    return objects;
  }

  Optional<RequestObject> optionalObject(String name) throws RequestFault {
    Object value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(object(at(name), value));
  }

  /** What the member lists; empty if there is no such member. */
  List<?> elements(String name) throws RequestFault {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw fault(Reason.WRONG_TYPE, name, "must be an array");
  }

  /** An empty demand is no demand, and whoever writes one means something else. */
  void requireSome(String name, List<?> elements) throws RequestFault {
    if (has(name) && elements.isEmpty()) {
      throw fault(Reason.BAD_VALUE, name, "must have at least one element, or be left out");
    }
  }

  void requireAtMost(String name, int limit) throws RequestFault {
    if (elements(name).size() > limit) {
      throw fault(Reason.TOO_LARGE, name, "must have at most " + limit + " elements");
    }
  }

  /** Where a member stands. */
  String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  RequestFault fault(Reason reason, String name, String detail) {
    return new RequestFault(reason, at(name), detail);
  }

  static String list(List<String> names) {
    return String.join(", ", names);
  }

  private static <E> E constant(
      String place, String text, List<E> constants, Function<E, String> code) throws RequestFault {
    for (E constant : constants) {
      if (code.apply(constant).equals(text)) {
        return constant;
      }
    }
    String known = list(constants.stream().map(code).toList());
    throw new RequestFault(
        Reason.BAD_VALUE, place, "must be one of " + known + ", and is " + Shown.of(text));
  }

  @SuppressWarnings("unchecked") // the names of a JSON object are strings
  private static RequestObject object(String place, Object value) throws RequestFault {
    if (value instanceof Map<?, ?> map) {
      return new RequestObject(place, (Map<String, Object>) map);
    }
    throw new RequestFault(Reason.WRONG_TYPE, place, "must be an object");
  }
}
