package dev.assay.server.transaction;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A key of 32 bytes for AES-256-GCM, with the name under which rows remember it. Give a new name to
 * a new key, and a new key before four thousand million writes (NIST SP 800-38D, 8.3).
 */
public final class SealingKey {

  /** AES-256. */
  public static final int BYTES = 32;

  private static final int MAX_ID = 64;

  private final String id;
  private final byte[] bytes;

  /**
   * A key.
   *
   * @param id 1 to 64 characters
   * @param bytes 32 of them
   */
  public SealingKey(String id, byte[] bytes) {
    if (id.isBlank() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("the id of a sealing key has 1 to 64 characters");
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a sealing key has 32 bytes, not " + bytes.length);
    }
    this.id = id;
    this.bytes = bytes.clone();
  }

  /** The name that stands beside what it sealed. */
  public String id() {
    return id;
  }

  /** The key itself, not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKey key
        && key.id.equals(id)
        && MessageDigest.isEqual(key.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Never the key itself. */
  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
