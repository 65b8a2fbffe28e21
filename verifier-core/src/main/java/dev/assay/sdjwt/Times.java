package dev.assay.sdjwt;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The period in which a JWT is valid, seen from one instant.
 *
 * @param skew how far the issuer's clock may be off
 */
record Times(Optional<Instant> exp, Optional<Instant> nbf, Instant at, Duration skew) {

  /** RFC 7519, 4.1.4: on or after exp is expired, so equality fails. */
  void checkExpiry(Rule rule, Checks checks) {
    exp.ifPresentOrElse(
        end ->
            checks.check(
                rule,
                at.isBefore(end.plus(skew)),
                () -> "valid until " + end + ", decided at " + at),
        () -> checks.skip(rule, "there is no exp"));
  }

  /** RFC 7519, 4.1.5: not before nbf. */
  void checkBeginning(Rule rule, Checks checks) {
    nbf.ifPresentOrElse(
        start ->
            checks.check(
                rule,
                !at.plus(skew).isBefore(start),
                () -> "valid from " + start + ", decided at " + at),
        () -> checks.skip(rule, "there is no nbf"));
  }
}
