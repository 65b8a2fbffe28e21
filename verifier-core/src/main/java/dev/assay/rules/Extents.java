package dev.assay.rules;

import dev.assay.rules.CertLogicException.Kind;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * How much there is in what an evaluation made. A list can hold one value many times over, so what
 * is small in memory can be endless to whoever walks it.
 */
final class Extents {

  private static final Extent ONE = new Extent(1, 0);

  private final CertLogicLimits limits;
  private final IdentityHashMap<Object, Extent> made = new IdentityHashMap<>();

  /** What of the data is in it counts as one: it was there before. */
  private record Extent(long values, int depth) {}

  Extents(CertLogicLimits limits) {
    this.limits = limits;
  }

  /** Takes account of a list or object that was made of these values. */
  <T> T made(T whole, List<Object> parts) throws CertLogicException {
    long values = 1;
    int depth = 1;
    for (Object part : parts) {
      Extent extent = made.getOrDefault(part, ONE);
      values += extent.values();
      depth = Math.max(depth, extent.depth() + 1);
    }
    if (values > limits.maxValues() || depth > limits.maxDepth()) {
      throw new CertLogicException(Kind.LIMIT, "a list or reduction grows too large or too deep");
    }
    made.put(whole, new Extent(values, depth));
    return whole;
  }
}
