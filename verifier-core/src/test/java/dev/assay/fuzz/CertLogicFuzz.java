package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.rules.CertLogic;
import dev.assay.rules.CertLogicException;
import dev.assay.rules.CertLogicLimits;
import java.util.List;

/** Any expression on any data has a value or none, and nothing else comes out. */
class CertLogicFuzz {

  @FuzzTest
  void hasAValueOrTheDeclaredException(byte[] bytes) {
    try {
      List<Object> pair = Json.readArray(bytes, JsonLimits.DEFAULT.withMaxDepth(256));
      Object data = pair.size() > 1 ? pair.get(1) : pair;
      CertLogic.evaluate(pair.isEmpty() ? pair : pair.get(0), data, CertLogicLimits.DEFAULT);
    } catch (JsonException | CertLogicException expected) {
      // Whoever wrote it learns why; nothing else may come out.
    }
  }
}
