package dev.assay.did;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a DID document says about the keys that may sign claims: DID Core, 5.2 and 5.3.2.
 *
 * @param id whose document it says it is
 * @param methods the verification methods under verificationMethod
 * @param assertions the verification methods under assertionMethod, whether they stand there or are
 *     only referred to
 * @param relativeAssertions the references under assertionMethod that are relative
 */
record DidDocument(
    Optional<String> id,
    List<VerificationMethod> methods,
    List<VerificationMethod> assertions,
    List<String> relativeAssertions) {

  /** A document that is not formed as DID Core has it. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    Malformed(String detail) {
      super(detail, null, false, false);
      this.detail = detail;
    }

    String detail() {
      return detail;
    }
  }

  /** One key, not looked at yet. */
  record VerificationMethod(Map<String, Object> json) {

    String id() {
      return text("id").orElse("");
    }

    Optional<String> text(String member) {
      return json.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The JWK, if the key is given as one. */
    Optional<Map<String, Object>> publicKeyJwk() {
      return Optional.ofNullable(json.get("publicKeyJwk")).flatMap(DidDocument::object);
    }

    String fragment() {
      return fragmentOf(id());
    }

    /** What stands after the number sign of a DID URL. */
    static String fragmentOf(String didUrl) {
      return didUrl.substring(didUrl.indexOf('#') + 1);
    }
  }

  static DidDocument read(byte[] body, JsonLimits limits) throws Malformed {
    Map<String, Object> json = parse(body, limits);
    List<VerificationMethod> methods = new ArrayList<>();
    for (Object entry : list(json, "verificationMethod")) {
      methods.add(method(entry));
    }
    List<VerificationMethod> assertions = new ArrayList<>();
    List<String> relative = new ArrayList<>();
    for (Object entry : list(json, "assertionMethod")) {
      if (!(entry instanceof String reference)) {
        assertions.add(method(entry));
      } else if (reference.startsWith("did:")) {
        methods.stream().filter(m -> m.id().equals(reference)).forEach(assertions::add);
      } else {
        relative.add(reference);
      }
    }
    return new DidDocument(new VerificationMethod(json).text("id"), methods, assertions, relative);
  }

  private static Map<String, Object> parse(byte[] body, JsonLimits limits) throws Malformed {
    try {
      return Json.readObject(body, limits);
    } catch (JsonException e) {
      throw new Malformed("not a JSON object: " + e.kind() + " at byte " + e.offset());
    }
  }

  private static List<?> list(Map<String, Object> json, String member) throws Malformed {
    Object value = json.getOrDefault(member, List.of());
    if (value instanceof List<?> list) {
      return list;
    }
    throw new Malformed(member + " is not a list");
  }

  private static VerificationMethod method(Object entry) throws Malformed {
    return object(entry)
        .map(VerificationMethod::new)
        .orElseThrow(() -> new Malformed("a verification method is not an object"));
  }

  private static Optional<Map<String, Object>> object(Object value) {
    if (value instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked") // JSON has no other maps
      Map<String, Object> object = (Map<String, Object>) value;
      return Optional.of(object);
    }
    return Optional.empty();
  }
}
