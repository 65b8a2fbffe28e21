package dev.assay.did;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.check.Checks;
import dev.assay.check.Report;
import dev.assay.credential.IssuerReference;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.Jws;
import dev.assay.testkit.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of other products whose issuer is a did:key or did:jwk. */
final class WildDidTest {

  private static final Crypto CRYPTO = Crypto.select();

  static Stream<Arguments> tokens() {
    Path folder = Vectors.folder("sd-jwt");
    return Vectors.list(Vectors.json(folder.resolve("wild/INDEX.json"))).stream()
        .filter(row -> row.get("issuer_key_from").asText().startsWith("did:"))
        .map(row -> Arguments.of(row.get("file").asText(), row, folder));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void findsTheKeyThatMadeTheSignature(String file, JsonNode row, Path folder) throws Exception {
    String token = Vectors.json(folder.resolve(file)).get("sd_jwt").asText();
    Jws jws = Jws.parse(token.substring(0, token.indexOf('~')), JsonLimits.DEFAULT);
    Optional<String> issuer =
        jws.payloadObject(JsonLimits.DEFAULT).get("iss") instanceof String text
            ? Optional.of(text)
            : Optional.empty();
    IssuerReference reference =
        new IssuerReference(issuer, jws.keyId(), List.of(), jws.algorithm());
    // One product writes the name of its key into iss, which is no DID any more.
    String did = reference.did().orElseThrow().replaceFirst("#.*", "");

    List<Jwk> keys = new ArrayList<>();
    Checks checks = new Checks();
    Evidence evidence = new Evidence(Documents.none());
    Report report =
        checks.run(
            () ->
                keys.addAll(
                    new DidResolver(CRYPTO).keys(did, jws.keyId(), Set.of(), evidence, checks)));

    assertThat(report.permitsAcceptance()).isTrue();
    assertThat(keys).hasSize(1);
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofJoseName(jws.algorithm().orElseThrow()).orElseThrow();
    assertThat(jws.verifies(CRYPTO, algorithm, keys.get(0).key()))
        .isEqualTo(row.get("issuer_sig_ok").asBoolean());
  }
}
