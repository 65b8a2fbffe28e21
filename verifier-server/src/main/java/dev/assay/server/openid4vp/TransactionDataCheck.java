package dev.assay.server.openid4vp;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a holder is asked to agree to, as far as it is the same for all types: OpenID4VP 1.0, 5.1
 * and 8.4.
 *
 * @param formats what is asked for: formats by the id of the query
 */
record TransactionDataCheck(Map<String, String> formats) {

  private static final String MDOC = "mso_mdoc";

  /** Something that a person reads on a telephone before agreeing. */
  private static final JsonLimits ONE =
      JsonLimits.DEFAULT.withMaxBytes(64 << 10).withMaxValues(2_000);

  boolean isWellFormed(String base64Url) {
    return read(base64Url)
        .filter(data -> data.get("type") instanceof String)
        .filter(data -> areIds(data.get("credential_ids"), formats))
        .isPresent();
  }

  /** No type says so far how the device of an mdoc would sign it. */
  boolean isForMdoc(String base64Url) {
    return read(base64Url)
        .filter(
            data ->
                data.get("credential_ids") instanceof List<?> ids
                    && ids.stream().anyMatch(id -> MDOC.equals(formats.get(String.valueOf(id)))))
        .isPresent();
  }

  /** Whether it is an array of ids of queries, with one at least. */
  static boolean areIds(@Nullable Object value, Map<String, String> formats) {
    return value instanceof List<?> ids
        && !ids.isEmpty()
        && ids.stream().allMatch(id -> id instanceof String text && formats.containsKey(text));
  }

  private static Optional<Map<String, Object>> read(String base64Url) {
    try {
      return Optional.of(Json.readObject(Base64Url.decode(base64Url), ONE));
    } catch (Base64UrlException | JsonException e) {
      return Optional.empty();
    }
  }
}
