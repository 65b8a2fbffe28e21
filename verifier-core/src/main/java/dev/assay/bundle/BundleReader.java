package dev.assay.bundle;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.PinnedSignature;
import dev.assay.jose.PinnedSignatureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads offline bundles, version 1, whole or not at all. Nothing in a file is read for use before
 * the signature over its manifest holds, and no entry before the digest that stands there does. The
 * documentation of this package has the format.
 */
public final class BundleReader {

  /** The {@code typ} of the manifest of a bundle. */
  public static final String TYPE = "offline-bundle+jwt";

  /** The {@code typ} of what a delta says of its base. */
  public static final String DELTA_TYPE = "offline-bundle-delta+jwt";

  private static final int MAX_HEADER_CHARS = 4096;

  private final Crypto crypto;
  private final List<VerificationKey> pinned;
  private final BundleLimits limits;

  /**
   * A reader; safe for use by several threads.
   *
   * @param pinned the keys of the operator, one of which must have signed; {@link
   *     dev.assay.trust.SignerKey} reads one
   */
  public BundleReader(Crypto crypto, List<VerificationKey> pinned, BundleLimits limits) {
    this.crypto = crypto;
    this.pinned = List.copyOf(pinned);
    this.limits = limits;
  }

  /** A reader with the default limits. */
  public BundleReader(Crypto crypto, List<VerificationKey> pinned) {
    this(crypto, pinned, BundleLimits.DEFAULT);
  }

  /**
   * A bundle.
   *
   * @param source the file, for messages
   */
  public OfflineBundle read(String source, byte[] bytes) throws BundleFault {
    return read(file(source, bytes), source);
  }

  /**
   * A bundle of which no more is held in memory than its manifest announces.
   *
   * @param source the file, for messages
   * @throws IOException if the stream cannot be read
   */
  public OfflineBundle read(String source, InputStream in) throws BundleFault, IOException {
    return read(file(input(source, in)), source);
  }

  /**
   * A delta, to be applied to the bundle that it names.
   *
   * @param source the file, for messages
   */
  public BundleDelta delta(String source, byte[] bytes) throws BundleFault {
    try {
      BundleInput in = input(source, new ByteArrayInputStream(bytes));
      byte[] payload = opened(source, in.line(), DELTA_TYPE);
      DeltaManifest changes =
          DeltaManifest.read(new ManifestReading(crypto, limits, source), source, payload);
      if (!changes.base().precedes(changes.full())) {
        throw new BundleFault(
            BundleRule.BASE,
            source,
            "it leads from "
                + changes.base().text()
                + " to "
                + changes.full().text()
                + ", which is no later issue");
      }
      String line = in.line();
      Manifest full = manifest(source, line);
      if (!full.bundle().equals(changes.full())) {
        throw new BundleFault(
            BundleRule.BASE, source, "it leads to another bundle than the one it has");
      }
      List<byte[]> stored = new ArrayList<>();
      for (BundleEntry entry : full.entries()) {
        if (changes.carries(entry.name())) {
          stored.add(in.stored(entry));
        }
      }
      in.requireEnd();
      return new BundleDelta(this, source, changes, new BundleFile(line, full, stored));
    } catch (IOException e) {
      throw new IllegalStateException("bytes can be read", e);
    }
  }

  /**
   * Whether a file says that it is a delta. Nobody has verified that; it serves to tell people what
   * to do with it.
   */
  public static boolean isDelta(byte[] bytes) {
    int length = Math.min(bytes.length, MAX_HEADER_CHARS);
    String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int dot = start.indexOf('.');
    if (dot < 0) {
      return false;
    }
    try {
      byte[] header = Base64Url.decode(start.substring(0, dot));
      return Json.peekString(header, "typ").equals(Optional.of(DELTA_TYPE));
    } catch (Base64UrlException | JsonException e) {
      return false;
    }
  }

  OfflineBundle read(BundleFile file, String source) throws BundleFault {
    return new Contents(crypto, limits, source).read(file);
  }

  BundleFile file(String source, byte[] bytes) throws BundleFault {
    try {
      return file(input(source, new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new IllegalStateException("bytes can be read", e);
    }
  }

  private BundleFile file(BundleInput in) throws BundleFault, IOException {
    String line = in.line();
    if (isDelta(line.getBytes(StandardCharsets.ISO_8859_1))) {
      throw new BundleFault(
          BundleRule.SIGNATURE,
          in.source(),
          "this is a delta: apply it to its base, and use the result");
    }
    Manifest manifest = manifest(in.source(), line);
    List<byte[]> stored = new ArrayList<>();
    for (BundleEntry entry : manifest.entries()) {
      stored.add(in.stored(entry));
    }
    in.requireEnd();
    return new BundleFile(line, manifest, stored);
  }

  private Manifest manifest(String source, String line) throws BundleFault {
    return new ManifestReading(crypto, limits, source).read(opened(source, line, TYPE));
  }

  private BundleInput input(String source, InputStream in) {
    return new BundleInput(source, in, limits.maxManifestBytes());
  }

  private byte[] opened(String source, String line, String type) throws BundleFault {
    try {
      return new PinnedSignature(crypto, type).open(line, pinned);
    } catch (PinnedSignatureException e) {
      BundleRule rule =
          switch (e.kind()) {
            case CRITICAL -> BundleRule.CRITICAL;
            case UNSIGNED -> BundleRule.SIGNATURE;
          };
      throw new BundleFault(rule, source, e.reason());
    }
  }
}
