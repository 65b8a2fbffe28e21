package dev.assay.json;

import dev.assay.document.Document;
import dev.assay.json.RequestFault.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the documents that a request brings along. */
final class DocumentReading {

  /** A decision needs some ten at most; an export of evidence may bring those of a whole day. */
  private static final int MAX_DOCUMENTS = 100;

  private static final List<String> MEMBERS = List.of("uri", "mediaType", "body", "bodyBase64");

  /** RFC 6838, 4.2, without parameters. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

  private DocumentReading() {}

  /**
   * The documents.
   *
   * @param at when they count as received: whoever brings them says that they held at that instant
   */
  static List<Document> read(RequestObject root, Instant at) throws RequestFault {
    root.requireAtMost("documents", MAX_DOCUMENTS);
    List<Document> documents = new ArrayList<>();
    for (RequestObject document : root.objects("documents")) {
      document.allowOnly(MEMBERS);
      documents.add(Document.of(uri(document), mediaType(document), body(document), at));
    }
    return documents;
  }

  private static URI uri(RequestObject document) throws RequestFault {
    String text = document.text("uri");
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The same fault as for a relative one.
    }
    throw document.fault(
        Reason.BAD_VALUE,
        "uri",
        "must be the URI that the document would be fetched from, such as https://issuer.example/");
  }

  private static String mediaType(RequestObject document) throws RequestFault {
    String type = document.text("mediaType").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!MEDIA_TYPE.matcher(type).matches()) {
      throw document.fault(
          Reason.BAD_VALUE, "mediaType", "must be a media type such as application/json");
    }
    return type;
  }

  private static byte[] body(RequestObject document) throws RequestFault {
    if (document.has("body") == document.has("bodyBase64")) {
      throw new RequestFault(
          Reason.MISSING_MEMBER,
          document.pointer(),
          "must have either body, a string, or bodyBase64");
    }
    if (document.has("body")) {
      return document.text("body").getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(document.text("bodyBase64"));
    } catch (IllegalArgumentException e) {
      throw document.fault(
          Reason.BAD_VALUE, "bodyBase64", "must be base64 as RFC 4648, 4 writes it, with padding");
    }
  }
}
