package dev.assay.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A path to claims, as OpenID4VP 1.0, 7 defines it: names, array indexes, and a wildcard for all
 * elements of an array.
 */
public record ClaimsPath(List<Step> steps) {

  /** One step of a path. */
  public sealed interface Step {

    /** Into the member of this name. */
    record Member(String name) implements Step {}

    /** Into the element at this index, from 0. */
    record Element(int index) implements Step {
      public Element {
        if (index < 0) {
          throw new IllegalArgumentException("an index is not negative");
        }
      }
    }

    /** Into every element. */
    record EveryElement() implements Step {}
  }

  public ClaimsPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a claims path has at least one step");
    }
  }

  /** A path of member names. */
  public static ClaimsPath of(String... names) {
    return new ClaimsPath(
        List.of(names).stream().map(name -> (Step) new Step.Member(name)).toList());
  }

  /**
   * Whether whatever another path selects lies within what this one does.
   *
   * <p>Of {@code address}: accepted are {@code address} and {@code address.town}, not {@code
   * address2}. Of {@code roles.*}: accepted is {@code roles.0}; of {@code roles.0} not {@code
   * roles.*}.
   */
  public boolean covers(ClaimsPath other) {
    if (other.steps.size() < steps.size()) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      Step mine = steps.get(i);
      Step its = other.steps.get(i);
      if (!mine.equals(its)
          && !(mine instanceof Step.EveryElement && its instanceof Step.Element)) {
        return false;
      }
    }
    return true;
  }

  /** What the path selects; empty if it leads nowhere. */
  public List<Object> select(Map<String, Object> claims) {
    return walk(claims).values();
  }

  /** What the path selects, and what it cost to find out. */
  public Selection walk(Map<String, Object> claims) {
    List<Object> selected = List.of(claims);
    long visited = 0;
    for (Step step : steps) {
      List<Object> next = new ArrayList<>();
      selected.forEach(value -> follow(step, value, next));
      visited += selected.size();
      selected = next;
    }
    return new Selection(selected, visited + selected.size());
  }

  /**
   * The outcome of following a path.
   *
   * @param values what was selected
   * @param visited how many values were looked at on the way
   */
  public record Selection(List<Object> values, long visited) {}

  private static void follow(Step step, Object value, List<Object> next) {
    if (step instanceof Step.Member member && value instanceof Map<?, ?> map) {
      Object inside = map.get(member.name());
      if (inside != null) {
        next.add(inside);
      }
    } else if (step instanceof Step.Element element && value instanceof List<?> list) {
      if (element.index() < list.size()) {
        next.add(list.get(element.index()));
      }
    } else if (step instanceof Step.EveryElement && value instanceof List<?> list) {
      next.addAll(list);
    }
  }

  @Override
  public String toString() {
    return steps.stream().map(ClaimsPath::show).collect(Collectors.joining("."));
  }

  private static String show(Step step) {
    if (step instanceof Step.Member member) {
      return member.name();
    }
    return step instanceof Step.Element element ? Integer.toString(element.index()) : "*";
  }
}
