package dev.assay.rules;

/**
 * What one evaluation may cost, whoever wrote the expression and the data.
 *
 * @param maxDepth operations and lists inside each other, in an expression and in what it makes:
 *     both are walked by recursion
 * @param maxSteps operations, elements looked at and characters compared (sixteen a step): a
 *     reduction in a reduction multiplies
 * @param maxValues the values in one list or reduction that an expression makes: each round of a
 *     reduction can double what the one before made
 */
public record CertLogicLimits(int maxDepth, int maxSteps, int maxValues) {

  /**
   * Depth 64, where published rules stay below 20; 100,000 steps, which are some milliseconds,
   * where a published rule takes a few hundred; 10,000 values, where the longest value set has 300
   * codes.
   */
  public static final CertLogicLimits DEFAULT = new CertLogicLimits(64, 100_000, 10_000);

  /** A level takes some 300 bytes of stack, and a thread may have no more than 256 KiB. */
  private static final int DEEPEST = 256;

  /** Limits. Depth is bounded itself, because evaluation recurses. */
  public CertLogicLimits {
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth is " + maxDepth + ", at most " + DEEPEST);
    }
  }

  /** The same, with another number of steps. */
  public CertLogicLimits withMaxSteps(int steps) {
    return new CertLogicLimits(maxDepth, steps, maxValues);
  }
}
