package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;

/** Any bytes at all are a value that survives writing and reading, or a fault. */
class JsonFuzz {

  @FuzzTest
  void readsBackWhatItWritesOrRefuses(byte[] bytes) {
    Object value;
    try {
      value = Json.readValue(bytes, JsonLimits.DEFAULT);
    } catch (JsonException e) {
      return;
    }
    JsonLimits wide = JsonLimits.DEFAULT.withMaxBytes(8 * bytes.length + 8);
    String written = Json.write(value);
    try {
      // Compared as text: 1e0 is a decimal when read, and an integer when read again.
      Object again = Json.readValue(written.getBytes(StandardCharsets.UTF_8), wide);
      if (!Json.write(again).equals(written)) {
        throw new AssertionError("another value came back");
      }
    } catch (JsonException e) {
      throw new AssertionError("what was written cannot be read", e);
    }
  }
}
