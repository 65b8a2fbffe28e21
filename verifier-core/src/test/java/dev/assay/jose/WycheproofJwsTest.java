package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.ProviderName;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.testkit.KnownDivergences;
import dev.assay.testkit.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Project Wycheproof's tokens and key sets, on each provider. */
class WycheproofJwsTest {

  private static final KnownDivergences DIVERGENCES = KnownDivergences.read("wycheproof");

  @ParameterizedTest
  @EnumSource
  void answersEveryTokenAsExpected(ProviderName provider) {
    assertThat(wrong(provider, "json_web_signature_test.json")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersEveryKeySetAsExpected(ProviderName provider) {
    assertThat(wrong(provider, "json_web_key_test.json")).isEmpty();
  }

  private static List<String> wrong(ProviderName provider, String file) {
    Crypto crypto = Crypto.using(provider);
    JsonNode suite = Vectors.json(Vectors.folder("crypto-wycheproof").resolve(file));
    List<String> wrong = new ArrayList<>();
    for (JsonNode group : suite.get("testGroups")) {
      for (JsonNode test : group.get("tests")) {
        boolean accepted = accepts(crypto, keys(group), test.get("jws"));
        boolean asExpected = accepted == test.get("result").asText().equals("valid");
        int number = test.get("tcId").asInt();
        if (asExpected == DIVERGENCES.reason(file, number).isPresent()) {
          wrong.add(number + " " + test.get("comment").asText() + ": accepted " + accepted);
        }
      }
    }
    return wrong;
  }

  private static JsonNode keys(JsonNode group) {
    return group.has("public") ? group.get("public") : group.get("private");
  }

  private static boolean accepts(Crypto crypto, JsonNode keys, JsonNode token) {
    try {
      Jws jws = Jws.parse(token.asText(), JsonLimits.DEFAULT);
      Optional<SignatureAlgorithm> algorithm =
          jws.algorithm().flatMap(SignatureAlgorithm::ofJoseName);
      if (algorithm.isEmpty() || jws.criticalFault(Set.of()).isPresent()) {
        return false;
      }
      return candidates(crypto, keys, jws, algorithm.get()).stream()
          .anyMatch(jwk -> jws.verifies(crypto, algorithm.get(), jwk.key()));
    } catch (JoseException | JsonException | KeyRejectedException e) {
      return false;
    }
  }

  private static List<Jwk> candidates(
      Crypto crypto, JsonNode keys, Jws jws, SignatureAlgorithm algorithm)
      throws JsonException, KeyRejectedException {
    byte[] text = keys.toString().getBytes(StandardCharsets.UTF_8);
    Map<String, Object> read = Json.readObject(text, JsonLimits.DEFAULT);
    if (read.containsKey("keys")) {
      return JwkSet.read(read, crypto).candidates(jws.keyId(), algorithm);
    }
    Jwk jwk = Jwk.read(read, crypto);
    return jwk.mayVerify(algorithm) ? List.of(jwk) : List.of();
  }
}
