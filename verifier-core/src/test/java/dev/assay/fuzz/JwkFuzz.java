package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.JwkSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Any JSON object at all is a key that reads back the same, or is refused. */
class JwkFuzz {

  private static final Crypto CRYPTO = Crypto.select();

  @FuzzTest
  void readsBackTheKeyItShowsOrRefuses(byte[] bytes) throws JsonException, KeyRejectedException {
    VerificationKey key;
    try {
      Map<String, Object> jwk = Json.readObject(bytes, JsonLimits.DEFAULT);
      JwkSet.read(Map.of("keys", List.of(jwk)), CRYPTO);
      key = Jwk.read(jwk, CRYPTO).key();
    } catch (JsonException | KeyRejectedException e) {
      return;
    }
    byte[] shown = key.jwk().getBytes(StandardCharsets.UTF_8);
    if (!Jwk.read(Json.readObject(shown, JsonLimits.DEFAULT), CRYPTO).key().equals(key)) {
      throw new AssertionError("another key came back");
    }
  }
}
