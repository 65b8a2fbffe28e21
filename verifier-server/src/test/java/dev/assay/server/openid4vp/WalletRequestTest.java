package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.jose.JweRecipient;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.Violates;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What wallets send to fetch a request. */
class WalletRequestTest {

  /** OpenID4VP 1.0, 5.10. */
  private static final String METADATA =
      "{\"vp_formats_supported\":{\"dc+sd-jwt\":{\"sd-jwt_alg_values\": [\"ES256\"],"
          + "\"kb-jwt_alg_values\": [\"ES256\"]}}}";

  private static final Map<String, Object> KEY = TestKey.es256("wallet").publicJwk();

  @Test
  void readsThePublishedExample() {
    Checks checks = new Checks();
    WalletRequest request =
        WalletRequest.read(
                Map.of(
                    "wallet_metadata",
                    List.of(METADATA),
                    "wallet_nonce",
                    List.of("qPmxiNFCR3QTm19POc8u")),
                checks)
            .orElseThrow();

    assertThat(request.nonce()).contains("qPmxiNFCR3QTm19POc8u");
    WalletMetadata metadata = request.metadata().orElseThrow();
    assertThat(metadata.formats()).containsExactly("dc+sd-jwt");
    assertThat(metadata.clientPrefixes()).isEmpty();
    assertThat(metadata.requestAlgorithms()).isEmpty();
    assertThat(request.toString()).isEqualTo("WalletRequest");
    assertThat(checks.report().permitsAcceptance()).isTrue();
  }

  @Test
  void readsWhatAWalletCanDo() {
    String metadata =
        "{\"client_id_prefixes_supported\":[\"x509_hash\"],"
            + "\"request_object_signing_alg_values_supported\":[\"ES256\"],\"jwks\":{\"keys\":[]}}";

    assertThat(read(Map.of("wallet_metadata", List.of(metadata))).orElseThrow().metadata())
        .contains(new WalletMetadata(Set.of(), List.of("x509_hash"), List.of("ES256")));
  }

  @Test
  void ignoresWhatItDoesNotKnowAndMissesNothing() {
    assertThat(read(Map.of("other", List.of("a", "b")))).contains(WalletRequest.EMPTY);
    assertThat(read(Map.of())).contains(WalletRequest.EMPTY);
  }

  @Test
  @Violates("openid4vp.request.wallet.repeated")
  void refusesAParameterThatStandsThereTwice() {
    assertRefused(RequestRule.WALLET_REPEATED, "wallet_nonce", "a", "a");
    assertRefused(RequestRule.WALLET_REPEATED, "wallet_metadata", METADATA, METADATA);
  }

  @Test
  @Violates("openid4vp.request.wallet.nonce")
  void refusesANonceThatIsEmptyOrTooLongOrNotVisible() {
    for (String wrong : List.of("", "a".repeat(1025), "a b", "ü", "\u202e")) {
      assertRefused(RequestRule.WALLET_NONCE, "wallet_nonce", wrong);
    }
  }

  @Test
  @Violates("openid4vp.request.wallet.metadata")
  void refusesMetadataThatIsNoObjectOrTooLargeOrHasNoLists() {
    for (String wrong :
        List.of(
            "",
            "[]",
            "{\"a\":1,\"a\":1}",
            "{\"a\":\"" + "x".repeat(64 << 10) + "\"}",
            "{\"vp_formats_supported\":[]}",
            "{\"client_id_prefixes_supported\":\"x509_hash\"}",
            "{\"request_object_signing_alg_values_supported\":[1]}")) {
      assertRefused(RequestRule.WALLET_METADATA, "wallet_metadata", wrong);
    }
  }

  @Test
  void takesTheFirstKeyThatARequestCanBeEncryptedFor() {
    Map<String, Object> other = Map.of("kty", "OKP", "crv", "X25519", "x", "AA", "use", "enc");
    Map<String, Object> signing = with(KEY, "use", "sig");
    assertThat(recipient(Map.of(), List.of(other, signing, with(KEY, "use", "enc")))).isPresent();
    assertThat(recipient(Map.of(), List.of(with(KEY, "alg", "ECDH-ES")))).isPresent();
    assertThat(recipient(Map.of(), List.of())).isEmpty();
    assertThat(recipient(Map.of(), List.of(signing))).isEmpty();
    assertThat(
            recipient(
                Map.of(
                    "request_object_encryption_alg_values_supported",
                    List.of("RSA-OAEP-256", "ECDH-ES"),
                    "request_object_encryption_enc_values_supported",
                    List.of("A256GCM")),
                List.of(KEY)))
        .isPresent();
  }

  @Test
  @Violates("openid4vp.request.wallet.jwks")
  void refusesAWalletThatWantsItsRequestEncryptedInAWayThatIsNotMadeHere() {
    String algorithms = "request_object_encryption_alg_values_supported";
    String content = "request_object_encryption_enc_values_supported";
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("jwks", List.of(KEY)),
            Map.of("jwks", Map.of()),
            Map.of("jwks", Map.of("keys", KEY)),
            Map.of("jwks", Map.of("keys", List.of("key"))),
            Map.of("jwks", Map.of("keys", Collections.nCopies(11, KEY))),
            keys(TestKey.es256("wallet").privateJwk()),
            keys(TestKey.es384("wallet").publicJwk()),
            keys(TestKey.rs256("wallet").publicJwk()),
            keys(with(KEY, "y", KEY.getOrDefault("x", ""))),
            keys(with(KEY, "x", "AA")),
            keys(with(KEY, "alg", "ECDH-ES+A256KW")),
            with(keys(KEY), algorithms, List.of("RSA-OAEP-256")),
            with(keys(KEY), algorithms, "ECDH-ES"),
            with(keys(KEY), content, List.of("A128CBC-HS256")))) {
      assertRefused(RequestRule.WALLET_KEY, "wallet_metadata", TestJws.json(wrong));
    }
  }

  private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
    Map<String, Object> longer = new LinkedHashMap<>(json);
    longer.put(name, value);
    return longer;
  }

  private static Map<String, Object> keys(Map<String, Object> key) {
    return Map.of("jwks", Map.of("keys", List.of(key)));
  }

  private static Optional<JweRecipient> recipient(
      Map<String, Object> metadata, List<Map<String, Object>> keys) {
    Map<String, Object> json = with(metadata, "jwks", Map.of("keys", keys));
    return read(Map.of("wallet_metadata", List.of(TestJws.json(json))))
        .orElseThrow()
        .metadata()
        .orElseThrow()
        .recipient();
  }

  private static Optional<WalletRequest> read(Map<String, List<String>> form) {
    return WalletRequest.read(form, new Checks());
  }

  private static void assertRefused(RequestRule rule, String name, String... values) {
    Checks checks = new Checks();
    assertThat(WalletRequest.read(Map.of(name, List.of(values)), checks)).isEmpty();
    assertThat(checks.report().outcomeOf(rule)).isEqualTo(Outcome.FAILED);
    RequestSetting.assertFailed(checks, rule);
  }
}
