package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The message authentication codes that can be checked. They tell only whoever shares the key that
 * the other one has made them, so they are no {@link SignatureAlgorithm} and never authenticate an
 * issuer. The shortened HMAC 256/64 has no constant.
 *
 * <p>Source: RFC 9053, 3.1.
 */
public enum MacAlgorithm {
  HMAC_256("HmacSHA256"),
  HMAC_384("HmacSHA384"),
  HMAC_512("HmacSHA512");

  private static final Map<Long, MacAlgorithm> BY_COSE_NUMBER =
      Map.of(5L, HMAC_256, 6L, HMAC_384, 7L, HMAC_512);

  private final String jcaName;

  MacAlgorithm(String jcaName) {
    this.jcaName = jcaName;
  }

  /** The algorithm that a COSE {@code alg} numbers. Accepted: 5. Rejected: 4, HMAC 256/64. */
  public static Optional<MacAlgorithm> ofCoseNumber(long number) {
    return Optional.ofNullable(BY_COSE_NUMBER.get(number));
  }

  /** Whether this is the code of these bytes; takes as long for a good one as for a bad one. */
  public boolean verifies(byte[] key, byte[] authenticated, byte[] code) {
    if (key.length == 0) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance(jcaName);
      mac.init(new SecretKeySpec(key, jcaName));
      return MessageDigest.isEqual(mac.doFinal(authenticated), code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + jcaName, e);
    }
  }
}
