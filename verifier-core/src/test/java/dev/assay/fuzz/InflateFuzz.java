package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;

/** Any bytes at all expand within the limits, or are refused. */
class InflateFuzz {

  private static final int MAX_BYTES = 1 << 16;

  @FuzzTest
  void staysWithinTheLimits(byte[] bytes) {
    expand(() -> Inflate.zlib(bytes, MAX_BYTES));
    expand(() -> Inflate.raw(bytes, new Inflate.Limits(MAX_BYTES, 50)));
    expand(() -> Inflate.gzip(bytes, MAX_BYTES));
  }

  private static void expand(Expansion expansion) {
    try {
      if (expansion.run().length > MAX_BYTES) {
        throw new AssertionError("beyond the limit");
      }
    } catch (InflateException e) {
      // Refused.
    }
  }

  private interface Expansion {
    byte[] run() throws InflateException;
  }
}
