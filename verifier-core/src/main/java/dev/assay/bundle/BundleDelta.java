package dev.assay.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What changed from one issue of a bundle to a later one: the whole manifest of the later one, and
 * the contents that the earlier one does not have. Signed by a pinned key, as a bundle is.
 */
public final class BundleDelta {

  private final BundleReader reader;
  private final String source;
  private final DeltaManifest changes;

  /** The full bundle's manifest, with the contents that the delta carries alone. */
  private final BundleFile carried;

  BundleDelta(BundleReader reader, String source, DeltaManifest changes, BundleFile carried) {
    this.reader = reader;
    this.source = source;
    this.changes = changes;
    this.carried = carried;
  }

  /** The bundle that it can be applied to. */
  public BundleId base() {
    return changes.base();
  }

  /** What the full bundle says about itself. */
  public Manifest full() {
    return carried.manifest();
  }

  /** The names of the entries that the base does not have. */
  public List<String> added() {
    return List.copyOf(changes.added());
  }

  /** The names of the entries that the base has with other contents. */
  public List<String> replaced() {
    return List.copyOf(changes.replaced());
  }

  /** The names of the entries of the base that the full bundle does not have. */
  public List<String> removed() {
    return List.copyOf(changes.removed());
  }

  /**
   * The full bundle, byte for byte as it was made, and read once to be sure that it can be used.
   *
   * @param baseSource the file with the base, for messages
   * @throws BundleFault if the base cannot be used, or is another one than {@link #base}
   */
  public byte[] applyTo(String baseSource, byte[] baseBytes) throws BundleFault {
    BundleFile base = reader.file(baseSource, baseBytes);
    Manifest before = base.manifest();
    if (!before.bundle().equals(base())) {
      throw wrongBase(
          "it is made for "
              + base().text()
              + ", "
              + base().digest()
              + ", and "
              + baseSource
              + " is "
              + before.bundle().text()
              + ", "
              + before.bundle().digest());
    }
    if (!DeltaManifest.between(before, full()).equals(changes)) {
      throw wrongBase("what it says to have changed is not what did");
    }
    byte[] bytes = new BundleFile(carried.line(), full(), assembled(base)).bytes();
    // What is kept of the base must be what the full manifest says, as on the device later on.
    reader.read(source, bytes);
    return bytes;
  }

  private List<byte[]> assembled(BundleFile base) {
    Map<String, byte[]> kept = new HashMap<>();
    List<BundleEntry> before = base.manifest().entries();
    for (int i = 0; i < before.size(); i++) {
      kept.put(before.get(i).name(), base.stored().get(i));
    }
    Iterator<byte[]> brought = carried.stored().iterator();
    List<byte[]> stored = new ArrayList<>();
    for (BundleEntry entry : full().entries()) {
      byte[] held = kept.get(entry.name());
      stored.add(held == null || changes.carries(entry.name()) ? brought.next() : held);
    }
    return stored;
  }

  private BundleFault wrongBase(String reason) {
    return new BundleFault(BundleRule.BASE, source, reason);
  }
}
