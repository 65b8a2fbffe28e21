package dev.assay.server.openid4vp;

import dev.assay.jose.JweRecipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a wallet says of itself, as far as it helps to choose among what this verifier can do
 * anyway: OpenID4VP 1.0, 5.10 and 10. It is not to be believed, and no address in it is called.
 *
 * @param formats the names in {@code vp_formats_supported}; empty if it does not say
 * @param clientPrefixes {@code client_id_prefixes_supported}; empty if it does not say
 * @param requestAlgorithms {@code request_object_signing_alg_values_supported}; empty if it does
 *     not say
 * @param recipient whom the request is encrypted for; absent if it need not be
 */
public record WalletMetadata(
    Set<String> formats,
    List<String> clientPrefixes,
    List<String> requestAlgorithms,
    Optional<JweRecipient> recipient) {

  public WalletMetadata {
    formats = Set.copyOf(formats);
    clientPrefixes = List.copyOf(clientPrefixes);
    requestAlgorithms = List.copyOf(requestAlgorithms);
  }

  /** Of a wallet that has no key. */
  WalletMetadata(Set<String> formats, List<String> clientPrefixes, List<String> requestAlgorithms) {
    this(formats, clientPrefixes, requestAlgorithms, Optional.empty());
  }

  WalletMetadata with(Optional<JweRecipient> other) {
    return new WalletMetadata(formats, clientPrefixes, requestAlgorithms, other);
  }

  static Optional<WalletMetadata> of(Map<String, Object> json) {
    Object formats = json.getOrDefault("vp_formats_supported", Map.of());
    Optional<List<String>> prefixes = texts(json, "client_id_prefixes_supported");
    Optional<List<String>> algorithms = texts(json, "request_object_signing_alg_values_supported");
    if (!(formats instanceof Map<?, ?> map) || prefixes.isEmpty() || algorithms.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = Set.copyOf(map.keySet().stream().map(String::valueOf).toList());
    return Optional.of(new WalletMetadata(names, prefixes.get(), algorithms.get()));
  }

  private static Optional<List<String>> texts(Map<String, Object> json, String name) {
    if (!(json.getOrDefault(name, List.of()) instanceof List<?> values)
        || !values.stream().allMatch(String.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(values.stream().map(String.class::cast).toList());
  }
}
