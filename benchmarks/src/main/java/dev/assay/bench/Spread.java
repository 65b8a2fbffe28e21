package dev.assay.bench;

import java.util.List;
import java.util.Locale;

/**
 * What several measurements of one thing came to.
 *
 * @param median the middle one
 * @param min the lowest
 * @param max the highest
 */
record Spread(double median, double min, double max) {

  /** Of at least one measurement. */
  static Spread of(List<Double> measured) {
    List<Double> sorted = measured.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(size - 1));
  }

  /** For example {@code 7,120 (6,950 to 7,200)}. */
  String text() {
    return String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", median, min, max);
  }

  /** With decimals, for example {@code 0.88 (0.86 to 0.89)}. */
  String fine() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, min, max);
  }
}
