package dev.assay.rules;

import dev.assay.jose.JsonNull;
import dev.assay.rules.CertLogicException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One evaluation of one expression. */
final class Evaluation {

  private static final String UVCI_PREFIX = "URN:UVCI:";
  private static final String UVCI_SEPARATORS = "/#:";

  /** No list is longer than an index of nine digits says. */
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  /** What a processor compares at a stroke. */
  private static final int CHARS_A_STEP = 16;

  private final CertLogicLimits limits;
  private final Extents extents;
  private int steps;

  Evaluation(CertLogicLimits limits) {
    this.limits = limits;
    this.extents = new Extents(limits);
  }

  Object run(Object expression, Object data) throws CertLogicException {
    new ExpressionForm(limits).require(expression, 1);
    return value(expression, data);
  }

  /** What it has cost so far. */
  int steps() {
    return steps;
  }

  /** No deeper than the expression, whose depth was looked at. */
  private Object value(Object expression, Object data) throws CertLogicException {
    spend(1);
    if (expression instanceof List<?> list) {
      List<Object> values = values(list, data);
      return extents.made(Collections.unmodifiableList(values), values);
    }
    if (expression instanceof Map<?, ?> object) {
      Map.Entry<?, ?> only = object.entrySet().iterator().next();
      Operation operation = Operation.of(only.getKey()).orElseThrow();
      return only.getValue() instanceof List<?> operands
          ? operation(operation, operands, data)
          : variable((String) only.getValue(), data);
    }
    return expression;
  }

  private List<Object> values(List<?> expressions, Object data) throws CertLogicException {
    List<Object> values = new ArrayList<>(expressions.size());
    for (Object expression : expressions) {
      values.add(value(expression, data));
    }
    return values;
  }

  private Object operation(Operation operation, List<?> operands, Object data)
      throws CertLogicException {
    return switch (operation) {
      case IF -> value(operands.get(isTrue(operands.get(0), data) ? 1 : 2), data);
      case AND -> and(operands, data);
      case NOT -> !isTrue(operands.get(0), data);
      case EQUAL -> same(value(operands.get(0), data), value(operands.get(1), data));
      case IN -> in(value(operands.get(0), data), value(operands.get(1), data));
      case PLUS -> plus(value(operands.get(0), data), value(operands.get(1), data));
      case GREATER, LESS, AT_LEAST, AT_MOST -> integersInOrder(operation, values(operands, data));
      case AFTER, BEFORE, NOT_BEFORE, NOT_AFTER -> timesInOrder(operation, values(operands, data));
      case PLUS_TIME -> plusTime(operands, data);
      case DATE_OF_BIRTH -> DateTimes.dateOfBirth(text(operation, value(operands.get(0), data)));
      case REDUCE -> reduce(operands, data);
      case EXTRACT_FROM_UVCI ->
          extractFromUvci(value(operands.get(0), data), integer(operation, operands.get(1)));
      case VAR -> throw new IllegalStateException("var has a path, and no list");
    };
  }

  // --- Data access

  private Object variable(String path, Object data) throws CertLogicException {
    Object found = data;
    int from = 0;
    while (from < path.length() && found != JsonNull.NULL) {
      int period = path.indexOf('.', from);
      int to = period < 0 ? path.length() : period;
      spend(1 + (to - from) / CHARS_A_STEP);
      found = member(found, path.substring(from, to));
      from = to + 1;
    }
    return found;
  }

  private static Object member(Object whole, String fragment) {
    Object found = null;
    if (INDEX.matcher(fragment).matches()) {
      int index = Integer.parseInt(fragment);
      found = whole instanceof List<?> list && index < list.size() ? list.get(index) : null;
    } else if (whole instanceof Map<?, ?> object) {
      found = object.get(fragment);
    }
    return found == null ? JsonNull.NULL : found;
  }

  // --- Truth

  private boolean isTrue(Object expression, Object data) throws CertLogicException {
    return isTrue(value(expression, data));
  }

  private static boolean isTrue(Object value) throws CertLogicException {
    Truth truth = Truth.of(value);
    if (truth == Truth.NEITHER) {
      throw mismatch("a value that is neither truthy nor falsy decides nothing");
    }
    return truth == Truth.TRUTHY;
  }

  /** The first falsy value, and what comes after it is not evaluated; else the last. */
  private Object and(List<?> operands, Object data) throws CertLogicException {
    Object last = true;
    for (Object operand : operands) {
      last = value(operand, data);
      if (!isTrue(last)) {
        return last;
      }
    }
    return last;
  }

  // --- Comparison

  private boolean same(Object one, Object other) throws CertLogicException {
    if (one instanceof String text && other instanceof String another) {
      spend(text.length() == another.length() ? text.length() / CHARS_A_STEP : 0);
      return text.equals(another);
    }
    if (isSimple(one) || isSimple(other)) {
      return one.equals(other);
    }
    Optional<Long> integer = Integers.of(one);
    Optional<Long> another = Integers.of(other);
    if (integer.isPresent() || another.isPresent()) {
      return integer.equals(another);
    }
    throw mismatch("neither objects, lists, date-times nor broken numbers are compared");
  }

  private static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Boolean || value == JsonNull.NULL;
  }

  private boolean in(Object element, Object list) throws CertLogicException {
    if (!(list instanceof List<?> members)) {
      throw mismatch("the second operand of in must be a list");
    }
    for (Object member : members) {
      spend(1);
      if (same(element, member)) {
        return true;
      }
    }
    return false;
  }

  private static boolean integersInOrder(Operation operation, List<Object> values)
      throws CertLogicException {
    boolean holds = true;
    for (int i = 1; i < values.size(); i++) {
      long one = integer(operation, values.get(i - 1));
      holds &= operation.holds(Long.compare(one, integer(operation, values.get(i))));
    }
    return holds;
  }

  private static boolean timesInOrder(Operation operation, List<Object> values)
      throws CertLogicException {
    boolean holds = true;
    for (int i = 1; i < values.size(); i++) {
      Instant one = time(operation, values.get(i - 1));
      holds &= operation.holds(one.compareTo(time(operation, values.get(i))));
    }
    return holds;
  }

  // --- Calculation

  private static Object plus(Object one, Object other) throws CertLogicException {
    try {
      return Math.addExact(integer(Operation.PLUS, one), integer(Operation.PLUS, other));
    } catch (ArithmeticException e) {
      throw mismatch("the sum is no integer of 64 bits");
    }
  }

  private Object plusTime(List<?> operands, Object data) throws CertLogicException {
    String text = text(Operation.PLUS_TIME, value(operands.get(0), data));
    spend(text.length() / CHARS_A_STEP);
    return DateTimes.plus(
        text,
        integer(Operation.PLUS_TIME, operands.get(1)),
        DateTimes.Unit.of(operands.get(2)).orElseThrow());
  }

  private Object reduce(List<?> operands, Object data) throws CertLogicException {
    Object list = value(operands.get(0), data);
    Object accumulator = value(operands.get(2), data);
    // The published test suite has nothing at all reduced to the initial value.
    if (list == JsonNull.NULL) {
      return accumulator;
    }
    if (!(list instanceof List<?> elements)) {
      throw mismatch("the first operand of reduce must be a list");
    }
    for (Object current : elements) {
      Map<String, Object> round = Map.of("accumulator", accumulator, "current", current);
      extents.made(round, List.of(accumulator, current));
      accumulator = value(operands.get(1), round);
    }
    return accumulator;
  }

  private Object extractFromUvci(Object uvci, long index) throws CertLogicException {
    if (uvci == JsonNull.NULL) {
      return JsonNull.NULL;
    }
    String text = text(Operation.EXTRACT_FROM_UVCI, uvci);
    spend(text.length() / CHARS_A_STEP);
    int from = text.startsWith(UVCI_PREFIX) ? UVCI_PREFIX.length() : 0;
    long fragment = 0;
    for (int i = from; i <= text.length(); i++) {
      if (i == text.length() || UVCI_SEPARATORS.indexOf(text.charAt(i)) >= 0) {
        if (fragment++ == index) {
          return text.substring(from, i);
        }
        from = i + 1;
      }
    }
    return JsonNull.NULL;
  }

  // --- Types and cost

  private static long integer(Operation operation, Object value) throws CertLogicException {
    return Integers.of(value)
        .orElseThrow(() -> mismatch("an operand of " + operation + " must be an integer"));
  }

  private static Instant time(Operation operation, Object value) throws CertLogicException {
    if (value instanceof Instant time) {
      return time;
    }
    throw mismatch("an operand of " + operation + " must be a date-time");
  }

  private static String text(Operation operation, Object value) throws CertLogicException {
    if (value instanceof String text) {
      return text;
    }
    throw mismatch("the first operand of " + operation + " must be a text");
  }

  private static CertLogicException mismatch(String reason) {
    return new CertLogicException(Kind.TYPE_MISMATCH, reason);
  }

  private void spend(int more) throws CertLogicException {
    steps += more;
    if (steps > limits.maxSteps()) {
      throw new CertLogicException(Kind.LIMIT, "evaluating it takes too many steps");
    }
  }
}
