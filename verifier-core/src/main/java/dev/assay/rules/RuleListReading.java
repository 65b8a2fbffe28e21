package dev.assay.rules;

import dev.assay.form.FormFault;
import dev.assay.form.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a list that is JSON already: the whole of it, or nothing. */
final class RuleListReading {

  /** Ten times what all countries of the gateway had in force together. */
  static final int MAX_RULES = 5_000;

  /** Twenty times the number of value sets that the certificates use. */
  private static final int MAX_VALUE_SETS = 200;

  private static final long VERSION = 1;
  private static final Set<String> MEMBERS =
      Set.of(
          "version",
          "id",
          "name",
          "sequence",
          "issued",
          "nextUpdate",
          "grace",
          "provenance",
          "invalidation",
          "valueSets",
          "rules");

  private RuleListReading() {}

  static RuleList read(Map<String, Object> json, RuleList.Origin origin) throws RuleListFault {
    Place root = new Place("", json);
    try {
      RuleList.Header header = header(root);
      List<Place> places = root.optionalObjects("rules");
      if (places.size() > MAX_RULES) {
        throw new RuleListFault(
            RuleListRule.SIZE,
            origin.source(),
            "/rules",
            places.size() + " rules, at most " + MAX_RULES);
      }
      return new RuleList(header, origin, rules(places, header), valueSets(root));
    } catch (FormFault e) {
      throw new RuleListFault(RuleListRule.SCHEMA, origin.source(), e.path(), e.reason());
    }
  }

  private static RuleList.Header header(Place root) throws FormFault {
    if (root.number("version") != VERSION) {
      throw root.fault("version", "must be 1, the only version there is");
    }
    root.allowOnly(MEMBERS);
    Instant issued = root.instant("issued");
    Instant nextUpdate = root.instant("nextUpdate");
    if (!issued.isBefore(nextUpdate)) {
      throw root.fault("nextUpdate", "must be later than issued");
    }
    if (!root.has("rules")) {
      throw root.fault("rules", "is missing; it must be an array");
    }
    return new RuleList.Header(
        root.text("id"),
        root.text("name"),
        root.number("sequence"),
        issued,
        nextUpdate,
        root.optionalDuration("grace"),
        root.optionalText("provenance"),
        root.optionalNamed("invalidation", InvalidationSense.values(), InvalidationSense::code));
  }

  private static List<ValidationRule> rules(List<Place> places, RuleList.Header header)
      throws FormFault {
    List<ValidationRule> rules = new ArrayList<>(places.size());
    Set<List<Object>> seen = new HashSet<>();
    for (Place place : places) {
      ValidationRule rule = RuleReading.read(place);
      if (!seen.add(List.of(rule.identifier(), rule.version()))) {
        throw place.fault(
            "Version", "must be its own: a rule before has the same name and version");
      }
      if (rule.type() == RuleType.INVALIDATION && header.invalidation().isEmpty()) {
        throw place.fault(
            "Type", "is Invalidation, and the list does not say what such a rule means when true");
      }
      rules.add(rule);
    }
    return rules;
  }

  private static Map<String, List<String>> valueSets(Place root) throws FormFault {
    if (!root.has("valueSets")) {
      return Map.of();
    }
    Place sets = new Place("/valueSets", root.object("valueSets"));
    if (sets.members().size() > MAX_VALUE_SETS) {
      throw root.fault("valueSets", "must not be more than " + MAX_VALUE_SETS);
    }
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (Map.Entry<String, Object> set : sets.members().entrySet()) {
      read.put(set.getKey(), codes(sets, set));
    }
    return read;
  }

  /** The codes alone, or the codes with what they stand for. */
  private static List<String> codes(Place sets, Map.Entry<String, Object> set) throws FormFault {
    Optional<Map<String, Object>> meanings =
        set.getValue() instanceof Map<?, ?>
            ? Optional.of(sets.object(set.getKey()))
            : Optional.empty();
    return meanings.isPresent()
        ? List.copyOf(meanings.get().keySet())
        : List.copyOf(sets.texts(set.getKey()));
  }
}
