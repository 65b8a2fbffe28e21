package dev.assay.bench;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * ECDH-ES with A128GCM by hand, for the wallets of a load and for the bare program: no limits, no
 * checks, nothing to use elsewhere.
 */
final class Jwe {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final int COORDINATE_BYTES = 32;
  private static final int KEY_BYTES = 16;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String ENC = "A128GCM";

  private final Provider provider;
  private final SecureRandom random = new SecureRandom();
  private final KeyPairGenerator generator;
  private final ECParameterSpec curve;

  /** On a provider. */
  Jwe(Provider provider) throws GeneralSecurityException {
    this.provider = provider;
    this.generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.curve = ((ECPublicKey) generator.generateKeyPair().getPublic()).getParams();
  }

  /** A new key. */
  KeyPair freshKey() {
    return generator.generateKeyPair();
  }

  /** The member of a JWK that says a coordinate. */
  static String coordinate(BigInteger number) {
    return ENCODER.encodeToString(fixed(number));
  }

  /** The key of a JWK. */
  PublicKey key(String x, String y) throws GeneralSecurityException {
    ECPoint point =
        new ECPoint(new BigInteger(1, DECODER.decode(x)), new BigInteger(1, DECODER.decode(y)));
    return KeyFactory.getInstance("EC", provider).generatePublic(new ECPublicKeySpec(point, curve));
  }

  /** The compact serialization of what is encrypted for the key with this name. */
  String encrypt(byte[] plain, PublicKey key, String keyId) throws GeneralSecurityException {
    KeyPair own = freshKey();
    ECPoint point = ((ECPublicKey) own.getPublic()).getW();
    String header =
        """
        {"alg":"ECDH-ES","enc":"%s","kid":"%s","epk":{"kty":"EC","crv":"P-256","x":"%s","y":"%s"}}"""
            .formatted(ENC, keyId, coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    String first = ENCODER.encodeToString(header.getBytes(StandardCharsets.UTF_8));
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, agreed(own.getPrivate(), key), iv, first, plain);
    int tagAt = sealed.length - TAG_BITS / Byte.SIZE;
    return String.join(
        ".",
        first,
        "",
        ENCODER.encodeToString(iv),
        ENCODER.encodeToString(Arrays.copyOf(sealed, tagAt)),
        ENCODER.encodeToString(Arrays.copyOfRange(sealed, tagAt, sealed.length)));
  }

  /** What was encrypted for this key by whoever has the other one. */
  byte[] decrypt(String compact, PrivateKey key, PublicKey other) throws GeneralSecurityException {
    String[] parts = compact.split("\\.", -1);
    byte[] text = DECODER.decode(parts[3]);
    byte[] tag = DECODER.decode(parts[4]);
    byte[] sealed = Arrays.copyOf(text, text.length + tag.length);
    System.arraycopy(tag, 0, sealed, text.length, tag.length);
    byte[] iv = DECODER.decode(parts[2]);
    return gcm(Cipher.DECRYPT_MODE, agreed(key, other), iv, parts[0], sealed);
  }

  private byte[] gcm(int mode, byte[] key, byte[] iv, String beside, byte[] text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(beside.getBytes(StandardCharsets.US_ASCII));
    return cipher.doFinal(text);
  }

  /** RFC 7518, 4.6.2: one round of SHA-256 is enough for 128 bits. */
  private byte[] agreed(PrivateKey own, PublicKey other) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
    agreement.init(own);
    agreement.doPhase(other, true);
    ByteBuffer round = ByteBuffer.allocate(128);
    round.putInt(1).put(agreement.generateSecret());
    round.putInt(ENC.length()).put(ENC.getBytes(StandardCharsets.US_ASCII));
    round.putInt(0).putInt(0).putInt(KEY_BYTES * Byte.SIZE);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(round.flip());
    return Arrays.copyOf(digest.digest(), KEY_BYTES);
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return fixed;
  }
}
