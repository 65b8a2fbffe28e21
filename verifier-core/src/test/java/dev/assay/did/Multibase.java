package dev.assay.did;

import java.math.BigInteger;
import java.util.HexFormat;

/** Writes base58 by division, which is slow and plainly right. */
final class Multibase {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private Multibase() {}

  static String base58(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(58));
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append('1');
    }
    return text.reverse().toString();
  }

  /** A did:key of a multicodec prefix in hex and a key. */
  static String didKey(String prefix, byte[] key) {
    return "did:key:z" + base58(HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(key)));
  }
}
