package dev.assay.trust;

import dev.assay.form.FormFault;
import dev.assay.form.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trust list of the Global Digital Health Certification Network: a DID document, taken apart.
 *
 * @param id the DID
 * @param contexts what its terms mean
 * @param proof empty if there is none
 */
record GdhcnDocument(
    String id,
    List<String> contexts,
    Optional<String> controller,
    List<Method> methods,
    Map<String, Object> proof) {

  /** What the third context gives a meaning to. */
  static final List<String> SCOPES = List.of("domain", "participant", "keyusage");

  GdhcnDocument {
    contexts = List.copyOf(contexts);
    methods = List.copyOf(methods);
  }

  /**
   * One key.
   *
   * @param id the DID, and the name of the key behind a number sign
   * @param jwk as it stands there
   * @param scopes what of {@link #SCOPES} it has, as the codes are written
   */
  record Method(String id, String controller, Map<String, Object> jwk, Map<String, String> scopes) {

    /** The code of a scope, without the number sign that some forms write before it. */
    Optional<String> code(String scope) {
      return Optional.ofNullable(scopes.get(scope))
          .map(code -> code.startsWith("#") ? code.substring(1) : code);
    }
  }

  static GdhcnDocument read(Map<String, Object> json) throws FormFault {
    Place root = new Place("", json);
    if (root.members().get("verificationMethod") instanceof List<?> list
        && list.stream().anyMatch(String.class::isInstance)) {
      throw root.fault(
          "verificationMethod", "refers to other lists; import the one that embeds the keys");
    }
    List<Method> methods = new ArrayList<>();
    for (Place place : root.objects("verificationMethod")) {
      methods.add(method(place));
    }
    return new GdhcnDocument(
        root.text("id"),
        List.copyOf(root.texts("@context")),
        root.optionalText("controller"),
        methods,
        root.has("proof") ? root.object("proof") : Map.of());
  }

  private static Method method(Place place) throws FormFault {
    if (!place.text("type").equals("JsonWebKey2020")) {
      throw place.fault("type", "must be JsonWebKey2020");
    }
    Map<String, String> scopes = new LinkedHashMap<>();
    for (String scope : SCOPES) {
      Object value = place.members().get(scope);
      Object code = value instanceof Map<?, ?> coded ? coded.get("code") : value;
      if (code instanceof String text) {
        scopes.put(scope, text);
      }
    }
    return new Method(
        place.text("id"), place.text("controller"), place.object("publicKeyJwk"), scopes);
  }
}
