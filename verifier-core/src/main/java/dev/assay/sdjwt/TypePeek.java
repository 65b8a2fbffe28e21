package dev.assay.sdjwt;

import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
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
      return header(input.text())
          .map(header -> header.get("typ") instanceof String type ? type : "");
    } catch (Base64UrlException | JsonException e) {
      // Not recognised by its header: the reader of the plain format will say what is wrong with
      // it.
      return input.text().indexOf('~') > 0 ? Optional.of("") : Optional.empty();
    }
  }

  private static Optional<Map<String, Object>> header(String text)
      throws Base64UrlException, JsonException {
    if (text.startsWith("{") && text.length() <= Limits.DEFAULT.maxInputChars()) {
      return serializedHeader(
          Json.readObject(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT));
    }
    int dot = text.indexOf('.');
    if (dot < 0 || dot > MAX_HEADER_CHARS || text.indexOf('~') < 0) {
      return Optional.empty();
    }
    return Optional.of(decode(text.substring(0, dot)));
  }

  private static Optional<Map<String, Object>> serializedHeader(Map<String, Object> json)
      throws Base64UrlException, JsonException {
    Object holder = json;
    if (json.get("signatures") instanceof java.util.List<?> signatures && !signatures.isEmpty()) {
      holder = signatures.get(0);
    }
    if (!json.containsKey("payload")
        || !(holder instanceof Map<?, ?> signature)
        || !(signature.get("protected") instanceof String encoded)) {
      return Optional.empty();
    }
    return Optional.of(decode(encoded));
  }

  private static Map<String, Object> decode(String encoded)
      throws Base64UrlException, JsonException {
    return Json.readObject(Base64Url.decode(encoded), JsonLimits.DEFAULT);
  }
}
