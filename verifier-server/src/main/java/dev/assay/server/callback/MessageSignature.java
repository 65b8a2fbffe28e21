package dev.assay.server.callback;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.server.callback.SignatureBase.Component;
import dev.assay.server.callback.SignatureBase.Parameter;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The signature of a callback: an HTTP message signature (RFC 9421) over the method, the address,
 * the digest of the body (RFC 9530) and its type.
 *
 * @param contentDigest the field {@code Content-Digest}
 * @param input the field {@code Signature-Input}
 * @param signature the field {@code Signature}
 */
record MessageSignature(String contentDigest, String input, String signature) {

  static final String METHOD = "POST";

  /** What it is for: RFC 9421, 2.3. No other signature by the same key passes for a callback. */
  static final String TAG = "assay-callback";

  private static final String LABEL = "assay";

  /**
   * When a signature holds, and what makes it unlike every other.
   *
   * @param created the first second that it holds
   * @param expires the first second that it holds no more
   * @param nonce new for each signature
   */
  record Validity(Instant created, Instant expires, String nonce) {}

  /**
   * Signs a callback.
   *
   * @param target the address as it is asked, with a path
   * @throws GeneralSecurityException if the provider cannot
   */
  static MessageSignature of(URI target, byte[] body, Validity validity, CallbackKey key)
      throws GeneralSecurityException {
    String digest = contentDigest(body);
    SignatureBase base =
        new SignatureBase(
            List.of(
                new Component("@method", METHOD),
                new Component("@target-uri", target.toString()),
                new Component("content-digest", digest),
                new Component("content-type", CallbackMessage.CONTENT_TYPE)),
            List.of(
                Parameter.of("created", validity.created().getEpochSecond()),
                Parameter.of("expires", validity.expires().getEpochSecond()),
                Parameter.of("nonce", validity.nonce()),
                Parameter.of("keyid", key.id()),
                Parameter.of("alg", key.algorithm().code()),
                Parameter.of("tag", TAG)));
    return new MessageSignature(
        digest,
        LABEL + "=" + base.input(),
        LABEL + "=" + StructuredField.bytes(key.sign(base.bytes())));
  }

  /** RFC 9530, 2. */
  static String contentDigest(byte[] body) {
    return "sha-256=" + StructuredField.bytes(HashAlgorithm.SHA_256.digest(body));
  }

  /** The fields that go with the request. */
  Map<String, String> headers() {
    return Map.of(
        "Content-Type", CallbackMessage.CONTENT_TYPE,
        "Content-Digest", contentDigest,
        "Signature-Input", input,
        "Signature", signature);
  }
}
