package dev.assay.jose;

/**
 * How big a JSON text may be.
 *
 * @param maxBytes the whole text in UTF-8
 * @param maxDepth objects and arrays inside each other; a lone {@code {}} has depth 1
 * @param maxStringChars one string or member name, in UTF-16 units
 * @param maxValues all values together, so that {@code [[],[],...]} cannot take 20 times its size
 *     in memory
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxStringChars, int maxValues) {

  /**
   * What a single credential may need several times over: 1 MiB, of which a portrait in one string
   * is the most; depth 32 (SEC-55), where real claims stay below 8; and 50,000 values, where a
   * trust list of 100 issuers has 5,000.
   */
  public static final JsonLimits DEFAULT = new JsonLimits(1 << 20, 32, 1 << 20, 50_000);

  /** Reading takes some 100 bytes of stack a level. */
  private static final int DEEPEST = 512;

  /** Limits. Depth is bounded itself, because reading recurses. */
  public JsonLimits {
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth is " + maxDepth + ", at most " + DEEPEST);
    }
  }

  /** The same, with another size for the text and so for any string in it. */
  public JsonLimits withMaxBytes(int bytes) {
    return new JsonLimits(bytes, maxDepth, bytes, maxValues);
  }

  /** The same, with another depth. */
  public JsonLimits withMaxDepth(int depth) {
    return new JsonLimits(maxBytes, depth, maxStringChars, maxValues);
  }

  /** The same, with another number of values. */
  public JsonLimits withMaxValues(int values) {
    return new JsonLimits(maxBytes, maxDepth, maxStringChars, values);
  }
}
