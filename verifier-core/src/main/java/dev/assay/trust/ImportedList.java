package dev.assay.trust;

import dev.assay.jose.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A trust list that was made of a list of another kind.
 *
 * @param list as JSON values, in the format that {@link TrustListReader} reads
 * @param report what became of each entry
 */
public record ImportedList(Map<String, Object> list, ImportReport report) {

  /** The list as JSON text. */
  public byte[] json() {
    return Json.writePretty(list).getBytes(StandardCharsets.UTF_8);
  }
}
