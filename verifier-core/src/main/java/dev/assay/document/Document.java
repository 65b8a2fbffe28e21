package dev.assay.document;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A document as it was received: its bytes never change, and its digest names it in reports. */
public final class Document {

  private final URI uri;
  private final String mediaType;
  private final byte[] body;
  private final Instant fetchedAt;
  private final String digest;

  private Document(URI uri, String mediaType, byte[] body, Instant fetchedAt) {
    this.uri = uri;
    this.mediaType = mediaType;
    this.body = body;
    this.fetchedAt = fetchedAt;
    this.digest = digestOf(body);
  }

  /**
   * A document that was received.
   *
   * @param mediaType the media type without parameters, in lower case
   * @param body the bytes received; copied
   */
  public static Document of(URI uri, String mediaType, byte[] body, Instant fetchedAt) {
    return new Document(uri, mediaType, body.clone(), fetchedAt);
  }

  /** The same document, confirmed by its publisher to be unchanged at a later instant. */
  public Document confirmedAt(Instant later) {
    return new Document(uri, mediaType, body, later);
  }

  /** The URI that was asked for. */
  public URI uri() {
    return uri;
  }

  /** The media type without parameters, in lower case. */
  public String mediaType() {
    return mediaType;
  }

  /** When the document was received, or last confirmed to be unchanged. */
  public Instant fetchedAt() {
    return fetchedAt;
  }

  /** {@code sha256:} and the digest of the bytes in lower-case hex. */
  public String digest() {
    return digest;
  }

  /** The bytes as received; a copy. */
  public byte[] bytes() {
    return body.clone();
  }

  /**
   * The bytes read as ASCII: for compact serializations, where any other byte is a fault of its
   * own.
   */
  public String ascii() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  /** The number of bytes. */
  public int size() {
    return body.length;
  }

  @Override
  public String toString() {
    return "Document[" + digest + "]";
  }

  private static String digestOf(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
