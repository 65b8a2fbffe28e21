package dev.assay.server.iso18013;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.EncryptionKey;
import java.util.List;
import java.util.Map;

/**
 * What a response is sealed for: {@code EncryptionInfo} of ISO/IEC 18013-7, Annex C. What a device
 * signs covers it, so that it has to be the same text each time.
 *
 * @param text base64url of {@code ["dcapi", {nonce, recipientPublicKey}]}
 */
public record EncryptionInfo(String text) {

  /** The kind of exchange, in requests and in answers. */
  static final String KIND = "dcapi";

  private static final long EC2 = 2;
  private static final long P_256 = 1;

  /**
   * That of one request.
   *
   * @param nonce random bytes in base64url, 16 at least
   * @param key made for this request, on P-256
   */
  public static EncryptionInfo of(String nonce, EncryptionKey key) {
    Map<String, Object> jwk = key.publicJwk();
    Map<Object, Object> coseKey =
        Map.of(
            1L,
            EC2,
            -1L,
            P_256,
            -2L,
            bytes(jwk.getOrDefault("x", "")),
            -3L,
            bytes(jwk.getOrDefault("y", "")));
    Object info = List.of(KIND, Map.of("nonce", bytes(nonce), "recipientPublicKey", coseKey));
    return new EncryptionInfo(Base64Url.encode(Cbor.write(info)));
  }

  private static ByteString bytes(Object base64Url) {
    try {
      return ByteString.of(Base64Url.decode(String.valueOf(base64Url)));
    } catch (Base64UrlException e) {
      throw new IllegalArgumentException("nonces and keys of ours are base64url", e);
    }
  }

  /** Does not show the nonce. */
  @Override
  public String toString() {
    return "EncryptionInfo";
  }
}
