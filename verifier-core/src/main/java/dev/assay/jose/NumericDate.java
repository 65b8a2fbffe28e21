package dev.assay.jose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** Seconds since 1970-01-01T00:00:00Z as a JSON number, with or without a fraction: RFC 7519, 2. */
public final class NumericDate {

  /** The end of the year 9999, the last instant that ISO 8601 writes with four digits. */
  private static final BigDecimal MAX = BigDecimal.valueOf(253_402_300_799L);

  private static final int NANOS = 9;

  private NumericDate() {}

  /** Whether the value is a JSON number at all. */
  public static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof BigInteger || value instanceof BigDecimal;
  }

  /**
   * The instant that a value stands for; empty if it is not a number, or not between the years 1970
   * and 9999.
   */
  public static Optional<Instant> read(Object value) {
    if (value instanceof Long seconds) {
      return seconds >= 0 && seconds <= MAX.longValue()
          ? Optional.of(Instant.ofEpochSecond(seconds))
          : Optional.empty();
    }
    return value instanceof BigDecimal seconds ? ofFraction(seconds) : Optional.empty();
  }

  private static Optional<Instant> ofFraction(BigDecimal seconds) {
    if (seconds.signum() < 0 || seconds.compareTo(MAX) > 0) {
      return Optional.empty();
    }
    BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.DOWN);
    long nanos = seconds.subtract(whole).movePointRight(NANOS).longValue();
    return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos));
  }
}
