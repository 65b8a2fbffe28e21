package dev.assay.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A hash function, by its name in the IANA registry of named information (RFC 6920, 9.4), which is
 * what {@code _sd_alg} of an SD-JWT holds. The names are case-sensitive: {@code sha-256} is one,
 * {@code SHA-256} is not.
 */
public enum HashAlgorithm {
  SHA_256("sha-256", "SHA-256", 32),
  SHA_384("sha-384", "SHA-384", 48),
  SHA_512("sha-512", "SHA-512", 64);

  private final String ianaName;
  private final String jcaName;
  private final int length;

  HashAlgorithm(String ianaName, String jcaName, int length) {
    this.ianaName = ianaName;
    this.jcaName = jcaName;
    this.length = length;
  }

  /** The algorithm of this exact name. */
  public static Optional<HashAlgorithm> ofIanaName(String exact) {
    for (HashAlgorithm algorithm : values()) {
      if (algorithm.ianaName.equals(exact)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** For example {@code sha-256}. */
  public String ianaName() {
    return ianaName;
  }

  /** The name Java knows it by, for example {@code SHA-256}. */
  String jcaName() {
    return jcaName;
  }

  /** Of a digest, in bytes. */
  public int length() {
    return length;
  }

  /** The digest of all bytes. */
  public byte[] digest(byte[] data) {
    return fresh().digest(data);
  }

  /**
   * The digest of a part of an array.
   *
   * @throws IllegalArgumentException if the array does not have that part
   */
  public byte[] digest(byte[] data, int offset, int length) {
    MessageDigest digest = fresh();
    digest.update(data, offset, length);
    return digest.digest();
  }

  /** Looked up each time: the JDK's look-up costs no more than keeping and cloning one. */
  private MessageDigest fresh() {
    try {
      return MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no " + jcaName, e);
    }
  }
}
