package dev.assay.status;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cards that an issuer has revoked under one key: SMART Health Cards 1.4.0, "Revocation".
 *
 * @param keyId the key
 * @param version how often the list was updated
 * @param before by the name of the cards, the instant before which they were issued
 */
record CardRevocationList(String keyId, long version, Map<String, Instant> before) {

  /** As many as {@link dev.assay.document.DocumentKind#CARD_REVOCATIONS} has room for. */
  private static final JsonLimits LIMITS = new JsonLimits(10 << 20, 8, 1 << 10, 1_000_000);

  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]{1,24})(?:\\.([0-9]{1,11}))?");

  /** What a name and its instant take in memory, about. */
  private static final int BYTES_A_NAME = 160;

  CardRevocationList {
    before = Map.copyOf(before);
  }

  /** Empty if this is no such list, or one of another method. */
  static Optional<CardRevocationList> read(byte[] json) {
    try {
      return of(Json.readObject(json, LIMITS));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<CardRevocationList> of(Map<String, Object> list) {
    if (!(list.get("kid") instanceof String keyId)
        || !"rid".equals(list.get("method"))
        || !(list.get("ctr") instanceof Long version)
        || version < 0
        || !(list.get("rids") instanceof List<?> names)) {
      return Optional.empty();
    }
    Map<String, Instant> before = new HashMap<>();
    for (Object name : names) {
      Matcher parts = NAME.matcher(name instanceof String text ? text : "");
      if (!parts.matches() || before.putIfAbsent(parts.group(1), time(parts.group(2))) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new CardRevocationList(keyId, version, before));
  }

  /** Without a time, whenever they were issued. */
  private static Instant time(@Nullable String seconds) {
    return seconds == null ? Instant.MAX : Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  /** Whether a card of this name that was issued then is revoked. */
  boolean revokes(String rid, Instant issued) {
    Instant limit = before.get(rid);
    return limit != null && issued.isBefore(limit);
  }

  int bytes() {
    return BYTES_A_NAME * (before.size() + 1);
  }

  /** Does not show the names. */
  @Override
  public String toString() {
    return "CardRevocationList";
  }
}
