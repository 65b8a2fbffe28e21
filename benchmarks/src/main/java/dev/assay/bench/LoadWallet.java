package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** A wallet that always has the same credential, and proves it to whoever asks. */
final class LoadWallet {

  /** The id of the query that it answers. */
  static final String QUERY = "identity";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = encoded("{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}");

  private final Provider provider = Field.provider(Field.ACCP);
  private final Jwe jwe = new Jwe(provider);
  private final PrivateKey key = Presentation.holderKey();
  private final String credential;
  private final String digest;

  LoadWallet(Presentation presentation) throws GeneralSecurityException {
    credential = presentation.unproved();
    byte[] sha256 =
        MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.US_ASCII));
    digest = ENCODER.encodeToString(sha256);
  }

  /**
   * An answer.
   *
   * @param path of the address that it is posted to
   * @param form what is posted
   */
  record Answer(String path, String form) {}

  /** The encrypted answer to a request object. */
  Answer to(String requestObject) throws IOException, GeneralSecurityException {
    JsonNode request = JSON.readTree(Base64.getUrlDecoder().decode(requestObject.split("\\.")[1]));
    ObjectNode proof =
        JSON.createObjectNode()
            .put("iat", Instant.now().getEpochSecond())
            .put("aud", request.path("client_id").asText())
            .put("nonce", request.path("nonce").asText())
            .put("sd_hash", digest);
    ObjectNode response = JSON.createObjectNode().put("state", request.path("state").asText());
    response.putObject("vp_token").putArray(QUERY).add(credential + signed(proof));
    JsonNode jwk = request.path("client_metadata").path("jwks").path("keys").path(0);
    String encrypted =
        jwe.encrypt(
            JSON.writeValueAsBytes(response),
            jwe.key(jwk.path("x").asText(), jwk.path("y").asText()),
            jwk.path("kid").asText());
    return new Answer(path(request.path("response_uri").asText()), "response=" + encrypted);
  }

  /** Wherever wallets think that the server is, here it is on the loopback address. */
  static String path(String address) {
    return address.substring(address.indexOf('/', "https://".length()));
  }

  private String signed(ObjectNode proof) throws GeneralSecurityException {
    String signed = HEADER + "." + encoded(proof.toString());
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format", provider);
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + ENCODER.encodeToString(signature.sign());
  }

  private static String encoded(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
