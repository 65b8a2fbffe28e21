package dev.assay.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The operations of CertLogic 1.3.2, and how many operands each takes. */
enum Operation {
  VAR("var", 0, 0),
  IF("if", 3, 3),
  AND("and", 2, Integer.MAX_VALUE),
  NOT("!", 1, 1),
  EQUAL("===", 2, 2),
  IN("in", 2, 2),
  PLUS("+", 2, 2),
  GREATER(">", sign -> sign > 0),
  LESS("<", sign -> sign < 0),
  AT_LEAST(">=", sign -> sign >= 0),
  AT_MOST("<=", sign -> sign <= 0),
  AFTER("after", sign -> sign > 0),
  BEFORE("before", sign -> sign < 0),
  NOT_BEFORE("not-before", sign -> sign >= 0),
  NOT_AFTER("not-after", sign -> sign <= 0),
  PLUS_TIME("plusTime", 3, 3),
  DATE_OF_BIRTH("dccDateOfBirth", 1, 1),
  REDUCE("reduce", 3, 3),
  EXTRACT_FROM_UVCI("extractFromUVCI", 2, 2);

  private static final Map<String, Operation> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(operation -> operation.id, Function.identity()));

  private final String id;
  private final int least;
  private final int most;
  private final IntPredicate order;

  Operation(String id, int least, int most) {
    this(id, least, most, sign -> false);
  }

  /** A comparison: infix, or of three operands in a row. */
  Operation(String id, IntPredicate order) {
    this(id, 2, 3, order);
  }

  Operation(String id, int least, int most, IntPredicate order) {
    this.id = id;
    this.least = least;
    this.most = most;
    this.order = order;
  }

  static Optional<Operation> of(Object id) {
    return id instanceof String text ? Optional.ofNullable(BY_ID.get(text)) : Optional.empty();
  }

  boolean takes(int operands) {
    return operands >= least && operands <= most;
  }

  /** For a comparison: whether it holds where one operand compared to the next gives this sign. */
  boolean holds(int sign) {
    return order.test(sign);
  }

  @Override
  public String toString() {
    return id;
  }
}
