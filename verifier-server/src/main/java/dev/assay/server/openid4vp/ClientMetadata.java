package dev.assay.server.openid4vp;

import dev.assay.jose.ContentEncryption;
import dev.assay.jose.EncryptionKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a wallet has to know of this verifier: {@code client_metadata} of OpenID4VP 1.0, 5.1.
 *
 * @param formats {@code vp_formats_supported}, as JSON: formats and the algorithms in each
 * @param encryptionKey what the answer is encrypted for; absent if it is not
 */
public record ClientMetadata(Map<String, Object> formats, Optional<EncryptionKey> encryptionKey) {

  private static final List<Object> JOSE = List.of("ES256", "ES384", "ES512", "EdDSA");

  /** RFC 9053, 2 and RFC 9864, 2: the same, each by both of its numbers. */
  private static final List<Object> COSE = List.of(-7L, -9L, -35L, -51L, -36L, -52L, -8L, -19L);

  /** The formats that wallets present and this verifier reads: OpenID4VP 1.0, B.2.2 and B.3.4. */
  public static final Map<String, Object> FORMATS = supported();

  public ClientMetadata {
    formats = Collections.unmodifiableMap(new LinkedHashMap<>(formats));
  }

  /** All formats that are read here, and this key. */
  public ClientMetadata(Optional<EncryptionKey> encryptionKey) {
    this(FORMATS, encryptionKey);
  }

  private static Map<String, Object> supported() {
    Map<String, Object> formats = new LinkedHashMap<>();
    formats.put("dc+sd-jwt", algorithms("sd-jwt_alg_values", "kb-jwt_alg_values", JOSE));
    formats.put("mso_mdoc", algorithms("issuerauth_alg_values", "deviceauth_alg_values", COSE));
    return Collections.unmodifiableMap(formats);
  }

  private static Map<String, Object> algorithms(String issuer, String holder, List<Object> all) {
    Map<String, Object> algorithms = new LinkedHashMap<>();
    algorithms.put(issuer, all);
    algorithms.put(holder, all);
    return Collections.unmodifiableMap(algorithms);
  }

  /**
   * Adds it, unless it says nothing new. OpenID4VP 1.0, 8.5: a wallet that knows the client
   * beforehand refuses to be told again what it knows. A key that was made for this request is not
   * that. And 5.9.3: of a federation it is published, and nothing else counts.
   */
  void writeTo(Map<String, Object> request, ClientIdentifier client) {
    if (client instanceof ClientIdentifier.Federated) {
      return;
    }
    if (!(client instanceof ClientIdentifier.PreRegistered) || encryptionKey.isPresent()) {
      request.put("client_metadata", json());
    }
  }

  /** As JSON. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vp_formats_supported", formats);
    encryptionKey.ifPresent(
        key -> {
          json.put("jwks", Map.of("keys", List.of(key.publicJwk())));
          json.put("encrypted_response_enc_values_supported", ContentEncryption.joseNames());
        });
    return json;
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ClientMetadata";
  }
}
