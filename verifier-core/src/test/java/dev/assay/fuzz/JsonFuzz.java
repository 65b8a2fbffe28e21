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
    try {
      byte[] written = Json.write(value).getBytes(StandardCharsets.UTF_8);
      if (!Json.readValue(written, wide).equals(value)) {
        throw new AssertionError("another value came back");
      }
    } catch (JsonException e) {
      throw new AssertionError("what was written cannot be read", e);
    }
  }
}
