package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.Jcs;
import dev.assay.jose.JcsException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;

/** Any value has one canonical form, which is its own, or none. */
class JcsFuzz {

  @FuzzTest(maxDuration = "10m")
  void whatIsCanonicalStaysSo(byte[] bytes) {
    byte[] canonical;
    try {
      canonical = Jcs.canonical(Json.readValue(bytes, JsonLimits.DEFAULT));
    } catch (JsonException | JcsException e) {
      return;
    }
    try {
      JsonLimits wide = JsonLimits.DEFAULT.withMaxBytes(8 * bytes.length + 8);
      assertThat(Jcs.canonical(Json.readValue(canonical, wide))).isEqualTo(canonical);
    } catch (JsonException | JcsException e) {
      throw new AssertionError("what is canonical is no JSON", e);
    }
  }
}
