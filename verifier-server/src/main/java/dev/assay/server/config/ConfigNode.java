package dev.assay.server.config;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the configuration file, and where it stands.
 *
 * @param path the key it stands at; empty for the whole file
 */
record ConfigNode(String path, Map<String, Object> members) {

  /** A setting that is not understood could be a restriction. */
  void allowOnly(List<String> keys) throws ConfigFault {
    for (String key : members.keySet()) {
      if (!keys.contains(key)) {
        throw new ConfigFault(at(key), "not known", "must be one of " + String.join(", ", keys));
      }
    }
  }

  boolean has(String key) {
    return members.containsKey(key);
  }

  Optional<String> text(String key) throws ConfigFault {
    Object value = members.get(key);
    if (value == null && !has(key)) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    throw new ConfigFault(at(key), shown(value), "must be a text that is not empty");
  }

  String required(String key, String wanted) throws ConfigFault {
    return text(key).orElseThrow(() -> new ConfigFault(at(key), "missing", wanted));
  }

  String required(String key) throws ConfigFault {
    return required(key, "must be there");
  }

  /** Where a text belongs, a whole mapping or list may have a secret in it. */
  private static String shown(@Nullable Object value) {
    return value instanceof Map<?, ?> || value instanceof List<?>
        ? "no text"
        : String.valueOf(value);
  }

  /** A number, also as text: environment variables know nothing else. */
  long number(String key, long usual, long least, long most) throws ConfigFault {
    if (!has(key)) {
      return usual;
    }
    String written = shown(members.get(key));
    if (written.matches("-?[0-9]{1,18}")) {
      BigInteger number = new BigInteger(written);
      if (number.compareTo(BigInteger.valueOf(least)) >= 0
          && number.compareTo(BigInteger.valueOf(most)) <= 0) {
        return number.longValueExact();
      }
    }
    throw new ConfigFault(at(key), written, "must be a number from " + least + " to " + most);
  }

  Duration duration(String key, Duration usual, Duration most) throws ConfigFault {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      Duration length = Duration.parse(text.get());
      if (!length.isNegative() && !length.isZero() && length.compareTo(most) <= 0) {
        return length;
      }
    } catch (DateTimeException e) {
      // The same fault as for one out of range.
    }
    throw new ConfigFault(
        at(key), text.get(), "must be a duration such as PT5S, of at most " + most);
  }

  <E extends Enum<E>> E named(String key, E usual, E[] constants) throws ConfigFault {
    if (!has(key)) {
      return usual;
    }
    String text = shown(members.get(key));
    for (E constant : constants) {
      if (code(constant).equals(text)) {
        return constant;
      }
    }
    throw new ConfigFault(
        at(key),
        text,
        "must be "
            + Stream.of(constants).map(ConfigNode::code).collect(Collectors.joining(" or ")));
  }

  List<String> texts(String key) throws ConfigFault {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(key)) {
      if (!(element instanceof String text) || text.isBlank()) {
        throw new ConfigFault(at(key), shown(element), "must list texts");
      }
      texts.add(text);
    }
    return texts;
  }

  List<ConfigNode> nodes(String key) throws ConfigFault {
    List<ConfigNode> nodes = new ArrayList<>();
    for (Object element : elements(key)) {
      nodes.add(of(at(key) + "[" + nodes.size() + "]", element));
    }
    return nodes;
  }

  /** An empty one if there is none. */
  ConfigNode node(String key) throws ConfigFault {
    return of(at(key), members.getOrDefault(key, Map.of()));
  }

  static ConfigNode of(String path, Object value) throws ConfigFault {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put(String.valueOf(key), member));
      return new ConfigNode(path, members);
    }
    throw new ConfigFault(
        path.isEmpty() ? "the configuration" : path,
        "no mapping", // not the value, which may be a key in the wrong place
        "must be a mapping of keys to values");
  }

  List<?> elements(String key) throws ConfigFault {
    Object value = members.getOrDefault(key, List.of());
    if (value instanceof List<?> list) {
      return list;
    }
    throw new ConfigFault(at(key), "no list", "must be a list"); // not the value, as above
  }

  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
