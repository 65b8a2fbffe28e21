package dev.assay.bundle;

import dev.assay.crypto.VerificationKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a bundle, as the manifest has it.
 *
 * @param name its own in this bundle and the same in the next issue; a name and never a path, for
 *     nothing is ever written under it
 * @param mediaType the media type without parameters, in lower case
 * @param uri where the document stands; of a list, a name for it
 * @param fetchedAt when it was received from there. How long it may be used counts from here, and
 *     not from when the bundle was made
 * @param size of the contents, in bytes
 * @param digest {@code sha256:} and the digest of the contents, in lower-case hex
 * @param deflated absent where the contents stand in the bundle as they are
 * @param signers of a signed list, the keys one of which must have signed it
 */
public record BundleEntry(
    String name,
    EntryKind kind,
    String mediaType,
    URI uri,
    Instant fetchedAt,
    int size,
    String digest,
    Optional<Deflated> deflated,
    List<VerificationKey> signers) {

  /**
   * The compressed form in which the contents stand in the bundle (RFC 1951).
   *
   * @param size in bytes
   * @param digest {@code sha256:} and the digest of the compressed bytes, which is held against
   *     them before they are expanded
   */
  public record Deflated(int size, String digest) {}

  public BundleEntry {
    signers = List.copyOf(signers);
  }

  /** How many bytes of the file are its. */
  int storedSize() {
    return deflated.map(Deflated::size).orElse(size);
  }

  /** The digest of the bytes that are in the file. */
  String storedDigest() {
    return deflated.map(Deflated::digest).orElse(digest);
  }

  /** Under which documents are looked for. */
  String key() {
    return key(kind.code(), uri);
  }

  static String key(String kind, URI uri) {
    return kind + " " + uri;
  }
}
