package dev.assay.jose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Writes doubles as ECMAScript does: ECMA-262, 6.1.6.1.20, Number::toString, to which RFC 8785,
 * 3.2.2.3, refers. The digits are the fewest that are read as the same double, and of these the
 * nearest to it.
 *
 * <p>{@code Double.toString} has digits that are read as the same double, but before Java 19 not
 * always the fewest (JDK-4511638). It is where the search begins, so that the answer does not
 * depend on the version of Java.
 */
final class EcmaNumber {

  /** From here on the exponent is written: 10^21. */
  private static final int MOST_WHOLE_DIGITS = 21;

  /** Down to here zeros are written after the point: 10^-6. */
  private static final int FEWEST_WHOLE_DIGITS = -6;

  private EcmaNumber() {}

  /** The text of a finite double. */
  static String of(double value) {
    if (value == 0) {
      return "0"; // and so is minus zero
    }
    String magnitude = form(shortest(Math.abs(value)));
    return value < 0 ? "-" + magnitude : magnitude;
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal found = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    Optional<BigDecimal> next = nearest(exact, found.precision(), value);
    // What no number of so many digits is read as, none of fewer is.
    while (next.isPresent()) {
      found = next.get();
      next =
          found.precision() == 1 ? Optional.empty() : nearest(exact, found.precision() - 1, value);
    }
    return found;
  }

  /** The number of so many digits that is read as the double, and is the nearest of them. */
  private static Optional<BigDecimal> nearest(BigDecimal exact, int digits, double value) {
    BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
    BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
    boolean belowIsRead = below.doubleValue() == value;
    if (above.doubleValue() != value) {
      return belowIsRead ? Optional.of(below.stripTrailingZeros()) : Optional.empty();
    }
    int nearer = exact.subtract(below).compareTo(above.subtract(exact));
    // ECMA-262 leaves a tie open; engines take the even digit, and so does RFC 8785, appendix B.
    boolean even = !below.unscaledValue().testBit(0);
    return Optional.of(
        (belowIsRead && (nearer < 0 || (nearer == 0 && even)) ? below : above)
            .stripTrailingZeros());
  }

  private static String form(BigDecimal number) {
    String digits = number.unscaledValue().toString();
    int count = digits.length();
    int whole = count - number.scale();
    if (count <= whole && whole <= MOST_WHOLE_DIGITS) {
      return digits + "0".repeat(whole - count);
    }
    if (0 < whole && whole <= MOST_WHOLE_DIGITS) {
      return digits.substring(0, whole) + "." + digits.substring(whole);
    }
    if (FEWEST_WHOLE_DIGITS < whole && whole <= 0) {
      return "0." + "0".repeat(-whole) + digits;
    }
    int exponent = whole - 1;
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
