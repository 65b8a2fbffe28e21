package dev.assay.status;

import static dev.assay.status.StatusRule.FRESH;
import static dev.assay.status.StatusRule.ISSUED_AT;
import static dev.assay.status.StatusRule.NOT_BEFORE;
import static dev.assay.status.StatusRule.NOT_EXPIRED;

import dev.assay.check.Checks;
import java.time.Duration;
import java.time.Instant;

/**
 * When a status list may be used: Token Status List draft-20, 8.3(4). A list that must not be used
 * says nothing about the credential, neither good nor bad.
 */
final class StatusTimes {

  /** Publishers renew lists within days; one that has not been for a month is not looked after. */
  private static final Duration UNLIMITED = Duration.ofDays(31);

  private final StatusToken token;
  private final Instant at;
  private final Checks checks;

  StatusTimes(StatusToken token, Instant at, Checks checks) {
    this.token = token;
    this.at = at;
    this.checks = checks;
  }

  void require(Duration clockSkew, Instant fetchedAt) {
    requireIssued(clockSkew);
    requireBeginning(clockSkew);
    requireNoExpiry();
    requireAge(fetchedAt);
  }

  /** TSL-20: a list of today says nothing about how things stood before it was issued. */
  private void requireIssued(Duration clockSkew) {
    if (token.issuedAt().isAfter(at.plus(clockSkew))) {
      throw checks.haltUndetermined(
          ISSUED_AT, "the status list was issued at " + token.issuedAt() + ", decided at " + at);
    }
    checks.pass(ISSUED_AT, "");
  }

  private void requireBeginning(Duration clockSkew) {
    if (token.begins().isEmpty()) {
      checks.skip(NOT_BEFORE, "the status list token has no nbf");
      return;
    }
    Instant start = token.begins().get();
    if (start.isAfter(at.plus(clockSkew))) {
      throw checks.haltUndetermined(
          NOT_BEFORE, "the status list is valid from " + start + ", decided at " + at);
    }
    checks.pass(NOT_BEFORE, "");
  }

  private void requireNoExpiry() {
    if (token.expires().isEmpty()) {
      checks.skip(NOT_EXPIRED, "the status list token has no exp");
      return;
    }
    Instant end = token.expires().get();
    if (!at.isBefore(end)) {
      throw checks.haltUndetermined(
          NOT_EXPIRED, "the status list was valid until " + end + ", decided at " + at);
    }
    checks.pass(NOT_EXPIRED, "");
  }

  private void requireAge(Instant fetchedAt) {
    if (token.ttl().isEmpty()) {
      requireRecent();
      return;
    }
    Duration age = Duration.between(fetchedAt, at);
    Duration ttl = token.ttl().get();
    boolean due = age.compareTo(ttl) >= 0;
    if (due && token.expires().isEmpty()) {
      throw checks.haltUndetermined(
          FRESH, "the status list was received at " + fetchedAt + ", to be used for " + ttl);
    }
    checks.pass(FRESH, due ? "received at " + fetchedAt + ", renewal is due after " + ttl : "");
  }

  /** TSL-08: a list that names no end at all is not believed for ever. */
  private void requireRecent() {
    if (token.expires().isPresent()) {
      checks.skip(FRESH, "the status list token has no ttl");
      return;
    }
    if (Duration.between(token.issuedAt(), at).compareTo(UNLIMITED) > 0) {
      throw checks.haltUndetermined(
          FRESH,
          "the status list was issued at "
              + token.issuedAt()
              + " and names neither exp nor ttl; such a list is used for "
              + UNLIMITED);
    }
    checks.pass(FRESH, "");
  }
}
