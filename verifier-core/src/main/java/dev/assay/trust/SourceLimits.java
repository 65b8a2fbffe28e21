package dev.assay.trust;

import dev.assay.document.DocumentKind;
import dev.assay.jose.JsonLimits;

/** How big a list of another kind may be. */
final class SourceLimits {

  /** As much as the list that is made of it may have. */
  static final int MAX_BYTES = DocumentKind.TRUST_LIST.maxBytes();

  /** Thirty times what the EU gateway had at its end; each costs some 50 microseconds to read. */
  static final int MAX_ENTRIES = 20_000;

  /** Five levels, and room for what publishers add. */
  private static final int MAX_DEPTH = 16;

  /** Twenty values an entry, which is twice what the richest have. */
  private static final int MAX_VALUES = 20 * MAX_ENTRIES;

  static final JsonLimits JSON =
      JsonLimits.DEFAULT.withMaxBytes(MAX_BYTES).withMaxDepth(MAX_DEPTH).withMaxValues(MAX_VALUES);

  private SourceLimits() {}

  static void requireSize(String source, byte[] bytes) throws TrustListFault {
    if (bytes.length > MAX_BYTES) {
      throw new TrustListFault(
          TrustListRule.SIZE, source, bytes.length + " bytes, at most " + MAX_BYTES);
    }
  }

  static void requireCount(String source, int entries) throws TrustListFault {
    if (entries > MAX_ENTRIES) {
      throw new TrustListFault(
          TrustListRule.SIZE, source, entries + " entries, at most " + MAX_ENTRIES);
    }
  }
}
