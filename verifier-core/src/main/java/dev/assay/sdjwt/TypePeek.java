package dev.assay.sdjwt;

import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the {@code typ} header of an input, to pick a format. Nothing is decided by it. */
final class TypePeek {

  static final String VC = "dc+sd-jwt";
  static final String LEGACY_VC = "vc+sd-jwt";

  /** A header with an x5c chain of five certificates has fewer. */
  private static final int MAX_HEADER_CHARS = 128 << 10;

  private TypePeek() {}

  static boolean isVc(String type) {
    return type.equals(VC) || type.equals(LEGACY_VC);
  }

  /**
   * The {@code typ} header; empty text if there is none; nothing if the input is no SD-JWT at all.
   */
  static Optional<String> peek(Input input) {
    try {
      Optional<String> header = header(input.text());
      return header.isPresent() ? Optional.of(type(header.get())) : Optional.empty();
    } catch (Base64UrlException | JsonException e) {
      // Not recognised by its header: the reader of the plain format will say what is wrong with
      // it.
      return input.text().indexOf('~') > 0 ? Optional.of("") : Optional.empty();
    }
  }

  /** The protected header, still in base64url; nothing if this is no SD-JWT. */
  private static Optional<String> header(String text) throws JsonException {
    if (text.startsWith("{") && text.length() <= Limits.DEFAULT.maxInputChars()) {
      return serializedHeader(
          Json.readObject(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT));
    }
    int dot = text.indexOf('.');
    return dot < 0 || dot > MAX_HEADER_CHARS || text.indexOf('~') < 0
        ? Optional.empty()
        : Optional.of(text.substring(0, dot));
  }

  private static Optional<String> serializedHeader(Map<String, Object> json) {
    Object holder = json;
    if (json.get("signatures") instanceof List<?> signatures && !signatures.isEmpty()) {
      holder = signatures.get(0);
    }
    return json.containsKey("payload")
            && holder instanceof Map<?, ?> signature
            && signature.get("protected") instanceof String encoded
        ? Optional.of(encoded)
        : Optional.empty();
  }

  private static String type(String header) throws Base64UrlException, JsonException {
    return Json.peekString(Base64Url.decode(header), "typ").orElse("");
  }
}
