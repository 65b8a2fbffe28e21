package dev.assay.cose;

import static dev.assay.crypto.KeyRejectedException.Reason.BAD_LENGTH;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.PRIVATE_MATERIAL;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import dev.assay.cbor.ByteString;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A public COSE_Key: RFC 9052, 7; RFC 9053, 7; RFC 8230, 4.
 *
 * @param key the key, checked
 * @param algorithm {@code alg} as it stands there, a number or text; empty if the key is for any
 * @param operations {@code key_ops} as they stand there; empty if the key is for any
 */
public record CoseKey(VerificationKey key, Optional<Object> algorithm, List<Object> operations) {

  private static final long KEY_TYPE = 1;
  private static final long ALGORITHM = 3;
  private static final long OPERATIONS = 4;

  private static final long OKP = 1;
  private static final long EC2 = 2;
  private static final long RSA = 3;
  private static final long SYMMETRIC = 4;

  /** The curve of an EC2 or OKP key, the modulus of an RSA key. */
  private static final long FIRST = -1;

  /** x of an EC2 or OKP key, the public exponent of an RSA key. */
  private static final long SECOND = -2;

  /** y of an EC2 key; of an RSA key the first of the private numbers. */
  private static final long THIRD = -3;

  /** d of an EC2 or OKP key, and a private number of an RSA key. */
  private static final long FOURTH = -4;

  /** {@code verify} of {@code key_ops}, RFC 9052, 7.1. */
  private static final long VERIFY = 2;

  /** {@code derive key}, RFC 9052, 7.1. */
  private static final long DERIVE_KEY = 7;

  /** {@code derive bits}, RFC 9052, 7.1. */
  private static final long DERIVE_BITS = 8;

  /** A modulus of 8192 bits. */
  private static final int MAX_NUMBER_BYTES = 1024;

  /** Collections are copied. */
  public CoseKey {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a public key.
   *
   * @throws KeyRejectedException if it is private, symmetric, of a kind that nothing here verifies
   *     with, malformed or weak: SEC-22
   */
  public static CoseKey read(Map<?, ?> map, Crypto crypto) throws KeyRejectedException {
    Object type = map.get(KEY_TYPE);
    if (type == null) {
      throw new KeyRejectedException(MALFORMED, "kty is missing");
    }
    requirePublic(type, map);
    VerificationKey key;
    if (type instanceof Long number && number == EC2) {
      key = crypto.ecKey(curve(map), bytes(map, SECOND), bytes(map, THIRD));
    } else if (type instanceof Long number && number == OKP) {
      key = okp(map, crypto);
    } else if (type instanceof Long number && number == RSA) {
      key = crypto.rsaKey(number(map, FIRST), number(map, SECOND));
    } else {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, "an unknown kty");
    }
    return new CoseKey(key, Optional.ofNullable(map.get(ALGORITHM)), operations(map));
  }

  /** Whether the key may verify signatures of this algorithm: SEC-21. */
  public boolean mayVerify(SignatureAlgorithm wanted) {
    boolean meant =
        algorithm.isEmpty()
            || (algorithm.get() instanceof Long number
                && SignatureAlgorithm.ofCoseNumber(number, key.kind())
                    .filter(wanted::equals)
                    .isPresent());
    return meant && key.fits(wanted) && (operations.isEmpty() || operations.contains(VERIFY));
  }

  /** Whether secrets may be agreed on with the key: it is meant for nothing else. */
  public boolean mayAgree() {
    return algorithm.isEmpty()
        && (operations.isEmpty()
            || operations.contains(DERIVE_KEY)
            || operations.contains(DERIVE_BITS));
  }

  private static void requirePublic(Object type, Map<?, ?> map) throws KeyRejectedException {
    if (Long.valueOf(SYMMETRIC).equals(type)) {
      throw new KeyRejectedException(PRIVATE_MATERIAL, "a symmetric key");
    }
    boolean rsa = Long.valueOf(RSA).equals(type);
    if (map.containsKey(FOURTH) || (rsa && map.containsKey(THIRD))) {
      throw new KeyRejectedException(PRIVATE_MATERIAL, "the COSE_Key has a private number");
    }
  }

  private static VerificationKey okp(Map<?, ?> map, Crypto crypto) throws KeyRejectedException {
    return switch (curve(map)) {
      case ED25519 -> crypto.ed25519Key(bytes(map, SECOND));
      case ED448 -> crypto.ed448Key(bytes(map, SECOND));
      default ->
          throw new KeyRejectedException(UNSUPPORTED_TYPE, "an OKP key not on an Edwards curve");
    };
  }

  private static Curve curve(Map<?, ?> map) throws KeyRejectedException {
    if (map.get(FIRST) instanceof Long number) {
      return Curve.ofCoseNumber(number)
          .orElseThrow(() -> new KeyRejectedException(UNSUPPORTED_TYPE, "an unknown crv"));
    }
    throw new KeyRejectedException(MALFORMED, "crv is missing, or no number");
  }

  /** RFC 8230, 4: as few bytes as hold it. */
  private static BigInteger number(Map<?, ?> map, long label) throws KeyRejectedException {
    byte[] bytes = bytes(map, label);
    if (bytes.length == 0 || bytes[0] == 0) {
      throw new KeyRejectedException(BAD_LENGTH, "a number with leading zeros, or no bytes");
    }
    return new BigInteger(1, bytes);
  }

  private static byte[] bytes(Map<?, ?> map, long label) throws KeyRejectedException {
    if (!(map.get(label) instanceof ByteString bytes)) {
      throw new KeyRejectedException(MALFORMED, "label " + label + " is missing, or no bytes");
    }
    if (bytes.length() > MAX_NUMBER_BYTES) {
      throw new KeyRejectedException(BAD_LENGTH, "label " + label + " is too long");
    }
    return bytes.toByteArray();
  }

  private static List<Object> operations(Map<?, ?> map) throws KeyRejectedException {
    Object operations = map.get(OPERATIONS);
    if (operations == null) {
      return List.of();
    }
    if (!(operations instanceof List<?> list) || list.isEmpty()) {
      throw new KeyRejectedException(MALFORMED, "key_ops is not a list, or empty");
    }
    return List.copyOf(list);
  }
}
