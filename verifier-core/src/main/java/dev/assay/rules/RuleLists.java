package dev.assay.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rule lists that an operator has in force, each with an identifier of its own. */
public record RuleLists(List<RuleList> lists) {

  /** No rule list: nobody can ask for business rules. */
  public static final RuleLists NONE = new RuleLists(List.of());

  /**
   * These lists.
   *
   * @throws IllegalArgumentException if two have the same identifier
   */
  public RuleLists {
    lists = List.copyOf(lists);
    Set<String> names = new HashSet<>();
    for (RuleList list : lists) {
      if (!names.add(list.id())) {
        throw new IllegalArgumentException("two rule lists have the identifier " + list.id());
      }
    }
  }

  /** The list with this identifier. */
  public Optional<RuleList> named(String id) {
    return lists.stream().filter(list -> list.id().equals(id)).findFirst();
  }
}
