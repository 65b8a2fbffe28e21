package dev.assay.server.openid4vp;

import java.time.Instant;

/**
 * When something may be used that others have signed for this verifier: RFC 7519, 4.1.4 and 4.1.5.
 *
 * @param from the first instant
 * @param until the first instant after it
 */
record Force(Instant from, Instant until) {

  boolean is(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
