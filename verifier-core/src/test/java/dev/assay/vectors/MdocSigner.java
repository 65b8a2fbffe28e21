package dev.assay.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;

/**
 * Who a document says has signed it, and from when on it is valid: read with another library than
 * the one under test.
 */
record MdocSigner(String certificate, Instant validFrom) {

  private static final ObjectMapper CBOR = new CBORMapper();

  /** Empty if that is not to be found. */
  static Optional<MdocSigner> of(Path file) {
    try {
      JsonNode root = CBOR.readTree(Files.readAllBytes(file));
      JsonNode document = root.has("documents") ? root.path("documents").path(0) : root;
      JsonNode signed = document.has("issuerSigned") ? document.path("issuerSigned") : document;
      JsonNode chain = signed.path("issuerAuth").path(1).path("33");
      JsonNode leaf = chain.isArray() ? chain.path(0) : chain;
      JsonNode mso =
          CBOR.readTree(
              CBOR.readTree(signed.path("issuerAuth").path(2).binaryValue()).binaryValue());
      Instant from = Instant.parse(mso.path("validityInfo").path("validFrom").asText());
      return leaf.isBinary()
          ? Optional.of(
              new MdocSigner(Base64.getEncoder().encodeToString(leaf.binaryValue()), from))
          : Optional.empty();
    } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
