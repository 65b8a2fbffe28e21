package dev.assay.server.fetch;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long a document is kept.
 *
 * @param freshUntil from then on a newer one is got while this one still answers
 * @param usableUntil from then on it answers nothing
 */
record Freshness(Instant freshUntil, Instant usableUntil) {

  /** Of the members of a COSE message: RFC 9052, 4.2. */
  private static final int PAYLOAD = 2;

  /** {@code exp} and {@code ttl}: Token Status List draft-20, 5.2. */
  private static final long EXPIRES = 4;

  private static final long TTL = 65_534;

  private static final Set<DocumentKind> STATUSES =
      Set.of(DocumentKind.STATUS_LIST, DocumentKind.STATUS_LIST_CWT, DocumentKind.IDENTIFIER_LIST);

  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration MOST = Duration.ofHours(24);

  /**
   * Token Status List draft-20, 13.7: what the token says of itself goes before what HTTP says. The
   * token is not verified here, so its word can only shorten what is kept.
   */
  static Freshness of(
      Document document, DocumentKind kind, Optional<Duration> maxAge, Duration staleFor) {
    Instant received = document.fetchedAt();
    if (!STATUSES.contains(kind)) {
      Instant fresh = received.plus(clamped(maxAge.orElse(LEAST)));
      return new Freshness(fresh, fresh.plus(staleFor));
    }
    Map<String, Object> payload =
        kind == DocumentKind.STATUS_LIST ? payload(document) : claims(document);
    Optional<Duration> ttl = seconds(payload, "ttl").map(Duration::ofSeconds);
    Optional<Instant> exp = seconds(payload, "exp").map(Instant::ofEpochSecond);
    Instant fresh = earlier(received.plus(ttl.orElse(LEAST)), exp);
    fresh = earlier(fresh, Optional.of(received.plus(MOST)));
    return new Freshness(fresh, earlier(fresh.plus(staleFor), exp));
  }

  private static Duration clamped(Duration age) {
    if (age.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return age.compareTo(MOST) > 0 ? MOST : age;
  }

  private static Instant earlier(Instant one, Optional<Instant> other) {
    return other.filter(instant -> instant.isBefore(one)).orElse(one);
  }

  private static Map<String, Object> payload(Document document) {
    try {
      JsonLimits limits = JsonLimits.DEFAULT.withMaxBytes(DocumentKind.STATUS_LIST.maxBytes());
      return Jws.parse(document.ascii(), limits).payloadObject(limits);
    } catch (JoseException | JsonException e) {
      // The verification will say what is wrong with it.
      return Map.of();
    }
  }

  /** Of the claims of a CWT those two that count here, by their names: RFC 8392, 4. */
  private static Map<String, Object> claims(Document document) {
    CborLimits limits =
        CborLimits.DEFAULT
            .withMaxBytes(DocumentKind.STATUS_LIST_CWT.maxBytes())
            .withForm(CborLimits.Form.ANY)
            .withKeys(CborLimits.Keys.ALSO_BYTES);
    Map<String, Object> claims = new HashMap<>();
    try {
      if (Cbor.read(document.bytes(), limits) instanceof CborTagged tagged
          && tagged.value() instanceof List<?> message
          && message.size() > PAYLOAD
          && message.get(PAYLOAD) instanceof ByteString payload) {
        Map<Object, Object> read = Cbor.readMap(payload, limits);
        claims.put("exp", read.getOrDefault(EXPIRES, ""));
        claims.put("ttl", read.getOrDefault(TTL, ""));
      }
      return claims;
    } catch (CborException e) {
      // The verification will say what is wrong with it.
      return claims;
    }
  }

  /** A century is as good as any longer time. */
  private static Optional<Long> seconds(Map<String, Object> payload, String name) {
    Object value = payload.get(name);
    if (value instanceof Long || value instanceof BigDecimal) {
      long seconds = ((Number) value).longValue();
      return Optional.of(Math.max(0, Math.min(seconds, 253_402_300_799L)));
    }
    return Optional.empty();
  }
}
