package dev.assay.server.openid4vp;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds claims of one credential by their paths, more strictly than {@link ClaimsPath#select}:
 * OpenID4VP 1.0, 7.1.1 has a path fail as a whole where it leads through what is of another type.
 * It counts what it looks at; not safe for use by several threads.
 */
final class ClaimSelection {

  /** What all paths may cost together: a few milliseconds. */
  private static final int MAX_VISITED = 1_000_000;

  private final Map<String, Object> claims;
  private int visited;

  /** Over claims as JSON has them. */
  ClaimSelection(Map<String, Object> claims) {
    this.claims = claims;
  }

  /**
   * A value, and where it stands.
   *
   * @param place names of members and indexes of elements
   */
  record Found(List<Object> place, Object value) {

    private Found inside(Object key, Object value) {
      return new Found(Stream.concat(place.stream(), Stream.of(key)).toList(), value);
    }

    /** Does not show the value. */
    @Override
    public String toString() {
      return "Found";
    }
  }

  /** What the path leads to; empty if it fails, or costs too much. */
  List<Found> find(ClaimsPath path) {
    List<Found> selected = List.of(new Found(List.of(), claims));
    for (Step step : path.steps()) {
      List<Found> next = new ArrayList<>();
      for (Found found : selected) {
        if (!follow(step, found, next)) {
          return List.of();
        }
      }
      selected = next;
    }
    return selected;
  }

  /** Whether the step can be taken from here at all. What is not there is left out. */
  private boolean follow(Step step, Found found, List<Found> next) {
    visited++;
    if (step instanceof Step.Member member && found.value() instanceof Map<?, ?> map) {
      Object inside = map.get(member.name());
      if (inside != null) {
        next.add(found.inside(member.name(), inside));
      }
      return visited <= MAX_VISITED;
    }
    if (step instanceof Step.Member || !(found.value() instanceof List<?> list)) {
      return false;
    }
    IntStream indexes =
        step instanceof Step.Element element
            ? IntStream.of(element.index()).filter(index -> index < list.size())
            : IntStream.range(0, list.size());
    if (step instanceof Step.EveryElement) {
      visited += list.size();
    }
    if (visited > MAX_VISITED) {
      return false;
    }
    indexes.forEach(index -> next.add(found.inside(index, list.get(index))));
    return true;
  }

  /**
   * The claims without everything but these. What is left keeps its order; elements of an array
   * close up where others are left out, as those do that a holder withholds.
   */
  Map<String, Object> only(List<Found> kept) {
    Kept root = new Kept();
    kept.forEach(found -> root.keep(found.place()));
    return root.members(claims);
  }

  /** What is kept of one value: all of it, or some of what is inside. */
  private static final class Kept {

    private final Map<Object, Kept> inside = new LinkedHashMap<>();
    private boolean whole;

    void keep(List<Object> place) {
      if (place.isEmpty()) {
        whole = true;
      } else {
        inside
            .computeIfAbsent(place.get(0), key -> new Kept())
            .keep(place.subList(1, place.size()));
      }
    }

    private Object of(Object value) {
      if (whole) {
        return value;
      }
      if (value instanceof Map<?, ?> map) {
        return members(map);
      }
      List<Object> elements = new ArrayList<>();
      if (value instanceof List<?> list) {
        inside.keySet().stream()
            .map(Integer.class::cast)
            .sorted()
            .forEach(index -> elements.add(element(index, list)));
      }
      return elements;
    }

    private Object element(Integer index, List<?> list) {
      Kept kept = inside.get(index);
      return kept == null ? List.of() : kept.of(list.get(index));
    }

    private Map<String, Object> members(Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach(
          (name, value) -> {
            Kept kept = inside.get(name);
            if (kept != null) {
              members.put(String.valueOf(name), kept.of(value));
            }
          });
      return members;
    }
  }
}
