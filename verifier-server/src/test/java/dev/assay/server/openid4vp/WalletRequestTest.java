package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.testkit.Violates;
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
