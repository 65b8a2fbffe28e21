package dev.assay.server.presentation;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON that this server wrote for itself and sealed: whatever is not as it was written is a fault
 * of ours.
 */
record Kept(Map<String, Object> members) {

  /** Results have credentials in them, portraits too. */
  private static final JsonLimits LIMITS = new JsonLimits(16 << 20, 64, 16 << 20, 1_000_000);

  static Kept read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  static Kept read(byte[] json) {
    try {
      return new Kept(Json.readObject(json, LIMITS));
    } catch (JsonException e) {
      throw new IllegalStateException("only what was written here is ever opened", e);
    }
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new IllegalStateException(name + " was written by nobody"));
  }

  Optional<String> optionalText(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  List<String> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** The objects of a list; empty if there is no such list. */
  Optional<List<Kept>> optionalObjects(String name) {
    return members.get(name) instanceof List<?> list
        ? Optional.of(list.stream().map(Kept::of).toList())
        : Optional.empty();
  }

  /** An object within what was kept. */
  @SuppressWarnings("unchecked") // the names of a JSON object are texts
  static Kept of(Object json) {
    return new Kept((Map<String, Object>) json);
  }

  /** Does not show what was kept. */
  @Override
  public String toString() {
    return "Kept" + members.keySet();
  }
}
