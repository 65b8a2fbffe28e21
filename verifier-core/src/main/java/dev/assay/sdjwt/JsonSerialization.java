package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.JSON_SERIALIZATION;

import dev.assay.check.Checks;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON serializations of RFC 9901, 8: flattened, and general with one or more signatures, of
 * which the first counts.
 */
final class JsonSerialization {

  private static final String DISCLOSURES = "disclosures";
  private static final String KEY_BINDING = "kb_jwt";

  private final Map<String, Object> json;
  private final Checks checks;

  private JsonSerialization(Map<String, Object> json, Checks checks) {
    this.json = json;
    this.checks = checks;
  }

  static JsonSerialization read(String text, JsonLimits limits, Checks checks)
      throws JsonException {
    return new JsonSerialization(
        Json.readObject(text.getBytes(StandardCharsets.UTF_8), limits), checks);
  }

  SdJwtReader.Parts parts() {
    Map<?, ?> signature = firstSignature();
    Map<?, ?> header = member(signature, "header", Map.class).orElse(Map.of());
    require(
        Collections.disjoint(json.keySet(), List.of(DISCLOSURES, KEY_BINDING)),
        "disclosures or kb_jwt stand outside of the unprotected header");
    String compact =
        String.join(
            ".", text(signature, "protected"), text(json, "payload"), text(signature, "signature"));
    SdJwtReader.Parts parts =
        new SdJwtReader.Parts(
            compact, disclosures(header), member(header, KEY_BINDING, String.class));
    return parts;
  }

  /**
   * RFC 7515, 7.2.1: no name stands in both headers; RFC 9901, 8.1: disclosures are not part of
   * what is signed.
   */
  void requireApart(Map<String, Object> protectedHeader) {
    Map<?, ?> header = member(firstSignature(), "header", Map.class).orElse(Map.of());
    require(
        Collections.disjoint(header.keySet(), protectedHeader.keySet()),
        "a name stands in both headers");
    require(
        Collections.disjoint(protectedHeader.keySet(), List.of(DISCLOSURES, KEY_BINDING)),
        "disclosures or kb_jwt stand in the protected header");
  }

  private Map<?, ?> firstSignature() {
    Optional<List<?>> signatures =
        member(json, "signatures", List.class).map(list -> (List<?>) list);
    if (signatures.isEmpty()) {
      return json;
    }
    require(
        !json.containsKey("signature")
            && !json.containsKey("protected")
            && !json.containsKey("header"),
        "flattened and general serialization are mixed");
    require(
        !signatures.get().isEmpty() && signatures.get().stream().allMatch(Map.class::isInstance),
        "signatures is not a list of objects");
    signatures.get().stream().skip(1).forEach(other -> requireNothingDisclosed((Map<?, ?>) other));
    return (Map<?, ?>) signatures.get().get(0);
  }

  private void requireNothingDisclosed(Map<?, ?> signature) {
    Map<?, ?> header = member(signature, "header", Map.class).orElse(Map.of());
    require(
        !header.containsKey(DISCLOSURES) && !header.containsKey(KEY_BINDING),
        "a signature after the first has disclosures or kb_jwt");
  }

  private List<String> disclosures(Map<?, ?> header) {
    List<?> disclosures = member(header, DISCLOSURES, List.class).orElse(List.of());
    require(
        disclosures.stream().allMatch(String.class::isInstance),
        "disclosures is not a list of strings");
    return disclosures.stream().map(String.class::cast).toList();
  }

  private String text(Map<?, ?> object, String name) {
    return member(object, name, String.class).orElseThrow(() -> fault(name + " is missing"));
  }

  private <T> Optional<T> member(Map<?, ?> object, String name, Class<T> type) {
    Object value = object.get(name);
    require(value == null || type.isInstance(value), name + " is of the wrong type");
    return Optional.ofNullable(value).map(type::cast);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw fault(otherwise);
    }
  }

  private RuntimeException fault(String detail) {
    return checks.halt(JSON_SERIALIZATION, detail);
  }
}
