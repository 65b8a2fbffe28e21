package dev.assay.server.cli;

import dev.assay.check.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Claims for people, one a line. Their text comes from strangers, so it is made safe to show. */
final class ClaimsText {

  private static final int STEP = 2;

  private static final Set<String> TIMES = Set.of("iat", "nbf", "exp");

  /** Of the year 9999. */
  private static final long LAST_SECOND = 253_402_300_800L;

  private final Page page;

  ClaimsText(Page page) {
    this.page = page;
  }

  void write(Map<String, Object> claims) {
    claims.forEach((name, value) -> entry(STEP, Shown.of(name) + ": ", dated(name, value)));
  }

  /** RFC 7519, 2: seconds since 1970 say nothing to people. */
  private static Object dated(String name, Object value) {
    return TIMES.contains(name) && value instanceof Long second && Math.abs(second) < LAST_SECOND
        ? Instant.ofEpochSecond(second).toString()
        : value;
  }

  private void object(int indent, Map<?, ?> members) {
    members.forEach((name, value) -> entry(indent, Shown.of(name.toString()) + ": ", value));
  }

  private void entry(int indent, String lead, Object value) {
    String start = " ".repeat(indent) + lead;
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      page.line(start.stripTrailing());
      object(indent + STEP, object);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      page.line(start.stripTrailing());
      list.forEach(element -> entry(indent + STEP, "- ", element));
    } else {
      page.line((start + scalar(value)).stripTrailing());
    }
  }

  private static String scalar(Object value) {
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    return value instanceof List<?> ? "[]" : Shown.of(value.toString());
  }
}
