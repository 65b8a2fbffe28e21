package dev.assay.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a bundle, taken one after the other; never more than was announced. */
final class BundleInput {

  private final String source;
  private final InputStream in;
  private final int maxLineBytes;

  BundleInput(String source, InputStream in, int maxLineBytes) {
    this.source = source;
    this.in = new BufferedInputStream(in, 1 << 16);
    this.maxLineBytes = maxLineBytes;
  }

  String source() {
    return source;
  }

  /** A compact JWS, up to a line feed. */
  String line() throws BundleFault, IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new BundleFault(
            BundleRule.WHOLE, source, "it must begin with a signed manifest on a line of its own");
      }
      if (line.size() == maxLineBytes) {
        throw new BundleFault(
            BundleRule.SIZE, source, "more than " + maxLineBytes + " bytes in its first line");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** The bytes of an entry as they are in the file. */
  byte[] stored(BundleEntry entry) throws BundleFault, IOException {
    // Grows with what comes, so nothing is allocated on the word of the manifest alone.
    byte[] bytes = in.readNBytes(entry.storedSize());
    if (bytes.length < entry.storedSize()) {
      throw new BundleFault(
          BundleRule.WHOLE, source, "it ends within entry " + entry.name() + ": get it again");
    }
    if (!Digests.of(bytes).equals(entry.storedDigest())) {
      throw new BundleFault(
          BundleRule.DIGEST,
          source,
          "entry " + entry.name() + " does not have the digest that the manifest names");
    }
    return bytes;
  }

  void requireEnd() throws BundleFault, IOException {
    if (in.read() >= 0) {
      throw new BundleFault(
          BundleRule.LISTED, source, "more follows after the last entry of the manifest");
    }
  }
}
