package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_FORM;

import dev.assay.check.Shown;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyKind;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entry of a key of a signer of EU DCCs that comes without a certificate, so that everything
 * else is the operator's word: whose it is, what tokens call it, and since when it is trusted.
 */
final class BareKeyEntry {

  private BareKeyEntry() {}

  static Map<String, Object> of(String file, VerificationKey key, SignerFiles.KeyTerms terms)
      throws TrustListFault {
    String country = stated(file, terms.country(), "whose it is");
    String keyId = stated(file, terms.keyId(), "what tokens call it");
    String from = stated(file, terms.from().map(Object::toString), "since when it is trusted");
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("roles", List.of("issuance"));
    service.put("formats", List.of("eu-dcc"));
    service.put("types", SignerTypes.ALL);
    service.put("mechanism", "kid");
    service.put("anchors", List.of(Map.of("jwk", jwk(file, key, keyId))));
    service.put("issuer", country);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", "key-" + key.thumbprint());
    entry.put("name", Shown.of("Key " + keyId + " of " + country));
    entry.put("sector", "public");
    entry.put("states", List.of(Map.of("state", "granted", "from", from)));
    entry.put("provenance", Shown.of("file " + file));
    entry.put("services", List.of(service));
    return entry;
  }

  private static String stated(String file, Optional<String> text, String what)
      throws TrustListFault {
    return text.filter(one -> !one.isBlank())
        .orElseThrow(
            () ->
                new TrustListFault(
                    SOURCE_FORM, file, "it is a bare key, and does not say " + what));
  }

  private static Map<String, Object> jwk(String file, VerificationKey key, String keyId)
      throws TrustListFault {
    boolean elliptic = key.kind().equals(KeyKind.of(Curve.P_256));
    if (!elliptic && !key.kind().equals(KeyKind.RSA)) {
      throw new TrustListFault(
          SOURCE_FORM, file, "the key is neither for ES256 nor for PS256, which EU DCCs use");
    }
    try {
      byte[] json = key.jwk().getBytes(StandardCharsets.US_ASCII);
      Map<String, Object> jwk = new LinkedHashMap<>(Json.readObject(json, JsonLimits.DEFAULT));
      jwk.put("kid", keyId);
      jwk.put("alg", elliptic ? "ES256" : "PS256");
      return jwk;
    } catch (JsonException e) {
      throw new IllegalStateException("what was written can be read", e);
    }
  }
}
