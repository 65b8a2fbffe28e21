package dev.assay.bundle;

import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes manifests; always the same bytes for the same manifest. */
final class ManifestWriting {

  private ManifestWriting() {}

  static byte[] bytes(BundleTerms terms, List<BundleEntry> entries) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", ManifestReading.VERSION);
    json.put("id", terms.id());
    json.put("sequence", terms.sequence());
    json.put("issued", terms.issued().toString());
    json.put("nextUpdate", terms.nextUpdate().toString());
    terms.grace().ifPresent(grace -> json.put("grace", grace.toString()));
    json.put("entries", entries.stream().<Object>map(ManifestWriting::entry).toList());
    return utf8(json);
  }

  static byte[] utf8(Map<String, Object> json) {
    return Json.write(json).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> entry(BundleEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.name());
    json.put("kind", entry.kind().code());
    json.put("mediaType", entry.mediaType());
    json.put("uri", entry.uri().toString());
    json.put("fetchedAt", entry.fetchedAt().toString());
    json.put("size", (long) entry.size());
    json.put("digest", entry.digest());
    entry
        .deflated()
        .ifPresent(
            form ->
                json.put(
                    "deflated",
                    object(
                        Map.entry("size", (long) form.size()),
                        Map.entry("digest", form.digest()))));
    if (!entry.signers().isEmpty()) {
      json.put("signers", entry.signers().stream().<Object>map(ManifestWriting::jwk).toList());
    }
    return json;
  }

  private static Map<String, Object> jwk(VerificationKey key) {
    try {
      return Json.readObject(key.jwk().getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    } catch (JsonException e) {
      throw new IllegalStateException("what we write can be read", e);
    }
  }

  /** An object in this order. */
  @SafeVarargs
  static Map<String, Object> object(Map.Entry<String, ?>... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Map.Entry<String, ?> member : members) {
      object.put(member.getKey(), member.getValue());
    }
    return object;
  }
}
