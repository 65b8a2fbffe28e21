package dev.assay.jose;

import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs with a key of our own, in the compact serialization (RFC 7515, 7.1). */
public final class JwsSigner {

  private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String PEM_END = "-----END PRIVATE KEY-----";

  /** What stands before the 32 secret bytes of Ed25519 in PKCS #8: RFC 8410, 7. */
  private static final byte[] ED25519_PKCS8 =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private JwsSigner() {}

  /**
   * Reads a private key.
   *
   * @param jwkOrPem a private JWK (EC on P-256, P-384 or P-521, RSA, or OKP on Ed25519) as JSON
   *     text, or PKCS #8 in PEM
   */
  public static SigningKey key(String jwkOrPem, Crypto crypto) throws KeyRejectedException {
    String text = jwkOrPem.strip();
    return crypto.signingKey(text.startsWith("{") ? ofJwk(text) : ofPem(text));
  }

  /**
   * Signs with the algorithm of the key. The header has {@code alg}, and {@code kid}: the
   * thumbprint of the key (RFC 7638) unless {@code header} has another.
   *
   * @param header more header parameters, such as {@code typ}
   * @throws KeyRejectedException if the key is not one we can sign with
   */
  public static String sign(String jwkOrPem, Map<String, Object> header, byte[] payload)
      throws KeyRejectedException {
    try {
      return sign(key(jwkOrPem, Crypto.select()), header, payload);
    } catch (GeneralSecurityException e) {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, "the provider cannot sign with this key");
    }
  }

  /**
   * Signs with a key that was read before.
   *
   * @throws GeneralSecurityException if the provider cannot
   */
  public static String sign(SigningKey key, Map<String, Object> header, byte[] payload)
      throws GeneralSecurityException {
    Map<String, Object> full = new LinkedHashMap<>();
    full.put("alg", key.algorithm().joseName());
    full.put("kid", key.verificationKey().thumbprint());
    full.putAll(header);
    if (!key.algorithm().joseName().equals(full.get("alg"))) {
      throw new IllegalArgumentException("the key decides alg, not the header");
    }
    byte[] json = Json.write(full).getBytes(StandardCharsets.UTF_8);
    String signed = Base64Url.encode(json) + "." + Base64Url.encode(payload);
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64Url.encode(signature);
  }

  private static byte[] ofPem(String text) throws KeyRejectedException {
    if (!text.startsWith(PEM_BEGIN) || !text.endsWith(PEM_END)) {
      throw new KeyRejectedException(MALFORMED, "neither a JWK nor one PRIVATE KEY in PEM");
    }
    String base64 = text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length());
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new KeyRejectedException(MALFORMED, "the PEM does not hold base64");
    }
  }

  private static byte[] ofJwk(String text) throws KeyRejectedException {
    try {
      JWK jwk = JWK.parse(text);
      if (jwk.isPrivate()) {
        return switch (jwk.getKeyType().getValue()) {
          case "EC" -> jwk.toECKey().toPrivateKey().getEncoded();
          case "RSA" -> jwk.toRSAKey().toPrivateKey().getEncoded();
          case "OKP" -> ofEd25519(jwk.toOctetKeyPair());
          default -> throw new KeyRejectedException(UNSUPPORTED_TYPE, "an unknown kty");
        };
      }
      throw new KeyRejectedException(MALFORMED, "a JWK without its private part");
    } catch (ParseException | JOSEException | RuntimeException e) {
      // Nimbus reports some bad members unchecked; its texts may repeat the key.
      throw new KeyRejectedException(MALFORMED, "not a private JWK");
    }
  }

  private static byte[] ofEd25519(OctetKeyPair pair) throws KeyRejectedException {
    byte[] secret = pair.getDecodedD();
    if (!pair.getCurve().getName().equals("Ed25519") || secret.length != 32) {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, "an OKP key not on Ed25519");
    }
    byte[] pkcs8 = new byte[ED25519_PKCS8.length + secret.length];
    System.arraycopy(ED25519_PKCS8, 0, pkcs8, 0, ED25519_PKCS8.length);
    System.arraycopy(secret, 0, pkcs8, ED25519_PKCS8.length, secret.length);
    return pkcs8;
  }
}
