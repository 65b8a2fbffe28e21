package dev.assay.cbor;

import java.util.Set;

/**
 * How big a CBOR item may be, and what may be in it.
 *
 * @param maxBytes the whole item
 * @param maxDepth arrays, maps and tags inside each other; an empty array has depth 1
 * @param maxItems all items together, keys included: an array of empty arrays takes 20 times its
 *     size in memory
 * @param form which of several encodings of one value are read
 * @param keys what may be a key
 * @param tags the tags that are known
 */
public record CborLimits(
    int maxBytes, int maxDepth, int maxItems, Form form, Keys keys, Set<Long> tags) {

  /** Which encodings are read. */
  public enum Form {
    /**
     * One for each value: lengths stated before their items, and every head and float as short as
     * it can be. The order of keys is free. ISO/IEC 18013-5, 8.3; RFC 8949, 4.1.
     */
    PREFERRED,
    /** Heads and floats may be longer than need be: what some encoders write for every map. */
    DEFINITE,
    /** Any, lengths that are not stated included: issuers and wallets of before that rule. */
    ANY
  }

  /** What may be a key of a map. */
  public enum Keys {
    /** Numbers and text: what names the members of a structure. */
    NAMES,
    /** Byte strings as well, in maps that have no other keys: {@link CborByteKeys}. */
    ALSO_BYTES
  }

  /**
   * Date and time as text and as number, COSE_Mac0, COSE_Sign1, encoded CBOR, URI, CWT, days since
   * 1970 and full-date. Bignums (2 and 3) are not among them: nothing here counts that far.
   */
  private static final Set<Long> KNOWN_TAGS = Set.of(0L, 1L, 17L, 18L, 24L, 32L, 61L, 100L, 1004L);

  /**
   * For a presentation: 1 MiB, where a full mDL with a portrait has 100,000 bytes; depth 16
   * (SEC-57), where a DeviceResponse has 9; and 50,000 items, where it has 500.
   */
  public static final CborLimits DEFAULT =
      new CborLimits(1 << 20, 16, 50_000, Form.PREFERRED, Keys.NAMES, KNOWN_TAGS);

  /** Reading takes some 100 bytes of stack a level. */
  private static final int DEEPEST = 512;

  /** Limits. Depth is bounded itself, because reading recurses. */
  public CborLimits {
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth is " + maxDepth + ", at most " + DEEPEST);
    }
    tags = Set.copyOf(tags);
  }

  /** The same, reading other encodings. */
  public CborLimits withForm(Form other) {
    return new CborLimits(maxBytes, maxDepth, maxItems, other, keys, tags);
  }

  /** The same, with another size. */
  public CborLimits withMaxBytes(int bytes) {
    return new CborLimits(bytes, maxDepth, maxItems, form, keys, tags);
  }

  /** The same, with another depth. */
  public CborLimits withMaxDepth(int depth) {
    return new CborLimits(maxBytes, depth, maxItems, form, keys, tags);
  }

  /** The same, with another number of items. */
  public CborLimits withMaxItems(int items) {
    return new CborLimits(maxBytes, maxDepth, items, form, keys, tags);
  }

  /** The same, with other keys. */
  public CborLimits withKeys(Keys others) {
    return new CborLimits(maxBytes, maxDepth, maxItems, form, others, tags);
  }
}
