package dev.assay.mdoc;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborNull;
import dev.assay.cbor.CborTagged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a CBOR map, by name and type. A member of another type counts as absent. */
record Members(Map<?, ?> map) {

  Optional<String> text(String name) {
    return member(name, String.class);
  }

  Optional<Long> number(String name) {
    return member(name, Long.class);
  }

  Optional<ByteString> bytes(String name) {
    return member(name, ByteString.class);
  }

  Optional<Members> members(String name) {
    return map.get(name) instanceof Map<?, ?> inner
        ? Optional.of(new Members(inner))
        : Optional.empty();
  }

  /** A list with something in it. */
  Optional<List<?>> list(String name) {
    return map.get(name) instanceof List<?> list && !list.isEmpty()
        ? Optional.of(list)
        : Optional.empty();
  }

  /** The content of tag 24, and the whole item. */
  Optional<CborTagged> encodedCbor(String name) {
    return member(name, CborTagged.class).filter(tagged -> tagged.content().isPresent());
  }

  /** Whatever stands there; {@code null} of CBOR if nothing does. */
  Object any(String name) {
    Object value = map.get(name);
    return value == null ? CborNull.NULL : value;
  }

  boolean has(String name) {
    return map.containsKey(name);
  }

  private <T> Optional<T> member(String name, Class<T> type) {
    return Optional.ofNullable(map.get(name)).filter(type::isInstance).map(type::cast);
  }

  /** Does not show the members. */
  @Override
  public String toString() {
    return "Members";
  }
}
