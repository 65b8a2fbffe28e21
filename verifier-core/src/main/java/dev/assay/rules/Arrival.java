package dev.assay.rules;

import java.time.Instant;

/**
 * Where and when the holder of a certificate arrives.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param at the validation clock: by it rules are picked, and on it they calculate
 */
public record Arrival(String country, Instant at) {}
