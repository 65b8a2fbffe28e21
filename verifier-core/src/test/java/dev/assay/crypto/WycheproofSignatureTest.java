package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testkit.KnownDivergences;
import dev.assay.testkit.Vectors;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's signatures, on each provider. */
class WycheproofSignatureTest {

  private static final KnownDivergences DIVERGENCES = KnownDivergences.read("wycheproof");

  static Stream<Arguments> providersAndFiles() {
    return Stream.of(ProviderName.values())
        .flatMap(
            provider ->
                Stream.of(
                    Arguments.of(
                        provider,
                        "ecdsa_secp256r1_sha256_p1363_test.json",
                        SignatureAlgorithm.ES256),
                    Arguments.of(
                        provider,
                        "ecdsa_secp384r1_sha384_p1363_test.json",
                        SignatureAlgorithm.ES384),
                    Arguments.of(provider, "ed25519_test.json", SignatureAlgorithm.EDDSA),
                    Arguments.of(
                        provider,
                        "rsa_pss_2048_sha256_mgf1_32_test.json",
                        SignatureAlgorithm.PS256)));
  }

  @ParameterizedTest
  @MethodSource("providersAndFiles")
  void answersEveryCaseAsExpected(
      ProviderName provider, String file, SignatureAlgorithm algorithm) {
    Crypto crypto = TestKeys.crypto(provider);
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (JsonNode group : groups(file)) {
      for (JsonNode test : group.get("tests")) {
        cases++;
        boolean accepted = accepts(crypto, algorithm, group, test);
        boolean asExpected = accepted == test.get("result").asText().equals("valid");
        int number = test.get("tcId").asInt();
        if (asExpected == DIVERGENCES.reason(file, number, edition(provider)).isPresent()) {
          wrong.add(number + " " + test.get("comment").asText() + ": accepted " + accepted);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(100);
  }

  @Test
  void refusesEveryKeyOnSecp256k1() {
    for (JsonNode group : groups("ecdsa_secp256k1_sha256_p1363_test.json")) {
      byte[] spki = HexFormat.of().parseHex(group.get("publicKeyDer").asText());
      assertThatExceptionOfType(KeyRejectedException.class)
          .isThrownBy(() -> Crypto.select().spkiKey(spki))
          .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(UNSUPPORTED_TYPE));
    }
  }

  /** The JDK's own provider differs from one JDK to the next. */
  private static String edition(ProviderName provider) {
    return provider == ProviderName.JDK ? "JDK " + Runtime.version().feature() : provider.name();
  }

  private static boolean accepts(
      Crypto crypto, SignatureAlgorithm algorithm, JsonNode group, JsonNode test) {
    try {
      VerificationKey key =
          crypto.spkiKey(HexFormat.of().parseHex(group.get("publicKeyDer").asText()));
      byte[] message = HexFormat.of().parseHex(test.get("msg").asText());
      byte[] signature = HexFormat.of().parseHex(test.get("sig").asText());
      return crypto.verify(algorithm, key, message, signature);
    } catch (KeyRejectedException e) {
      return false;
    }
  }

  private static List<JsonNode> groups(String file) {
    return Vectors.list(
        Vectors.json(Vectors.folder("crypto-wycheproof").resolve(file)).get("testGroups"));
  }
}
