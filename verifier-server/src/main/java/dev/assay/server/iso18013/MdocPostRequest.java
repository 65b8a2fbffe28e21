package dev.assay.server.iso18013;

import dev.assay.jose.EncryptionKey;
import dev.assay.server.openid4vp.RequestObject;
import dev.assay.server.openid4vp.ResponseAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a wallet of ISO/IEC 18013-7, Annex B, fetches: a request of draft 18 of OpenID4VP.
 *
 * @param clientId a DNS name that the certificate has, and the host that answers go to
 * @param nonce random, 16 bytes at least
 * @param key what the answer is encrypted for
 */
public record MdocPostRequest(
    String clientId,
    ResponseAddress address,
    String nonce,
    EncryptionKey key,
    MdocQuestion question) {

  /** The request as JSON, to be signed. */
  public Map<String, Object> json(Instant now) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("iss", clientId);
    request.put("aud", RequestObject.ANY_WALLET);
    request.put("iat", now.getEpochSecond());
    request.put("client_id", clientId);
    request.put("client_id_scheme", "x509_san_dns");
    request.put("response_type", "vp_token");
    request.put("response_mode", address.mode().value());
    request.put("response_uri", address.uri().toString());
    request.put("state", address.state());
    request.put("nonce", nonce);
    request.put("presentation_definition", definition(nonce, question).json());
    request.put("client_metadata", metadata());
    return request;
  }

  /** Nothing else of a request tells one definition from all others. */
  static PresentationDefinition definition(String nonce, MdocQuestion question) {
    return new PresentationDefinition(nonce, question);
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("vp_formats", PresentationDefinition.FORMATS);
    metadata.put("jwks", Map.of("keys", List.of(key.publicJwk())));
    metadata.put("authorization_encrypted_response_alg", "ECDH-ES");
    metadata.put("authorization_encrypted_response_enc", "A256GCM");
    return metadata;
  }

  /** Does not show the request. */
  @Override
  public String toString() {
    return "MdocPostRequest";
  }
}
