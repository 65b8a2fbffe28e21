package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import java.time.Instant;
import java.util.List;

/** Any bytes at all are a request or a fault, and nothing else. */
class RequestFuzz {

  private static final RequestReader READER = new RequestReader(List.of("dc+sd-jwt", "sd-jwt"));

  @FuzzTest
  void readsOrRefuses(byte[] bytes) {
    try {
      READER.read(bytes, Instant.EPOCH);
    } catch (RequestFault e) {
      e.problem().toJson();
    }
  }
}
