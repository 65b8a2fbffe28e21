package dev.assay.cbor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;

/**
 * The keys of a map whose keys are byte strings. What they map to was read and let go: such a map
 * is a set with remarks, and may have as many members as its bytes have room for, at eight bytes
 * each.
 */
public final class CborByteKeys {

  private final byte[] input;

  /** In order: where each begins, and in the lower half where it ends. */
  private final long[] keys;

  private CborByteKeys(byte[] input, long[] keys) {
    this.input = input;
    this.keys = keys;
  }

  /** Keys that stand in an input that nobody will change. */
  static CborByteKeys of(byte[] input, long[] keys) {
    CborByteKeys asReceived = new CborByteKeys(input, keys);
    if (asReceived.isInOrder()) {
      return asReceived;
    }
    Comparator<Long> order = asReceived::compare;
    return new CborByteKeys(
        input, LongStream.of(keys).boxed().sorted(order).mapToLong(Long::longValue).toArray());
  }

  /** A key that stands at a place in the input. */
  static long key(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  /** How many keys there are. */
  public int size() {
    return keys.length;
  }

  /** How much memory they take, the input aside. */
  public int bytes() {
    return keys.length * Long.BYTES;
  }

  /** Whether this is one of the keys. */
  public boolean contains(ByteString wanted) {
    byte[] bytes = wanted.toByteArray();
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(input, keys[middle], bytes, key(0, bytes.length));
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** Equal keys are neighbours. */
  boolean hasDuplicate() {
    for (int i = 1; i < keys.length; i++) {
      if (compare(keys[i - 1], keys[i]) == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isInOrder() {
    for (int i = 1; i < keys.length; i++) {
      if (compare(keys[i - 1], keys[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private int compare(long one, long other) {
    return compare(input, one, input, other);
  }

  /** RFC 8949, 4.2.1: the shorter first, as good encoders write them. */
  private static int compare(byte[] input, long one, byte[] other, long two) {
    int from = (int) (one >>> Integer.SIZE);
    int to = (int) one;
    int otherFrom = (int) (two >>> Integer.SIZE);
    int otherTo = (int) two;
    int byLength = Integer.compare(to - from, otherTo - otherFrom);
    return byLength != 0
        ? byLength
        : Arrays.compareUnsigned(input, from, to, other, otherFrom, otherTo);
  }

  /** The number of keys, not the keys. */
  @Override
  public String toString() {
    return keys.length + " keys";
  }
}
