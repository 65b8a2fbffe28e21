package dev.assay.rules;

/**
 * Evaluates CertLogic expressions: specification 1.3.2 (2022-05-12) of eu-dcc-business-rules.
 *
 * <p>Expressions and data are JSON values as {@link dev.assay.jose.Json} makes them. A value is one
 * too, or an {@link java.time.Instant} where the operation gives a date-time. The same arguments
 * give the same value at any time; no clock is read.
 *
 * <p>Accepted, for example: {@code {"in": [{"var": "payload.v.0.mp"}, ["EU/1/20/1528"]]}}. Refused:
 * the same with {@code ==} or another operation that the specification does not have, with an
 * operand too many or too few, or with {@code null} written out.
 *
 * <p>Where the specification leaves something open, there is no value rather than a guess: {@code
 * ===} and {@code in} do not compare objects, lists, date-times or broken numbers with their like.
 */
public final class CertLogic {

  /** The version of the specification. */
  public static final RuleVersion VERSION = new RuleVersion(1, 3, 2);

  private CertLogic() {}

  /**
   * The value of an expression.
   *
   * @param expression what to evaluate
   * @param data what {@code var} looks into
   * @throws CertLogicException if it has none, or evaluating it costs too much; nothing else is
   *     thrown, whatever the arguments
   */
  public static Object evaluate(Object expression, Object data, CertLogicLimits limits)
      throws CertLogicException {
    return new Evaluation(limits).run(expression, data);
  }
}
