package dev.assay.dcc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of a CBOR Web Token: RFC 8392, 3.1, and HCERT 1.0.8, 3.3. */
final class Cwt {

  private static final long ISSUER = 1;
  private static final long EXPIRATION = 4;
  private static final long NOT_BEFORE = 5;
  private static final long ISSUED_AT = 6;
  private static final long HEALTH_CERTIFICATE = -260;
  private static final long VERSION_ONE = 1;

  /** The last second of the year 9999: what is beyond is no time that anybody meant. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private final Optional<String> issuer;
  private final Optional<Map<?, ?>> payload;
  private final Optional<Instant> expiration;
  private final Optional<Instant> issuedAt;
  private final Optional<Instant> notBefore;
  private final boolean soundIssuer;
  private final boolean soundTimes;

  /**
   * What stands in the claims.
   *
   * @param claims by their numbers
   */
  Cwt(Map<?, ?> claims) {
    this.issuer = claims.get(ISSUER) instanceof String text ? Optional.of(text) : Optional.empty();
    this.payload =
        claims.get(HEALTH_CERTIFICATE) instanceof Map<?, ?> versions
                && versions.get(VERSION_ONE) instanceof Map<?, ?> one
                && areNames(one.keySet())
            ? Optional.of(one)
            : Optional.empty();
    this.expiration = time(claims.get(EXPIRATION));
    this.issuedAt = time(claims.get(ISSUED_AT));
    this.notBefore = time(claims.get(NOT_BEFORE));
    this.soundIssuer = issuer.isPresent() || !claims.containsKey(ISSUER);
    this.soundTimes =
        expiration.isPresent()
            && issuedAt.isPresent()
            && (notBefore.isPresent() || !claims.containsKey(NOT_BEFORE));
  }

  /** Whether {@code iss} is text, or is absent: HCERT 1.0.8, 3.3.4 leaves it to the issuer. */
  boolean hasSoundIssuer() {
    return soundIssuer;
  }

  /** The country of who issued it, ISO 3166-1 alpha-2, as the issuer has it. */
  Optional<String> issuer() {
    return issuer;
  }

  /** The member 1 of {@code hcert}: what is certified, by names. */
  Optional<Map<?, ?>> payload() {
    return payload;
  }

  /** {@code exp}; empty if it is missing, or no time. */
  Optional<Instant> expiration() {
    return expiration;
  }

  /** {@code iat}; empty if it is missing, or no time. */
  Optional<Instant> issuedAt() {
    return issuedAt;
  }

  /** {@code nbf}, which HCERT does not have; empty if it is missing, or no time. */
  Optional<Instant> notBefore() {
    return notBefore;
  }

  /** Whether each time that has to be there is one, and so is {@code nbf} if it is there. */
  boolean hasSoundTimes() {
    return soundTimes;
  }

  private static boolean areNames(Set<?> keys) {
    for (Object key : keys) {
      if (!(key instanceof String)) {
        return false;
      }
    }
    return true;
  }

  /** RFC 8392, 2: seconds since 1970 with or without a fraction, and without a tag. */
  private static Optional<Instant> time(@Nullable Object value) {
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
