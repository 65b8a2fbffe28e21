package dev.assay.server.cli;

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

  /** Files have no media type: a compact JWS is a status list, and all else is JSON. */
  private static String mediaType(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(2, bytes.length), StandardCharsets.ISO_8859_1);
    return start.equals("ey") ? "application/statuslist+jwt" : "application/json";
  }
}
