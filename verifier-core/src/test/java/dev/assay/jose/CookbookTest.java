package dev.assay.jose;

import static dev.assay.crypto.KeyRejectedException.Reason.PRIVATE_MATERIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.ProviderName;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.testkit.Vectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The signatures of RFC 7520 (JOSE cookbook) and RFC 8037: public keys verify, HMAC never. */
class CookbookTest {

  @ParameterizedTest
  @EnumSource
  void verifiesEverySignatureOfAPublicKeyAndNoHmac(ProviderName provider) throws Exception {
    Crypto crypto = Crypto.using(provider);
    int verified = 0;
    for (Path file : files()) {
      JsonNode example = Vectors.json(file);
      List<JsonNode> keys = listed(example.get("input").get("key"));
      List<String> tokens = tokens(example);
      for (int i = 0; i < tokens.size(); i++) {
        JsonNode key = keys.get(i % keys.size());
        boolean symmetric = key.get("kty").asText().equals("oct");
        // RFC 7520, 4.7 and 4.8 have signatures whose alg nobody has signed.
        boolean unprotected = tokens.get(i).startsWith(".");
        assertThat(verifies(crypto, tokens.get(i), key))
            .as(file.getFileName() + " " + i)
            .isEqualTo(!symmetric && !unprotected);
        verified += symmetric || unprotected ? 0 : 1;
      }
    }
    assertThat(verified).isEqualTo(10);
  }

  @Test
  void refusesTheirPrivateKeys() throws Exception {
    for (Path file : files()) {
      for (JsonNode key : listed(Vectors.json(file).get("input").get("key"))) {
        Map<String, Object> jwk = read(key);
        assertThatExceptionOfType(KeyRejectedException.class)
            .isThrownBy(() -> Jwk.read(jwk, Crypto.select()))
            .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(PRIVATE_MATERIAL));
      }
    }
  }

  private static List<Path> files() {
    Path folder = Vectors.folder("jose-cookbook");
    List<Path> files = new ArrayList<>(Vectors.jsonFiles(folder.resolve("jws")));
    files.add(folder.resolve("curve25519/jws.json"));
    return files;
  }

  /** The compact and both JSON serializations; detached content is put back where it was. */
  private static List<String> tokens(JsonNode example) {
    JsonNode output = example.get("output");
    String payload =
        Base64Url.encode(
            example.get("input").get("payload").asText().getBytes(StandardCharsets.UTF_8));
    List<JsonNode> signatures = listed(output.path("json").path("signatures"));
    if (output.has("json_flat")) {
      signatures.add(output.get("json_flat"));
    }
    List<String> tokens = new ArrayList<>();
    for (JsonNode signature : signatures) {
      String header = signature.path("protected").asText();
      tokens.add(String.join(".", header, payload, signature.get("signature").asText()));
    }
    if (output.has("compact")) {
      tokens.add(output.get("compact").asText().replace("..", "." + payload + "."));
    }
    return tokens;
  }

  private static boolean verifies(Crypto crypto, String token, JsonNode key) throws Exception {
    Jws jws;
    try {
      jws = Jws.parse(token, JsonLimits.DEFAULT);
    } catch (JoseException e) {
      assertThat(e.kind()).isEqualTo(JoseException.Kind.BAD_HEADER);
      return false;
    }
    Optional<SignatureAlgorithm> algorithm =
        jws.algorithm().flatMap(SignatureAlgorithm::ofJoseName);
    if (algorithm.isEmpty()) {
      return false;
    }
    ObjectNode publicKey = key.deepCopy();
    publicKey.remove(List.of("d", "p", "q", "dp", "dq", "qi"));
    Jwk jwk = Jwk.read(read(publicKey), crypto);
    return jwk.mayVerify(algorithm.get()) && jws.verifies(crypto, algorithm.get(), jwk.key());
  }

  private static Map<String, Object> read(JsonNode json) throws JsonException {
    return Json.readObject(json.toString().getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
  }

  private static List<JsonNode> listed(JsonNode node) {
    return node.isObject() ? new ArrayList<>(List.of(node)) : Vectors.list(node);
  }
}
