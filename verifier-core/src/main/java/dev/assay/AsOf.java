package dev.assay;

import java.time.Instant;

/**
 * When a decision is made, and as of when. Whoever asks may choose the instant of the decision;
 * what time it is says the clock of the device alone, so nobody makes a bundle younger by asking
 * about the past.
 *
 * @param at the instant of the decision
 * @param now what the clock says
 */
public record AsOf(Instant at, Instant now) {

  Instant earlier() {
    return at.isBefore(now) ? at : now;
  }

  Instant later() {
    return at.isAfter(now) ? at : now;
  }
}
