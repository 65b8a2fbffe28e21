package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.WALLET_KEY;
import static dev.assay.server.openid4vp.RequestRule.WALLET_METADATA;
import static dev.assay.server.openid4vp.RequestRule.WALLET_NONCE;
import static dev.assay.server.openid4vp.RequestRule.WALLET_REPEATED;

import dev.assay.check.Checks;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a wallet sends to fetch a request: OpenID4VP 1.0, 5.10.
 *
 * @param nonce {@code wallet_nonce}, which goes into the request as it is
 * @param metadata {@code wallet_metadata}
 */
public record WalletRequest(Optional<String> nonce, Optional<WalletMetadata> metadata) {

  /** Of a wallet that says nothing, such as one that fetches with GET. */
  public static final WalletRequest EMPTY = new WalletRequest(Optional.empty(), Optional.empty());

  /** It comes back in a request that is signed; real ones have less than 100. */
  private static final Pattern NONCE = Pattern.compile("[!-~]{1,1024}");

  /** Real metadata has some 2 KB. */
  private static final JsonLimits METADATA =
      JsonLimits.DEFAULT.withMaxBytes(64 << 10).withMaxDepth(16).withMaxValues(2_000);

  /**
   * Reads the form. What it has besides is ignored.
   *
   * @param form names with all their values, decoded
   * @return empty if a rule is broken; the rows say which
   */
  public static Optional<WalletRequest> read(Map<String, List<String>> form, Checks checks) {
    checks.bind(RequestRule.OF_WALLETS);
    return checks.part(() -> new WalletRequest(nonce(form, checks), metadata(form, checks)));
  }

  private static Optional<String> nonce(Map<String, List<String>> form, Checks checks) {
    Optional<String> nonce = only(form, "wallet_nonce", checks);
    checks.require(
        WALLET_NONCE,
        nonce.isEmpty() || NONCE.matcher(nonce.get()).matches(),
        () -> "wallet_nonce is empty, too long, or has a character that is not visible ASCII");
    return nonce;
  }

  private static Optional<WalletMetadata> metadata(Map<String, List<String>> form, Checks checks) {
    Optional<String> text = only(form, "wallet_metadata", checks);
    if (text.isEmpty()) {
      checks.skip(List.of(WALLET_METADATA, WALLET_KEY), "the wallet says nothing of itself");
      return Optional.empty();
    }
    try {
      Map<String, Object> json =
          Json.readObject(text.get().getBytes(StandardCharsets.UTF_8), METADATA);
      Optional<WalletMetadata> metadata = WalletMetadata.of(json);
      checks.require(
          WALLET_METADATA, metadata.isPresent(), () -> "wallet_metadata has no list where one is");
      return metadata.map(one -> one.with(new WalletEncryption(checks).recipient(json)));
    } catch (JsonException e) {
      throw checks.halt(WALLET_METADATA, "wallet_metadata: " + e.kind());
    }
  }

  private static Optional<String> only(Map<String, List<String>> form, String name, Checks checks) {
    List<String> values = form.getOrDefault(name, List.of());
    checks.require(WALLET_REPEATED, values.size() <= 1, () -> name + " stands there twice");
    return values.stream().findFirst();
  }

  /** Does not show the nonce. */
  @Override
  public String toString() {
    return "WalletRequest";
  }
}
