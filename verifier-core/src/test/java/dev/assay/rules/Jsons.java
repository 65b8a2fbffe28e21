package dev.assay.rules;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;

/** JSON for tests, which may be written with apostrophes. */
final class Jsons {

  private Jsons() {}

  static Object read(String text) {
    try {
      byte[] utf8 = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return Json.readValue(utf8, JsonLimits.DEFAULT.withMaxDepth(256));
    } catch (JsonException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
