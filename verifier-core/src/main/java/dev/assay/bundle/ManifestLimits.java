package dev.assay.bundle;

/** Holds a manifest against the limits, before any byte of the contents is read. */
final class ManifestLimits {

  private final BundleLimits limits;
  private final String source;

  ManifestLimits(BundleLimits limits, String source) {
    this.limits = limits;
    this.source = source;
  }

  void require(Manifest manifest) throws BundleFault {
    int count = manifest.entries().size();
    require(BundleRule.SIZE, count <= limits.maxEntries(), count + " entries", limits.maxEntries());
    long stored = 0;
    long contents = 0;
    for (BundleEntry entry : manifest.entries()) {
      requireOne(entry);
      stored += entry.storedSize();
      contents += entry.size();
    }
    String total = " bytes in all entries";
    require(
        BundleRule.SIZE, stored <= limits.maxFileBytes(), stored + total, limits.maxFileBytes());
    require(
        BundleRule.SIZE,
        contents <= limits.maxContentBytes(),
        contents + total + ", expanded",
        limits.maxContentBytes());
  }

  private void requireOne(BundleEntry entry) throws BundleFault {
    int most = entry.kind().maxBytes();
    String bytes = entry.size() + " bytes in entry " + entry.name();
    require(BundleRule.SIZE, entry.size() <= most, bytes, most);
    long fromHere = (long) entry.storedSize() * limits.maxRatio();
    require(
        BundleRule.INFLATION,
        entry.deflated().isEmpty() || entry.size() <= fromHere,
        bytes + " from " + entry.storedSize(),
        fromHere);
    require(
        BundleRule.INFLATION,
        entry.storedSize() <= entry.size(),
        entry.storedSize() + " compressed bytes in entry " + entry.name(),
        entry.size());
  }

  private void require(BundleRule rule, boolean holds, String found, long most) throws BundleFault {
    if (!holds) {
      throw new BundleFault(rule, source, found + ", at most " + most);
    }
  }
}
