package dev.assay.testkit;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/** Issues an SD-JWT whose bytes are always the same: fixed salts, and ECDSA by RFC 6979. */
final class DemoCredential {

  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));
  private static final int COORDINATE_BYTES = 32;

  private final KeyPair key;
  private final Map<String, Object> header;
  private final Map<String, Object> payload;
  private final Map<String, String> signed = new LinkedHashMap<>();
  private final Map<String, String> presented = new LinkedHashMap<>();

  DemoCredential(KeyPair key, Map<String, Object> header, Map<String, Object> payload) {
    this.key = key;
    this.header = header;
    this.payload = payload;
  }

  /** Adds a claim that the holder can show or withhold. */
  DemoCredential disclosable(String name, String value) {
    signed.put(name, disclosure(name, value));
    presented.put(name, disclosure(name, value));
    return this;
  }

  /** Leaves a claim out of the presentation. */
  DemoCredential withhold(String name) {
    presented.remove(name);
    return this;
  }

  /** Presents another value than the one that was signed. */
  DemoCredential alter(String name, String value) {
    presented.put(name, disclosure(name, value));
    return this;
  }

  String token() {
    Map<String, Object> claims = new LinkedHashMap<>(payload);
    List<String> digests =
        signed.values().stream().map(text -> base64Url(sha256(text))).sorted().toList();
    claims.put("_sd", digests);
    claims.put("_sd_alg", "sha-256");
    String input = encoded(header) + "." + encoded(claims);
    StringBuilder token = new StringBuilder(input);
    token.append('.').append(base64Url(signature(input))).append('~');
    presented.values().forEach(text -> token.append(text).append('~'));
    return token.toString();
  }

  private String disclosure(String name, String value) {
    byte[] salt = Arrays.copyOf(sha256("demo salt " + payload.get("vct") + " " + name), 16);
    String json = JSONArrayUtils.toJSONString(List.of(base64Url(salt), name, value));
    return base64Url(json.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] signature(String input) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(((ECPrivateKey) key.getPrivate()).getS(), P256));
    BigInteger[] parts = signer.generateSignature(sha256(input));
    byte[] signature =
        Arrays.copyOf(
            BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, parts[0]), 2 * COORDINATE_BYTES);
    BigIntegers.asUnsignedByteArray(parts[1], signature, COORDINATE_BYTES, COORDINATE_BYTES);
    return signature;
  }

  private static String encoded(Map<String, Object> json) {
    return base64Url(JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8));
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
