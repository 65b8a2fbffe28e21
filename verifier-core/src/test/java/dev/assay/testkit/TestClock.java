package dev.assay.testkit;

import java.time.Instant;

/**
 * The instants of the testkit. Whatever it makes was issued at {@link #ISSUED}, is valid at {@link
 * #NOW}, and expired at {@link #EXPIRES}, unless a test says otherwise.
 */
public final class TestClock {

  /** When credentials and status lists were issued. */
  public static final Instant ISSUED = Instant.parse("2026-05-01T00:00:00Z");

  /** When decisions are made. */
  public static final Instant NOW = TestPki.NOW;

  /** From when on credentials and status lists are expired. */
  public static final Instant EXPIRES = Instant.parse("2026-12-01T00:00:00Z");

  private TestClock() {}
}
