package dev.assay.mdoc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the issuer lets the device sign itself: ISO/IEC 18013-5, 12.3.4. Without it, nothing.
 *
 * @param nameSpaces all of whose elements
 * @param elements some elements, by namespace
 */
record KeyAuthorizations(List<String> nameSpaces, Map<String, List<String>> elements) {

  static final KeyAuthorizations NONE = new KeyAuthorizations(List.of(), Map.of());

  KeyAuthorizations {
    nameSpaces = List.copyOf(nameSpaces);
    elements = Map.copyOf(elements);
  }

  /** Empty if this is not what the standard describes. */
  static Optional<KeyAuthorizations> read(Object item) {
    if (!(item instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Members members = new Members(map);
    Object nameSpaces = members.has("nameSpaces") ? members.any("nameSpaces") : List.of();
    Object elements = members.has("dataElements") ? members.any("dataElements") : Map.of();
    if (!isTexts(nameSpaces) || !isTextLists(elements)) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked") // as was just found
    KeyAuthorizations read =
        new KeyAuthorizations((List<String>) nameSpaces, (Map<String, List<String>>) elements);
    return Optional.of(read).filter(KeyAuthorizations::isUnambiguous);
  }

  /** A namespace is in one of the two lists, or in none. */
  private boolean isUnambiguous() {
    return nameSpaces.stream().noneMatch(elements::containsKey);
  }

  boolean permit(String nameSpace, String element) {
    return nameSpaces.contains(nameSpace)
        || elements.getOrDefault(nameSpace, List.of()).contains(element);
  }

  private static boolean isTextLists(Object item) {
    return item instanceof Map<?, ?> map
        && map.keySet().stream().allMatch(String.class::isInstance)
        && map.values().stream().allMatch(KeyAuthorizations::isTexts);
  }

  private static boolean isTexts(Object item) {
    return item instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }
}
