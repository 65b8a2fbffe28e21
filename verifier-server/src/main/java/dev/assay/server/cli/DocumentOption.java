package dev.assay.server.cli;

import dev.assay.document.DocumentKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * One {@code --document URI=FILE}: what would otherwise be fetched.
 *
 * @param value as it was given
 */
record DocumentOption(String value) {

  /** A sequence, 0x30. */
  private static final String DER = "0";

  private static final String PEM = "--";

  /** An array of four, and tag 18: RFC 9052, 4.2. */
  private static final String COSE = "\u0084";

  private static final String TAGGED_COSE = "\u00d2";

  /** Of the largest kind of document, a status list. */
  private static final int MAX_BYTES = 10 << 20;

  /** The document as it stands in a request. */
  Map<String, Object> member() throws CommandFault {
    // A query has equals signs too, so the last one counts.
    int equals = value.lastIndexOf('=');
    if (equals <= 0 || equals == value.length() - 1) {
      throw CommandFault.usage("--document must be URI=FILE, and is " + value);
    }
    String file = value.substring(equals + 1);
    byte[] bytes = new InputFile(file).bytes(InputStream.nullInputStream(), MAX_BYTES);
    return Map.of(
        "uri", value.substring(0, equals),
        "mediaType", mediaType(bytes),
        "bodyBase64", Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * Files have no media type, so it is told from what they begin with: a compact JWS is a status
   * list, and so is CBOR unless it calls itself a list of identifiers; DER and PEM are what a
   * certificate's issuer or a responder says; all else is JSON.
   */
  private static String mediaType(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.startsWith("ey")) {
      return type(DocumentKind.STATUS_LIST);
    }
    if (text.startsWith(DER) || text.startsWith(PEM)) {
      return "application/octet-stream";
    }
    if (text.startsWith(COSE) || text.startsWith(TAGGED_COSE)) {
      String identifiers = type(DocumentKind.IDENTIFIER_LIST);
      return text.contains(identifiers) ? identifiers : type(DocumentKind.STATUS_LIST_CWT);
    }
    return "application/json";
  }

  private static String type(DocumentKind kind) {
    return kind.mediaTypes().get(0);
  }
}
