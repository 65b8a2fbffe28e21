package dev.assay.server.openid4vp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;

/** Any bytes at all are a query that can be sent, or a fault. */
class DcqlFuzz {

  @FuzzTest
  void readsOrRefuses(byte[] bytes) {
    try {
      DcqlQuery query = DcqlReader.read(Json.readObject(bytes, JsonLimits.DEFAULT));
      if (!DcqlReader.read(query.json()).equals(query)) {
        throw new AssertionError("another query is sent");
      }
    } catch (JsonException | DcqlFault e) {
      // Refused, with the place.
    }
  }
}
