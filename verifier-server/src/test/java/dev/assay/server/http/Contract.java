package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What {@code openapi.yaml} says, to hold the server against. */
final class Contract {

  private final JsonObject contract;
  private final Map<String, Validator> validators = new ConcurrentHashMap<>();

  private Contract(JsonObject contract) {
    this.contract = contract;
  }

  static Contract read() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      Object tree = new YAMLMapper().readValue(in, Object.class);
      return new Contract(new JsonObject(new ObjectMapper().writeValueAsString(tree)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Set<String> paths() {
    return contract.getJsonObject("paths").fieldNames();
  }

  /** Whether it is what the schema of this name says. */
  boolean fits(String schema, Object json) {
    return fits(new JsonObject().put("$ref", "#/components/schemas/" + schema), json);
  }

  private boolean fits(JsonObject schema, Object json) {
    return validators
        .computeIfAbsent(schema.encode(), text -> validator(new JsonObject(text)))
        .validate(json)
        .getValid();
  }

  private Validator validator(JsonObject schema) {
    JsonObject whole =
        schema
            .put("$id", "https://assay.example/contract")
            .put("components", contract.getJsonObject("components").copy());
    return Validator.create(
        JsonSchema.of(whole),
        new JsonSchemaOptions()
            .setBaseUri("https://assay.example/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Flag));
  }

  /** Fails if an operation does not say that it answers so. */
  void hold(String method, String path, HttpResponse<String> response) {
    String place = method + " " + path + " " + response.statusCode();
    JsonObject responses = operation(method, path).getJsonObject("responses");
    assertThat(responses.fieldNames()).as(place).contains(String.valueOf(response.statusCode()));
    JsonObject said = resolved(responses.getJsonObject(String.valueOf(response.statusCode())));
    said.getJsonObject("headers", new JsonObject())
        .fieldNames()
        .forEach(name -> assertThat(response.headers().map()).as(place).containsKey(header(name)));
    if (!said.containsKey("content")) {
      assertThat(response.body()).as(place).isEmpty();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    JsonObject content = said.getJsonObject("content");
    assertThat(content.fieldNames()).as(place).contains(type);
    Object body = type.endsWith("json") ? new JsonObject(response.body()) : response.body();
    assertThat(fits(content.getJsonObject(type).getJsonObject("schema"), body))
        .as(place + " " + response.body())
        .isTrue();
  }

  private static String header(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private JsonObject operation(String method, String path) {
    return contract
        .getJsonObject("paths")
        .getJsonObject(path)
        .getJsonObject(method.toLowerCase(Locale.ROOT));
  }

  private JsonObject resolved(JsonObject said) {
    String reference = said.getString("$ref", "");
    return reference.isEmpty()
        ? said
        : contract
            .getJsonObject("components")
            .getJsonObject("responses")
            .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
  }

  /**
   * An example, and whether it is what the schema beside it says.
   *
   * @param place in the contract
   */
  record Example(String place, boolean fits) {}

  /** Those of every body. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String path : paths()) {
      examples("", path, contract.getJsonObject("paths").getValue(path), examples);
    }
    return examples;
  }

  private void examples(String above, String name, Object node, List<Example> examples) {
    if (!(node instanceof JsonObject object)) {
      return;
    }
    String place = above + " " + name;
    if (object.containsKey("examples")) {
      JsonObject schema = object.getJsonObject("schema");
      for (String example : object.getJsonObject("examples").fieldNames()) {
        Object value = object.getJsonObject("examples").getJsonObject(example).getValue("value");
        examples.add(new Example(place + " " + example, fits(schema.copy(), value)));
      }
      return;
    }
    object.fieldNames().forEach(one -> examples(place, one, object.getValue(one), examples));
  }
}
