package dev.assay.bundle;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.SigningKey;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.JwsSigner;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes bundles and deltas. What a device could not use is refused here already: the bundle is read
 * once before it is given out. Not safe for use by several threads.
 */
public final class BundleWriter {

  private final Crypto crypto;
  private final BundleLimits limits;
  private final List<BundleEntry> entries = new ArrayList<>();
  private final List<byte[]> stored = new ArrayList<>();

  /** A bundle without entries. */
  public BundleWriter(Crypto crypto, BundleLimits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  /** A bundle without entries, with the default limits. */
  public BundleWriter(Crypto crypto) {
    this(crypto, BundleLimits.DEFAULT);
  }

  /**
   * Adds a trust list, behind those that were added before.
   *
   * @param list as it was received, named by its file in messages
   * @param signers of a signed list, the keys one of which must have signed it; empty for a plain
   *     one
   */
  public BundleWriter trustList(Document list, List<VerificationKey> signers) throws BundleFault {
    String file = list.uri().toString();
    String id = new Lists(crypto, file).trustList("trust list", list.bytes(), signers).id();
    return list(EntryKind.TRUST_LIST, id, list, signers);
  }

  /** Adds a list of business rules; as {@link #trustList}. */
  public BundleWriter ruleList(Document list, List<VerificationKey> signers) throws BundleFault {
    String file = list.uri().toString();
    String id = new Lists(crypto, file).ruleList("rule list", list.bytes(), signers).id();
    return list(EntryKind.RULE_LIST, id, list, signers);
  }

  /**
   * Adds a document.
   *
   * @param document as it was received: its instant counts for how long it may be used
   */
  public BundleWriter document(DocumentKind kind, Document document) {
    add(EntryKind.of(kind), document.uri(), document, List.of());
    return this;
  }

  /**
   * The bundle, signed.
   *
   * @throws BundleFault if no device could use it
   * @throws GeneralSecurityException if the key cannot sign
   */
  public byte[] write(BundleTerms terms, SigningKey key)
      throws BundleFault, GeneralSecurityException {
    byte[] payload = ManifestWriting.bytes(terms, entries);
    String line = JwsSigner.sign(key, Map.of("typ", BundleReader.TYPE), payload);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BundleFile.writeLine(line, out);
    stored.forEach(out::writeBytes);
    byte[] bytes = out.toByteArray();
    new BundleReader(crypto, List.of(key.verificationKey()), limits).read(terms.id(), bytes);
    return bytes;
  }

  /**
   * The delta from an earlier bundle of the same signer to a later one.
   *
   * @param baseSource the file with the earlier one, for messages
   * @throws BundleFault if one of the two cannot be used, or the later one is no later issue of the
   *     earlier one
   * @throws GeneralSecurityException if the key cannot sign
   */
  public byte[] delta(String baseSource, byte[] base, byte[] full, SigningKey key)
      throws BundleFault, GeneralSecurityException {
    BundleReader reader = new BundleReader(crypto, List.of(key.verificationKey()), limits);
    BundleFile before = reader.file(baseSource, base);
    BundleId earlier = before.manifest().bundle();
    BundleFile after = reader.file("full bundle", full);
    BundleId later = after.manifest().bundle();
    if (!earlier.precedes(later)) {
      throw new BundleFault(
          BundleRule.BASE,
          baseSource,
          "it is " + earlier.text() + ", and no earlier issue of " + later.text());
    }
    DeltaManifest changes = DeltaManifest.between(before.manifest(), after.manifest());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Object> header = Map.of("typ", BundleReader.DELTA_TYPE);
    BundleFile.writeLine(JwsSigner.sign(key, header, changes.bytes()), out);
    BundleFile.writeLine(after.line(), out);
    for (int i = 0; i < after.stored().size(); i++) {
      if (changes.carries(after.manifest().entries().get(i).name())) {
        out.writeBytes(after.stored().get(i));
      }
    }
    return out.toByteArray();
  }

  private BundleWriter list(
      EntryKind kind, String id, Document list, List<VerificationKey> signers) {
    URI name =
        URI.create(
            "urn:assay:" + kind.code() + ":" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    add(kind, name, list, signers);
    return this;
  }

  private void add(EntryKind kind, URI uri, Document document, List<VerificationKey> signers) {
    byte[] contents = document.bytes();
    byte[] compressed = Deflate.raw(contents);
    Instant fetchedAt = document.fetchedAt();
    boolean smaller =
        compressed.length < contents.length - contents.length / 10
            && contents.length <= (long) compressed.length * limits.maxRatio();
    Optional<BundleEntry.Deflated> form =
        smaller
            ? Optional.of(new BundleEntry.Deflated(compressed.length, Digests.of(compressed)))
            : Optional.empty();
    entries.add(
        new BundleEntry(
            name(kind, uri),
            kind,
            document.mediaType(),
            uri,
            fetchedAt,
            contents.length,
            document.digest(),
            form,
            signers));
    stored.add(smaller ? compressed : contents);
  }

  /** The same in every issue, so that a delta can tell what was replaced. */
  private static String name(EntryKind kind, URI uri) {
    String digest = Digests.of(uri.toString().getBytes(StandardCharsets.UTF_8));
    return kind.code() + "-" + digest.substring("sha256:".length(), "sha256:".length() + 16);
  }
}
