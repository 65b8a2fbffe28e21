package dev.assay.server.openid4vp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON object of a query, and where it stands: every member is read under the rule that says how
 * it has to be. Members that are not known are ignored, as OpenID4VP 1.0, 6 demands.
 *
 * @param path a JSON pointer, RFC 6901
 */
record DcqlPlace(String path, Map<String, Object> members) {

  /** OpenID4VP 1.0, 6.1 and 6.3. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  static final String ID_FORM = "must be letters, digits, underscores and hyphens";

  static void require(DcqlRule rule, boolean holds, String path, String reason) throws DcqlFault {
    if (!holds) {
      throw new DcqlFault(rule, path, reason);
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** Where a member stands; names are our own and need no escapes. */
  String at(String name) {
    return path + "/" + name;
  }

  Optional<Object> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The members of an object. */
  DcqlPlace object(String name, DcqlRule rule) throws DcqlFault {
    return object(at(name), value(name).orElse(""), rule);
  }

  /** The objects of an array that is not empty. */
  List<DcqlPlace> objects(String name, DcqlRule rule, int most) throws DcqlFault {
    List<DcqlPlace> objects = new ArrayList<>();
    for (Object element : elements(at(name), value(name).orElse(""), rule, most)) {
      objects.add(object(at(name) + "/" + objects.size(), element, rule));
    }
    return objects;
  }

  /** The texts of an array that is not empty, none of them empty. */
  List<String> texts(String name, DcqlRule rule, int most) throws DcqlFault {
    return texts(at(name), value(name).orElse(""), rule, most);
  }

  /** The arrays of texts of an array; nothing of this is empty. */
  List<List<String>> lists(String name, DcqlRule rule, int most, int mostTexts) throws DcqlFault {
    List<List<String>> lists = new ArrayList<>();
    for (Object element : elements(at(name), value(name).orElse(""), rule, most)) {
      lists.add(texts(at(name) + "/" + lists.size(), element, rule, mostTexts));
    }
    return lists;
  }

  /** Holds what {@link #lists} read against the ids that others have. */
  void requireKnown(String name, List<List<String>> lists, Collection<String> known, DcqlRule rule)
      throws DcqlFault {
    for (int i = 0; i < lists.size(); i++) {
      require(
          rule,
          known.containsAll(lists.get(i)),
          at(name) + "/" + i,
          "must name, by their ids, what stands in the query");
    }
  }

  /** A text that is not empty. */
  String text(String name, DcqlRule rule) throws DcqlFault {
    return text(at(name), value(name).orElse(""), rule);
  }

  /** A name that others refer to; empty if there is none. */
  Optional<String> id(DcqlRule rule) throws DcqlFault {
    if (!has("id")) {
      return Optional.empty();
    }
    String id = text("id", rule);
    require(rule, ID.matcher(id).matches(), at("id"), ID_FORM);
    return Optional.of(id);
  }

  /** True or false; empty if it is not said. */
  Optional<Boolean> truth(String name, DcqlRule rule) throws DcqlFault {
    if (!has(name)) {
      return Optional.empty();
    }
    if (members.get(name) instanceof Boolean truth) {
      return Optional.of(truth);
    }
    throw new DcqlFault(rule, at(name), "must be true or false");
  }

  /** The elements of an array that is not empty. */
  static List<?> elements(String path, Object value, DcqlRule rule, int most) throws DcqlFault {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw new DcqlFault(rule, path, "must be an array with at least one element");
    }
    require(DcqlRule.LIMITS, list.size() <= most, path, "must have at most " + most + " elements");
    return list;
  }

  static String text(String path, Object value, DcqlRule rule) throws DcqlFault {
    if (!(value instanceof String text) || text.isBlank()) {
      throw new DcqlFault(rule, path, "must be a text that is not empty");
    }
    return limited(path, text);
  }

  static String limited(String path, String text) throws DcqlFault {
    int most = DcqlLimits.TEXT_CHARS;
    require(
        DcqlRule.LIMITS, text.length() <= most, path, "must have at most " + most + " characters");
    return text;
  }

  private static List<String> texts(String path, Object value, DcqlRule rule, int most)
      throws DcqlFault {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(path, value, rule, most)) {
      texts.add(text(path + "/" + texts.size(), element, rule));
    }
    return texts;
  }

  @SuppressWarnings("unchecked") // the names of a JSON object are strings
  private static DcqlPlace object(String path, Object value, DcqlRule rule) throws DcqlFault {
    if (value instanceof Map<?, ?> map) {
      return new DcqlPlace(path, (Map<String, Object>) map);
    }
    throw new DcqlFault(rule, path, "must be an object");
  }

  /** Does not show what was asked for. */
  @Override
  public String toString() {
    return "DcqlPlace[" + path + "]";
  }
}
