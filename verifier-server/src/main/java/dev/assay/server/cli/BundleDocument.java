package dev.assay.server.cli;

import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A file that goes into a bundle. It counts as fetched when it was written last, because a bundle
 * must not make anything younger than it is.
 *
 * @param uri where it stands, or a name
 * @param file the file
 */
record BundleDocument(URI uri, String file) {

  /** A sequence (0x30), and in an answer of OCSP the enumerated that begins it. */
  private static final int SEQUENCE = 0x30;

  private static final int ENUMERATED = 0x0A;

  /** Of one {@code --document URI=FILE}. */
  static BundleDocument of(String value) throws CommandFault {
    // A query has equals signs too, so the last one counts.
    int equals = value.lastIndexOf('=');
    try {
      if (equals > 0 && equals < value.length() - 1) {
        URI uri = new URI(value.substring(0, equals));
        if (uri.isAbsolute()) {
          return new BundleDocument(uri, value.substring(equals + 1));
        }
      }
    } catch (URISyntaxException e) {
      // The same fault as for a relative one.
    }
    throw CommandFault.usage("--document must be URI=FILE, and is " + value);
  }

  byte[] bytes(int maxBytes) throws CommandFault {
    return new InputFile(file).bytes(InputStream.nullInputStream(), maxBytes);
  }

  Document document(String mediaType, byte[] bytes, Instant issued) throws CommandFault {
    try {
      Instant written = Files.getLastModifiedTime(Path.of(file)).toInstant();
      Instant fetched = written.isBefore(issued) ? written : issued;
      return Document.of(uri, mediaType, bytes, fetched.truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException e) {
      throw CommandFault.input(file + " cannot be read");
    }
  }

  /** Files have no media type, so the kind is told from what is in them. */
  DocumentKind kind(byte[] bytes) throws CommandFault {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.startsWith("ey")) {
      return DocumentKind.STATUS_LIST;
    }
    if (text.startsWith("-----BEGIN")) {
      return DocumentKind.CRL;
    }
    if (bytes.length > 4 && bytes[0] == SEQUENCE) {
      int header = bytes[1] >= 0 ? 2 : 2 + (bytes[1] & 0x7F);
      boolean answer = header < bytes.length && bytes[header] == ENUMERATED;
      return answer ? DocumentKind.OCSP : DocumentKind.CRL;
    }
    if (text.startsWith("\u0084") || text.startsWith("\u00d2")) {
      String identifiers = DocumentKind.IDENTIFIER_LIST.mediaTypes().get(0);
      return text.contains(identifiers)
          ? DocumentKind.IDENTIFIER_LIST
          : DocumentKind.STATUS_LIST_CWT;
    }
    return kindOfJson(bytes);
  }

  private DocumentKind kindOfJson(byte[] bytes) throws CommandFault {
    try {
      Map<String, Object> json = Json.readObject(bytes, JsonLimits.DEFAULT);
      if (json.get("id") instanceof String id && id.startsWith("did:")) {
        return DocumentKind.DID_DOCUMENT;
      }
      if (json.containsKey("vct")) {
        return DocumentKind.TYPE_METADATA;
      }
      if (json.containsKey("rids")) {
        return DocumentKind.CARD_REVOCATIONS;
      }
      if (json.containsKey("keys")) {
        return DocumentKind.JWKS;
      }
      if (json.containsKey("issuer")) {
        return DocumentKind.ISSUER_METADATA;
      }
    } catch (JsonException e) {
      // The same fault as for JSON of another kind.
    }
    throw CommandFault.input(
        file
            + " must be a status list, a revocation list, an OCSP answer, a list of revoked cards,"
            + " a key set, issuer metadata, a DID document or type metadata");
  }
}
