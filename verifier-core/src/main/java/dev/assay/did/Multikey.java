package dev.assay.did;

import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A key as {@code did:key} and {@code publicKeyMultibase} write it: a {@code z}, then the base58 of
 * a multicodec prefix and the key.
 *
 * <p>Accepted: Ed25519 ({@code ed01}), compressed points of P-256 ({@code 8024}), P-384 ({@code
 * 8124}) and P-521 ({@code 8224}), and canonical JWKs ({@code d1d603}). Everything else is refused,
 * keys for encryption among it; none is derived from a key for signing (did:key, DID-06).
 */
record Multikey(Crypto crypto) {

  /** Base58 takes quadratic time; the longest key, a JWK on P-521, has some 340 characters. */
  private static final int MAX_CHARS = 512;

  private static final String ED25519 = "ed01";
  private static final String JWK_JCS = "d1d603";

  private static final Map<String, Curve> COMPRESSED =
      Map.of("8024", Curve.P_256, "8124", Curve.P_384, "8224", Curve.P_521);

  /** The bytes that a multibase text stands for; empty if it is not {@code z} and base58. */
  static Optional<byte[]> decode(String multibase) {
    return multibase.startsWith("z") && multibase.length() <= MAX_CHARS
        ? Base58.decode(multibase.substring(1))
        : Optional.empty();
  }

  VerificationKey read(String multibase) throws KeyRejectedException {
    byte[] bytes =
        decode(multibase)
            .orElseThrow(
                () -> new KeyRejectedException(MALFORMED, "publicKeyMultibase is not base58"));
    return read(bytes);
  }

  VerificationKey read(byte[] bytes) throws KeyRejectedException {
    String two = hex(bytes, 2);
    if (two.equals(ED25519)) {
      return crypto.ed25519Key(after(bytes, 2));
    }
    Curve curve = COMPRESSED.get(two);
    if (curve != null) {
      return crypto.compressedEcKey(curve, after(bytes, 2));
    }
    String three = hex(bytes, 3);
    if (three.equals(JWK_JCS)) {
      return jwk(after(bytes, 3));
    }
    throw new KeyRejectedException(UNSUPPORTED_TYPE, "multicodec prefix " + three);
  }

  /** A key has one canonical JWK, so it has one DID. */
  private VerificationKey jwk(byte[] json) throws KeyRejectedException {
    try {
      VerificationKey key =
          Jwk.read(Json.readObject(json, JsonLimits.DEFAULT.withMaxBytes(MAX_CHARS)), crypto).key();
      if (!Arrays.equals(key.jwk().getBytes(StandardCharsets.UTF_8), json)) {
        throw new KeyRejectedException(MALFORMED, "the JWK is not canonical");
      }
      return key;
    } catch (JsonException e) {
      throw new KeyRejectedException(MALFORMED, "the JWK is not JSON");
    }
  }

  private static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(bytes, 0, Math.min(length, bytes.length));
  }

  private static byte[] after(byte[] bytes, int prefix) {
    return Arrays.copyOfRange(bytes, prefix, bytes.length);
  }
}
