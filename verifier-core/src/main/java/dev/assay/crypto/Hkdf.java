package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes a key of a secret: HKDF with SHA-256, RFC 5869, as far as one block of output goes. */
public final class Hkdf {

  private static final String HMAC = "HmacSHA256";

  private Hkdf() {}

  /**
   * A key of 32 bytes.
   *
   * @param salt need not be secret; empty for none
   * @param secret what two sides agreed on
   * @param info what the key is for
   */
  public static byte[] sha256(byte[] salt, byte[] secret, byte[] info) {
    byte[] extracted = hmac(salt.length == 0 ? new byte[32] : salt, secret);
    byte[] first = Arrays.copyOf(info, info.length + 1);
    first[info.length] = 1;
    return hmac(extracted, first);
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
