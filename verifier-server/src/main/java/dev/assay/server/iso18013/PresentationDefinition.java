package dev.assay.server.iso18013;

import dev.assay.server.iso18013.MdocQuestion.Document;
import dev.assay.server.iso18013.MdocQuestion.Element;
import dev.assay.server.iso18013.MdocQuestion.Intent;
import dev.assay.server.openid4vp.DcqlFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question as wallets of before OpenID4VP 1.0 read it: Presentation Exchange 2.0, 5, as ISO/IEC
 * 18013-7, Annex B, narrows it.
 *
 * @param id which the answer refers to
 */
record PresentationDefinition(String id, MdocQuestion question) {

  static final String FORMAT = DcqlFormat.MDOC.code();

  static final Map<String, Object> FORMATS =
      Map.of(FORMAT, Map.of("alg", List.of("ES256", "ES384", "ES512", "EdDSA")));

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put(
        "input_descriptors",
        question.documents().stream().map(PresentationDefinition::descriptor).toList());
    return json;
  }

  private static Map<String, Object> descriptor(Document document) {
    Map<String, Object> constraints = new LinkedHashMap<>();
    constraints.put("limit_disclosure", "required");
    constraints.put(
        "fields", document.elements().stream().map(PresentationDefinition::field).toList());
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("id", document.docType());
    descriptor.put("format", FORMATS);
    descriptor.put("constraints", constraints);
    return descriptor;
  }

  private static Map<String, Object> field(Element element) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("path", List.of("$" + name(element.nameSpace()) + name(element.identifier())));
    field.put("intent_to_retain", element.intent() == Intent.RETAIN);
    return field;
  }

  /** RFC 9535, 2.3.1. */
  private static String name(String name) {
    return "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }
}
