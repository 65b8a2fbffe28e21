package dev.assay.bundle;

/**
 * How big a bundle may be. An entry has the limit of its kind besides ({@link EntryKind#maxBytes}).
 *
 * @param maxFileBytes the whole file, or a delta; 256 MiB is two dozen status lists of the largest
 *     kind, and more than a device at a desk should hold
 * @param maxManifestBytes the line with the manifest, in base64url; 8 MiB holds 10,000 entries of
 *     600 bytes, and an entry takes some 400
 * @param maxEntries ten thousand: a national list with the status lists and revocation lists of all
 *     its issuers has hundreds
 * @param maxContentBytes all contents, expanded; they stay in memory. Twice the file: what is large
 *     is compressed already, and trust lists, which shrink to a tenth, are bounded by their kind
 * @param maxRatio bytes out for each byte in; text shrinks to a tenth, and the builder stores as it
 *     is what would shrink beyond this
 */
public record BundleLimits(
    long maxFileBytes, int maxManifestBytes, int maxEntries, long maxContentBytes, int maxRatio) {

  /** The limits that apply unless the operator sets others. */
  public static final BundleLimits DEFAULT =
      new BundleLimits(256L << 20, 8 << 20, 10_000, 512L << 20, 100);
}
