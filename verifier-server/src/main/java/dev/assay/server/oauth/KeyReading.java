package dev.assay.server.oauth;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.JwkSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the keys of the authorization server, each document once. */
final class KeyReading {

  private static final Logger LOG = LoggerFactory.getLogger(KeyReading.class);

  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(DocumentKind.JWKS.maxBytes());

  private record Read(String digest, Optional<JwkSet> keys) {}

  private final Crypto crypto;
  private final AtomicReference<Read> last = new AtomicReference<>(new Read("", Optional.empty()));

  KeyReading(Crypto crypto) {
    this.crypto = crypto;
  }

  /** The keys; empty if they are no set of public keys, or none of them verifies anything. */
  Optional<JwkSet> read(Document document) {
    Read known = last.get();
    if (known.digest().equals(document.digest())) {
      return known.keys();
    }
    Optional<JwkSet> keys = parse(document);
    last.set(new Read(document.digest(), keys));
    return keys;
  }

  private Optional<JwkSet> parse(Document document) {
    try {
      JwkSet keys = JwkSet.read(Json.readObject(document.bytes(), LIMITS), crypto);
      if (keys.keys().stream().anyMatch(Jwk::mayVerify)) {
        return Optional.of(keys);
      }
      LOG.warn("authorization keys unusable: none of them verifies signatures");
    } catch (JsonException e) {
      LOG.warn("authorization keys unusable: no JSON object");
    } catch (KeyRejectedException e) {
      LOG.warn("authorization keys unusable: {}", e.reason());
    }
    return Optional.empty();
  }
}
