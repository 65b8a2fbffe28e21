package dev.assay.rules;

import dev.assay.rules.CertLogicException.Kind;
import java.util.List;
import java.util.Map;

/**
 * Whether a JSON value is a CertLogic expression at all, operands that would never be evaluated
 * included: CertLogic 1.3.2, "Introduction", looks at the form of the whole before any value.
 */
final class ExpressionForm {

  private final CertLogicLimits limits;
  private int parts;

  ExpressionForm(CertLogicLimits limits) {
    this.limits = limits;
  }

  void require(Object expression, int depth) throws CertLogicException {
    if (depth > limits.maxDepth() || ++parts > limits.maxSteps()) {
      throw new CertLogicException(Kind.LIMIT, "the expression is too deep or too long");
    }
    if (expression instanceof List<?> list) {
      requireAll(list, depth);
    } else if (expression instanceof Map<?, ?> object) {
      requireOperation(object, depth);
    } else if (!(expression instanceof String || expression instanceof Boolean)
        && Integers.of(expression).isEmpty()) {
      throw refusal("a literal must be a text, a truth value, an integer or a list");
    }
  }

  private void requireAll(List<?> expressions, int depth) throws CertLogicException {
    for (Object expression : expressions) {
      require(expression, depth + 1);
    }
  }

  private void requireOperation(Map<?, ?> object, int depth) throws CertLogicException {
    if (object.size() != 1) {
      throw refusal("an object must have one member, which names the operation");
    }
    Map.Entry<?, ?> only = object.entrySet().iterator().next();
    Operation operation =
        Operation.of(only.getKey())
            .orElseThrow(() -> refusal("an operation that the specification does not have"));
    if (operation == Operation.VAR) {
      requirePath(only.getValue());
    } else if (only.getValue() instanceof List<?> operands && operation.takes(operands.size())) {
      requireOperands(operation, operands, depth);
    } else {
      throw refusal(operation + " must have a list of as many operands as it takes");
    }
  }

  /** The second and third operand of a few must be literals, and are none of the others'. */
  private void requireOperands(Operation operation, List<?> operands, int depth)
      throws CertLogicException {
    if (operation == Operation.PLUS_TIME || operation == Operation.EXTRACT_FROM_UVCI) {
      require(operands.get(0), depth + 1);
      if (Integers.of(operands.get(1)).isEmpty()) {
        throw refusal("the second operand of " + operation + " must be an integer");
      }
      if (operation == Operation.PLUS_TIME && DateTimes.Unit.of(operands.get(2)).isEmpty()) {
        throw refusal("the unit of plusTime must be year, month, day or hour");
      }
    } else {
      requireAll(operands, depth);
    }
  }

  private static void requirePath(Object path) throws CertLogicException {
    // No expression such as (a.)*a: Java's would need a stack as long as the path.
    if (!(path instanceof String text)
        || text.startsWith(".")
        || text.endsWith(".")
        || text.contains("..")) {
      throw refusal("var must have a path of names and indices with periods between them");
    }
  }

  private static CertLogicException refusal(String reason) {
    return new CertLogicException(Kind.NOT_AN_EXPRESSION, reason);
  }
}
