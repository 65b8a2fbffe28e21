package dev.assay.bundle;

import dev.assay.form.FormFault;
import dev.assay.form.Place;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a delta says of itself; signed.
 *
 * @param base the bundle that it is applied to
 * @param full the bundle that comes of it
 * @param added the names of the entries that the base does not have
 * @param replaced the names of the entries that the base has with other contents
 * @param removed the names of the entries that the base has, and the full bundle has not
 */
record DeltaManifest(
    BundleId base, BundleId full, Set<String> added, Set<String> replaced, Set<String> removed) {

  private static final Set<String> MEMBERS =
      Set.of("version", "base", "full", "added", "replaced", "removed");

  /** What leads from one bundle to another. */
  static DeltaManifest between(Manifest base, Manifest full) {
    Map<String, String> before = new HashMap<>();
    base.entries().forEach(entry -> before.put(entry.name(), entry.storedDigest()));
    Set<String> added = new LinkedHashSet<>();
    Set<String> replaced = new LinkedHashSet<>();
    for (BundleEntry entry : full.entries()) {
      String held = before.getOrDefault(entry.name(), "");
      if (held.isEmpty()) {
        added.add(entry.name());
      } else if (!held.equals(entry.storedDigest())) {
        replaced.add(entry.name());
      }
    }
    Set<String> kept = full.entries().stream().map(BundleEntry::name).collect(Collectors.toSet());
    Set<String> removed =
        base.entries().stream()
            .map(BundleEntry::name)
            .filter(name -> !kept.contains(name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new DeltaManifest(base.bundle(), full.bundle(), added, replaced, removed);
  }

  static DeltaManifest read(ManifestReading reading, String source, byte[] payload)
      throws BundleFault {
    try {
      Place root = reading.root(payload);
      root.allowOnly(MEMBERS);
      return new DeltaManifest(
          ManifestReading.bundle(root, "base"),
          ManifestReading.bundle(root, "full"),
          root.texts("added"),
          root.texts("replaced"),
          root.texts("removed"));
    } catch (FormFault e) {
      throw new BundleFault(BundleRule.FORM, source, "delta: " + e.text());
    }
  }

  byte[] bytes() {
    return ManifestWriting.utf8(
        ManifestWriting.object(
            Map.entry("version", ManifestReading.VERSION),
            Map.entry("base", ManifestReading.written(base)),
            Map.entry("full", ManifestReading.written(full)),
            Map.entry("added", List.copyOf(added)),
            Map.entry("replaced", List.copyOf(replaced)),
            Map.entry("removed", List.copyOf(removed))));
  }

  /** Whether the delta brings the contents of this entry. */
  boolean carries(String name) {
    return added.contains(name) || replaced.contains(name);
  }
}
