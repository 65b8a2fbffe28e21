package dev.assay.status;

/**
 * An expanded status list: Token Status List draft-20, 4.1.
 *
 * <p>Entries are packed from the least significant bit of each byte upwards. With one bit, the byte
 * {@code b9} (1011 1001) holds, from index 0: 1, 0, 0, 1, 1, 1, 0, 1.
 */
final class StatusList implements VerifiedList {

  private final byte[] entries;
  private final int bits;

  StatusList(byte[] entries, int bits) {
    this.entries = entries;
    this.bits = bits;
  }

  /** How many entries the list has. */
  long size() {
    return (long) entries.length * Byte.SIZE / bits;
  }

  /**
   * The entry at an index.
   *
   * @param index from 0, less than {@link #size}
   */
  int get(long index) {
    long bit = index * bits;
    int octet = entries[(int) (bit / Byte.SIZE)] & 0xff;
    return (octet >> (int) (bit % Byte.SIZE)) & ((1 << bits) - 1);
  }

  @Override
  public int bytes() {
    return entries.length;
  }
}
