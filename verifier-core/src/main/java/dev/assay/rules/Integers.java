package dev.assay.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What counts as an integer: a whole number of 64 bits, however it is written. CertLogic 1.3.2,
 * "Literal values", takes integers from JavaScript, where 2 and 2.0 are one number.
 */
final class Integers {

  private static final int BITS = 64;

  /** No more digits than a number of 64 bits has. */
  private static final int DIGITS = 19;

  private Integers() {}

  static Optional<Long> of(Object value) {
    if (value instanceof Long integer) {
      return Optional.of(integer);
    }
    if (value instanceof BigInteger integer) {
      return integer.bitLength() < BITS ? Optional.of(integer.longValue()) : Optional.empty();
    }
    return value instanceof BigDecimal decimal ? ofDecimal(decimal) : Optional.empty();
  }

  private static Optional<Long> ofDecimal(BigDecimal decimal) {
    // Looked at first, so that 1E+400000000 is never written out.
    if ((long) decimal.precision() - decimal.scale() > DIGITS) {
      return Optional.empty();
    }
    try {
      return Optional.of(decimal.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
