package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.WALLET_KEY;

import dev.assay.check.Checks;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.jose.ContentEncryption;
import dev.assay.jose.JweRecipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a wallet wants its request encrypted for: OpenID4VP 1.0, 5.10. A wallet that says so gets no
 * other request, and one that cannot be had is refused.
 */
record WalletEncryption(Checks checks) {

  private static final String ALGORITHMS = "request_object_encryption_alg_values_supported";
  private static final String CONTENT = "request_object_encryption_enc_values_supported";
  private static final String ECDH_ES = "ECDH-ES";

  /** A wallet has one or two; each costs a look at its point. */
  private static final int MAX_KEYS = 10;

  /**
   * The recipient.
   *
   * @param metadata of the wallet, as JSON
   * @return empty if it has none but to sign with; none is looked for at a {@code jwks_uri}
   */
  Optional<JweRecipient> recipient(Map<String, Object> metadata) {
    List<?> keys = keys(metadata);
    if (keys.isEmpty()) {
      checks.skip(WALLET_KEY, "the wallet has no key to encrypt for");
      return Optional.empty();
    }
    checks.require(
        WALLET_KEY,
        permits(metadata, ALGORITHMS, ECDH_ES),
        () -> ALGORITHMS + " has not " + ECDH_ES);
    ContentEncryption content =
        Stream.of(ContentEncryption.values())
            .filter(one -> permits(metadata, CONTENT, one.joseName()))
            .findFirst()
            .orElseThrow(() -> checks.halt(WALLET_KEY, CONTENT + " has none that is made here"));
    return Optional.of(recipient(keys, content));
  }

  private List<?> keys(Map<String, Object> metadata) {
    if (!metadata.containsKey("jwks")) {
      return List.of();
    }
    if (metadata.get("jwks") instanceof Map<?, ?> jwks
        && jwks.get("keys") instanceof List<?> keys
        && keys.size() <= MAX_KEYS) {
      return keys.stream().filter(key -> !isForSigning(key)).toList();
    }
    throw checks.halt(WALLET_KEY, "jwks has no list of keys, or more than " + MAX_KEYS);
  }

  private static boolean isForSigning(Object key) {
    return key instanceof Map<?, ?> jwk && "sig".equals(jwk.get("use"));
  }

  /** What it does not say, it leaves open. */
  private static boolean permits(Map<String, Object> metadata, String name, String value) {
    return metadata.getOrDefault(name, List.of(value)) instanceof List<?> values
        && values.contains(value);
  }

  private JweRecipient recipient(List<?> keys, ContentEncryption content) {
    for (Object key : keys) {
      Optional<JweRecipient> recipient = read(key, content);
      if (recipient.isPresent()) {
        checks.pass(WALLET_KEY, "the request is encrypted");
        return recipient.get();
      }
    }
    throw checks.halt(WALLET_KEY, "no key in jwks is on P-256 for ECDH-ES");
  }

  private Optional<JweRecipient> read(Object key, ContentEncryption content) {
    if (!(key instanceof Map<?, ?>)) {
      throw checks.halt(WALLET_KEY, "a key in jwks is no object");
    }
    @SuppressWarnings("unchecked") // JSON has no other maps
    Map<String, Object> jwk = (Map<String, Object>) key;
    try {
      return JweRecipient.of(jwk, content);
    } catch (KeyRejectedException e) {
      throw checks.halt(WALLET_KEY, "a key in jwks: " + e.reason());
    }
  }
}
