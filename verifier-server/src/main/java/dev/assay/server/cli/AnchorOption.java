package dev.assay.server.cli;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * One {@code --anchor}: a DID, or a file with a certificate (PEM or DER), a JWK or a JWK set.
 *
 * @param value as it was given
 */
record AnchorOption(String value) {

  private static final int MAX_BYTES = 256 << 10;
  private static final int DER_SEQUENCE = 0x30;

  /** The anchor as it stands in a request. */
  Map<String, Object> member() throws CommandFault {
    if (value.startsWith("did:")) {
      return Map.of("did", value);
    }
    byte[] bytes = new InputFile(value).bytes(InputStream.nullInputStream(), MAX_BYTES);
    if (bytes.length > 0 && bytes[0] == DER_SEQUENCE) {
      return Map.of("certificate", Base64.getEncoder().encodeToString(bytes));
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    return text.startsWith("{") ? keys(bytes) : Map.of("certificate", text);
  }

  private Map<String, Object> keys(byte[] json) throws CommandFault {
    try {
      Map<String, Object> keys = Json.readObject(json, JsonLimits.DEFAULT);
      return Map.of(keys.containsKey("keys") ? "jwks" : "jwk", keys);
    } catch (JsonException e) {
      throw CommandFault.input(
          value + " must be a certificate in PEM or DER, a JWK or a JWK set: " + e.getMessage());
    }
  }
}
