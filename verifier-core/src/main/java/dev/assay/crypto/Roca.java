package dev.assay.crypto;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * Recognises RSA keys of chips whose primes can be computed from the modulus: CVE-2017-15361, known
 * as ROCA, which national identity cards had. Modulo each small prime, such a modulus is a power of
 * 65537; of other keys one in 100 million is.
 *
 * <p>Source: Nemec et al., The Return of Coppersmith's Attack (CCS 2017), 3.2.
 */
final class Roca {

  private static final int GENERATOR = 65_537;

  /** The primes that all sizes of affected keys have in common, without 2. */
  private static final int[] PRIMES = {
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167
  };

  private Roca() {}

  static boolean isLikely(BigInteger modulus) {
    for (int prime : PRIMES) {
      int remainder = modulus.mod(BigInteger.valueOf(prime)).intValue();
      if (!powers(prime).get(remainder)) {
        return false;
      }
    }
    return true;
  }

  /** All powers of the generator modulo a prime. */
  private static BitSet powers(int prime) {
    BitSet powers = new BitSet(prime);
    for (int power = 1; !powers.get(power); power = power * (GENERATOR % prime) % prime) {
      powers.set(power);
    }
    return powers;
  }
}
