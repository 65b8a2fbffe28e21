package dev.assay.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where we mean to answer differently than third-party vectors expect: a versioned list with the
 * reason for each. What stands in it and passes all the same fails the test, too.
 */
public final class KnownDivergences {

  private final Map<String, String> reasons = new HashMap<>();

  private KnownDivergences() {}

  /**
   * Reads {@code exceptions/<name>.json}: a list of objects with file, cases, expected, actual and
   * reason; and {@code only}, where they hold for one provider alone.
   */
  public static KnownDivergences read(String name) {
    KnownDivergences divergences = new KnownDivergences();
    String resource = "/exceptions/" + name + ".json";
    try (InputStream stream = KnownDivergences.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      for (JsonNode entry : new ObjectMapper().readTree(stream)) {
        for (JsonNode number : entry.get("cases")) {
          String id =
              entry.get("file").asText() + "#" + number.asText() + entry.path("only").asText("");
          divergences.reasons.put(id, entry.get("reason").asText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return divergences;
  }

  /** Why we answer this case differently, if we do. */
  public Optional<String> reason(String file, int number) {
    return Optional.ofNullable(reasons.get(file + "#" + number));
  }

  /** Why we answer this case differently with that provider, if we do. */
  public Optional<String> reason(String file, int number, String provider) {
    Optional<String> always = reason(file, number);
    return always.isPresent()
        ? always
        : Optional.ofNullable(reasons.get(file + "#" + number + provider));
  }
}
