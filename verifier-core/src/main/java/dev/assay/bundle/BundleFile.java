package dev.assay.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A bundle as it is in a file: signed by a pinned key, every byte of it, and not yet read for use.
 *
 * @param line the manifest as it was signed
 * @param stored of each entry, in the order of the manifest; not copied, so they must not change
 */
record BundleFile(String line, Manifest manifest, List<byte[]> stored) {

  BundleFile {
    stored = List.copyOf(stored);
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeLine(line, out);
    stored.forEach(out::writeBytes);
    return out.toByteArray();
  }

  static void writeLine(String line, ByteArrayOutputStream out) {
    out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
  }
}
