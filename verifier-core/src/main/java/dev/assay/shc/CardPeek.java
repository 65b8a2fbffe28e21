package dev.assay.shc;

import dev.assay.credential.Limits;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at an input, to pick a format. Nothing is decided by it. */
final class CardPeek {

  /** A header has three short members. */
  private static final int MAX_HEADER_CHARS = 4 << 10;

  private CardPeek() {}

  static boolean isCard(String text) {
    try {
      return text.startsWith("shc:") || isToken(text) || isFile(text);
    } catch (Base64UrlException | JsonException e) {
      return false;
    }
  }

  /** No other format that is read here compresses in the header of a JWS. */
  private static boolean isToken(@Nullable Object value) throws Base64UrlException, JsonException {
    if (!(value instanceof String text) || !text.startsWith("ey")) {
      return false;
    }
    int dot = text.indexOf('.');
    return dot > 0
        && dot <= MAX_HEADER_CHARS
        && text.indexOf('~') < 0
        && Json.peekString(Base64Url.decode(text.substring(0, dot)), "zip").isPresent();
  }

  private static boolean isFile(String text) throws Base64UrlException, JsonException {
    if (!text.startsWith("{") || text.length() > Limits.DEFAULT.maxInputChars()) {
      return false;
    }
    Map<String, Object> file =
        Json.readObject(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    return "Parameters".equals(file.get("resourceType"))
        || (file.get("verifiableCredential") instanceof List<?> cards
            && !cards.isEmpty()
            && isToken(cards.get(0)));
  }
}
