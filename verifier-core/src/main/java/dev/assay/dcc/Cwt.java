package dev.assay.dcc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a CBOR Web Token: RFC 8392, 3.1, and HCERT 1.0.8, 3.3.
 *
 * @param claims by their numbers
 */
record Cwt(Map<?, ?> claims) {

  private static final long ISSUER = 1;
  private static final long EXPIRATION = 4;
  private static final long NOT_BEFORE = 5;
  private static final long ISSUED_AT = 6;
  private static final long HEALTH_CERTIFICATE = -260;
  private static final long VERSION_ONE = 1;

  /** The last second of the year 9999: what is beyond is no time that anybody meant. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  /** Whether {@code iss} is text, or is absent: HCERT 1.0.8, 3.3.4 leaves it to the issuer. */
  boolean hasSoundIssuer() {
    return !claims.containsKey(ISSUER) || issuer().isPresent();
  }

  /** The country of who issued it, ISO 3166-1 alpha-2, as the issuer has it. */
  Optional<String> issuer() {
    return claims.get(ISSUER) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The member 1 of {@code hcert}: what is certified, by names. */
  Optional<Map<?, ?>> payload() {
    return claims.get(HEALTH_CERTIFICATE) instanceof Map<?, ?> versions
            && versions.get(VERSION_ONE) instanceof Map<?, ?> payload
            && payload.keySet().stream().allMatch(String.class::isInstance)
        ? Optional.of(payload)
        : Optional.empty();
  }

  /** {@code exp}; empty if it is missing, or no time. */
  Optional<Instant> expiration() {
    return time(EXPIRATION);
  }

  /** {@code iat}; empty if it is missing, or no time. */
  Optional<Instant> issuedAt() {
    return time(ISSUED_AT);
  }

  /** {@code nbf}, which HCERT does not have; empty if it is missing, or no time. */
  Optional<Instant> notBefore() {
    return time(NOT_BEFORE);
  }

  /** Whether each time that has to be there is one, and so is {@code nbf} if it is there. */
  boolean hasSoundTimes() {
    return expiration().isPresent()
        && issuedAt().isPresent()
        && (!claims.containsKey(NOT_BEFORE) || notBefore().isPresent());
  }

  /** RFC 8392, 2: seconds since 1970 with or without a fraction, and without a tag. */
  private Optional<Instant> time(long claim) {
    Object value = claims.get(claim);
    if (value instanceof Long seconds && seconds >= 0 && seconds <= LAST_SECOND) {
      return Optional.of(Instant.ofEpochSecond(seconds));
    }
    // The reader of CBOR lets no NaN and no infinity through.
    if (value instanceof Double real && real >= 0 && real <= LAST_SECOND) {
      BigDecimal exact = BigDecimal.valueOf(real);
      BigDecimal nanos = exact.remainder(BigDecimal.ONE).multiply(NANOS);
      return Optional.of(Instant.ofEpochSecond(exact.longValue(), nanos.longValue()));
    }
    return Optional.empty();
  }

  /** Does not show the claims. */
  @Override
  public String toString() {
    return "Cwt";
  }
}
