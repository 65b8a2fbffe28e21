package dev.assay.bundle;

import dev.assay.trust.SequenceMemory.Mark;

/**
 * Which bundle, and which issue of it.
 *
 * @param id the same for all issues
 * @param sequence grows with every issue
 * @param digest {@code sha256:} and the digest of the manifest, in lower-case hex; the manifest has
 *     the digest of every entry, so this one stands for all contents. The signature is not part of
 *     it: the same issue may be signed anew with a newer key
 */
public record BundleId(String id, long sequence, String digest) {

  Mark mark() {
    return new Mark(sequence, digest);
  }

  /** Whether that one is a later issue of this bundle. */
  boolean precedes(BundleId later) {
    return id.equals(later.id) && sequence < later.sequence;
  }

  /** Such as {@code desk #12}. */
  public String text() {
    return id + " #" + sequence;
  }
}
