package dev.assay.trust;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proof of a document of the network, of type JsonWebSignature2020: a JWS with a detached
 * payload (RFC 7797) over the digests of the proof's statements and the document's. Its signature
 * is DER in what is published, where RFC 7518, 3.4 has r and s side by side, and its {@code alg}
 * may be {@code EC}, which nobody registered: both are taken here, and nowhere else.
 */
final class GdhcnProof {

  private static final Map<String, Object> ES256 =
      Map.of("b64", false, "crit", List.of("b64"), "alg", "ES256");

  private static final Map<String, Object> EC =
      Map.of("b64", false, "crit", List.of("b64"), "alg", "EC");

  /** r and s of P-256. */
  private static final int RAW_BYTES = 64;

  private static final int MAX_CHARS = 1024;

  private GdhcnProof() {}

  /** Whether a key signed all the statements of a document. */
  static boolean holds(GdhcnDocument document, VerificationKey signer, Crypto crypto) {
    Map<String, Object> proof = document.proof();
    if (!"JsonWebSignature2020".equals(proof.get("type"))
        || !"assertionMethod".equals(proof.get("proofPurpose"))
        || !(proof.get("jws") instanceof String jws)
        || jws.length() > MAX_CHARS) {
      return false;
    }
    Optional<byte[]> digests = digests(document);
    // RFC 7797, 5.1: header, two dots, signature.
    int dots = jws.indexOf("..");
    return dots > 0
        && digests.isPresent()
        && isKnown(jws.substring(0, dots))
        && holds(
            signed(jws.substring(0, dots), digests.get()), jws.substring(dots + 2), signer, crypto);
  }

  private static boolean isKnown(String header) {
    try {
      Map<String, Object> members = Json.readObject(Base64Url.decode(header), JsonLimits.DEFAULT);
      return members.equals(ES256) || members.equals(EC);
    } catch (Base64UrlException | JsonException e) {
      return false;
    }
  }

  private static boolean holds(
      byte[] signed, String signature, VerificationKey signer, Crypto crypto) {
    try {
      byte[] bytes = Base64Url.decode(signature);
      return bytes.length == RAW_BYTES
          ? EcdsaSignature.holdsRaw(crypto, signer, signed, bytes)
          : EcdsaSignature.holdsDer(crypto, signer, signed, bytes);
    } catch (Base64UrlException e) {
      return false;
    }
  }

  private static Optional<byte[]> digests(GdhcnDocument document) {
    return GdhcnStatements.ofProof(document.proof())
        .flatMap(
            proof ->
                GdhcnStatements.of(document)
                    .map(
                        statements -> {
                          ByteArrayOutputStream both = new ByteArrayOutputStream();
                          both.writeBytes(digest(proof));
                          both.writeBytes(digest(statements));
                          return both.toByteArray();
                        }));
  }

  private static byte[] digest(String statements) {
    return HashAlgorithm.SHA_256.digest(statements.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] signed(String header, byte[] digests) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((header + ".").getBytes(StandardCharsets.US_ASCII));
    signed.writeBytes(digests);
    return signed.toByteArray();
  }
}
