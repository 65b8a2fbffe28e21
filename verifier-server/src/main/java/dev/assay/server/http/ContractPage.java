package dev.assay.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Locale;
import java.util.Map;

/** The contract as a page: operations, then schemas. Works without JavaScript. */
final class ContractPage {

  private static final String STYLE = "/openapi.css";

  private final StringBuilder html = new StringBuilder(32_768);

  private ContractPage() {}

  static String of(String yaml) {
    try {
      return new ContractPage().page(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the contract is our own", e);
    }
  }

  /** What the page looks like; a file of its own, because the page may load no other style. */
  static String style() {
    return "body{font:1.1875rem/1.5 Arial,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;"
        + "color:#0b0c0c;background:#fff;overflow-wrap:anywhere}"
        + "a{color:#1a65a6}pre{background:#f3f2f1;padding:1rem;overflow-x:auto}"
        + "table{border-collapse:collapse;width:100%}"
        + "th,td{border-bottom:1px solid #b1b4b6;padding:.5rem;text-align:left;vertical-align:top}";
  }

  private String page(JsonNode contract) {
    JsonNode info = contract.path("info");
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(info.path("title").asText()))
        .append("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<link rel=\"stylesheet\" href=\"" + STYLE + "\"></head><body><main>");
    element("h1", info.path("title").asText() + " " + info.path("version").asText());
    element("p", info.path("description").asText());
    html.append("<p><a href=\"/openapi.yaml\">The contract as YAML</a></p>");
    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().equals("parameters")) {
          operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
        }
      }
    }
    element("h2", "Schemas");
    for (Map.Entry<String, JsonNode> schema :
        contract.path("components").path("schemas").properties()) {
      schema(schema.getKey(), schema.getValue());
    }
    return html.append("</main></body></html>").toString();
  }

  private void operation(String method, String path, JsonNode operation) {
    element("h2", method + " " + path);
    element("p", operation.path("summary").asText());
    element("p", operation.path("description").asText());
    examples(operation.path("requestBody").path("content"));
    html.append("<table><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th>")
        .append("</tr></thead><tbody>");
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      JsonNode said = answer.getValue();
      String meaning =
          said.has("$ref") ? name(said.path("$ref").asText()) : said.path("description").asText();
      row(answer.getKey(), meaning);
    }
    html.append("</tbody></table>");
  }

  private void examples(JsonNode content) {
    for (JsonNode media : content) {
      for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
        element("h3", "Example: " + example.getKey());
        html.append("<pre tabindex=\"0\">")
            .append(escaped(example.getValue().path("value").toPrettyString()))
            .append("</pre>");
      }
    }
  }

  private void schema(String name, JsonNode schema) {
    html.append("<h3 id=\"").append(escaped(name)).append("\">").append(escaped(name));
    html.append("</h3>");
    element("p", schema.path("description").asText());
    if (schema.path("properties").isEmpty()) {
      return;
    }
    html.append("<table><thead><tr><th scope=\"col\">Member</th><th scope=\"col\">Meaning</th>")
        .append("</tr></thead><tbody>");
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      JsonNode value = member.getValue();
      row(member.getKey(), type(value) + ". " + value.path("description").asText());
    }
    html.append("</tbody></table>");
  }

  private static String type(JsonNode value) {
    if (value.has("$ref")) {
      return name(value.path("$ref").asText());
    }
    String type = value.has("const") ? value.path("const").asText() : value.path("type").asText();
    return value.has("enum") ? "one of " + value.path("enum") : type;
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private void row(String head, String text) {
    html.append("<tr><th scope=\"row\">").append(escaped(head)).append("</th><td>");
    html.append(escaped(text)).append("</td></tr>");
  }

  private void element(String name, String text) {
    if (!text.isEmpty()) {
      html.append('<').append(name).append('>').append(escaped(text));
      html.append("</").append(name).append('>');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
