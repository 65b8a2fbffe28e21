package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.check.Checks;
import dev.assay.crypto.Crypto;
import dev.assay.did.DidResolver;
import dev.assay.document.Document;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whatever a token says its issuer's DID is, and whatever its web server answers. */
final class DidFuzz {

  private static final DidResolver RESOLVER = new DidResolver(Crypto.select());

  @FuzzTest
  void anyDidGivesRows(byte[] bytes) {
    String did = new String(bytes, StandardCharsets.UTF_8);
    for (String method : new String[] {"", "did:jwk:", "did:key:z", "did:web:"}) {
      resolve(method + did, new byte[0]);
    }
  }

  @FuzzTest
  void anyDocumentGivesRows(byte[] body) {
    resolve("did:web:issuer.example", body);
  }

  private static void resolve(String did, byte[] body) {
    Evidence evidence =
        new Evidence(
            request ->
                new Finding.Found(
                    Document.of(request.uri(), "application/json", body, Instant.EPOCH)));
    Checks checks = new Checks();
    checks.run(
        () -> RESOLVER.keys(did, Optional.empty(), Set.of("issuer.example"), evidence, checks));
  }
}
