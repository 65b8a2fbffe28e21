package dev.assay.testkit;

import dev.assay.document.Document;
import dev.assay.testkit.TestTrust.Node;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

/**
 * An offline bundle to be, good unless a test changes it. Every method gives a new one and leaves
 * this one as it was.
 *
 * <pre>{@code
 * byte[] bytes = TestBundle.signedBy(key).trustList(list).document("crl", document).bytes();
 * }</pre>
 *
 * @param jws the header, and the key that signs
 * @param manifest the payload, without the entries
 */
public record TestBundle(TestJws jws, Node manifest, List<Node> entries, List<byte[]> contents) {

  public TestBundle {
    entries = List.copyOf(entries);
    contents = List.copyOf(contents);
  }

  /** A bundle without entries, fresh for a week from the day before {@link TestClock#NOW}. */
  public static TestBundle signedBy(TestKey key) {
    Node manifest =
        new Node()
            .with("version", 1)
            .with("id", "desk")
            .with("sequence", 12)
            .with("issued", "2026-05-31T12:00:00Z")
            .with("nextUpdate", "2026-06-07T12:00:00Z")
            .with("grace", "P3D");
    return new TestBundle(TestJws.of("offline-bundle+jwt", key), manifest, List.of(), List.of());
  }

  /** With another value of a member of the manifest. */
  public TestBundle with(String name, Object value) {
    Node changed = copy(manifest).with(name, value);
    return new TestBundle(jws, changed, entries, contents);
  }

  /** With another header, or signed by another key. */
  public TestBundle signed(UnaryOperator<TestJws> change) {
    return new TestBundle(change.apply(jws), manifest, entries, contents);
  }

  /** With a trust list. */
  public TestBundle trustList(Node list) {
    return entry("trust-list", "application/json", "urn:example:" + list.get("id"), list.json());
  }

  /** With a document of this kind. */
  public TestBundle document(String kind, Document document) {
    return entry(kind, document.mediaType(), document.uri().toString(), document.bytes());
  }

  /** With an entry that stands in the file as it is. */
  public TestBundle entry(String kind, String mediaType, String uri, byte[] content) {
    Node entry =
        new Node()
            .with("name", kind + "-" + (entries.size() + 1))
            .with("kind", kind)
            .with("mediaType", mediaType)
            .with("uri", uri)
            .with("fetchedAt", "2026-05-31T00:00:00Z")
            .with("size", content.length)
            .with("digest", digest(content));
    return add(entry, content);
  }

  /** With the last entry compressed. */
  public TestBundle deflated() {
    byte[] content = contents.get(contents.size() - 1);
    return deflated(deflate(content));
  }

  /** With these bytes for the last entry's compressed form. */
  public TestBundle deflated(byte[] compressed) {
    Node form = new Node().with("size", compressed.length).with("digest", digest(compressed));
    Node entry = copy(entries.get(entries.size() - 1)).with("deflated", form);
    int before = entries.size() - 1;
    return new TestBundle(jws, manifest, entries.subList(0, before), contents.subList(0, before))
        .add(entry, compressed);
  }

  /** With a change to what the manifest says of the last entry. */
  public TestBundle last(UnaryOperator<Node> change) {
    List<Node> changed = new ArrayList<>(entries);
    changed.add(change.apply(copy(changed.remove(changed.size() - 1))));
    return new TestBundle(jws, manifest, changed, contents);
  }

  /** The file. */
  public byte[] bytes() {
    Node payload = copy(manifest).with("entries", entries);
    String line = jws.compact(TestJws.json(jws.header()), TestJws.json(payload));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
    contents.forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** Raw deflate. */
  public static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] out = new byte[content.length + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, length);
  }

  /** A digest as manifests have it. */
  public static String digest(byte[] content) {
    try {
      byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + java.util.HexFormat.of().formatHex(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestBundle add(Node entry, byte[] content) {
    List<Node> more = new ArrayList<>(entries);
    more.add(entry);
    List<byte[]> longer = new ArrayList<>(contents);
    longer.add(content);
    return new TestBundle(jws, manifest, more, longer);
  }

  private static Node copy(Node node) {
    Node copy = new Node();
    copy.putAll(node);
    return copy;
  }
}
