package dev.assay.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measurements by name, one a round. Rounds are compared one by one: on a machine that is now
 * faster and now slower, what was measured within a minute belongs together.
 */
final class Scores {

  private final Map<String, List<Double>> byName = new LinkedHashMap<>();

  void add(String name, double score) {
    byName.computeIfAbsent(name, first -> new ArrayList<>()).add(score);
  }

  /** What the rounds came to. */
  Spread of(String name) {
    return Spread.of(rounds(name));
  }

  /** What one came to for each unit of another, in the same round. */
  Spread ratio(String name, String to) {
    List<Double> some = rounds(name);
    List<Double> others = rounds(to);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      ratios.add(some.get(i) / others.get(i));
    }
    return Spread.of(ratios);
  }

  private List<Double> rounds(String name) {
    List<Double> rounds = byName.get(name);
    if (rounds == null) {
      throw new IllegalArgumentException("nothing was measured of " + name);
    }
    return rounds;
  }
}
