package dev.assay.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The cases of topic {@code shc}, as requests with what their publishers expect. */
public final class ShcVectors {

  /** Who issued the examples of the specification. */
  public static final String ISSUER = "https://spec.smarthealth.cards/examples/issuer";

  private static final String BAD_LISTS =
      "https://raw.githubusercontent.com/smart-on-fhir/health-cards-dev-tools/main/testdata/badcrl/";

  /** The examples were signed anew a year after the clock of the cases. */
  private static final Instant AFTER_EXAMPLES = Instant.parse("2023-07-01T00:00:00Z");

  /** What the publisher only warns of, and a verifier has to refuse. */
  private static final Set<String> GRAVE_WARNINGS = Set.of("NOT_YET_VALID", "EXPIRATION_ERROR");

  /** Payloads come unsigned; we sign them. */
  private static final TestKey SIGNER = TestShc.key("payloads of the vectors");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ShcVectors() {}

  /**
   * One case.
   *
   * @param id its name
   * @param expected the names of the faults; a number where the publisher only counts them; empty
   *     if there are none
   * @param pictures the files of the codes, where the case consists of pictures
   * @param request all but the codes of pictures
   */
  public record Case(
      String id, Set<String> expected, List<Path> pictures, Map<String, Object> request) {

    /** Whether it is to be accepted. */
    public boolean isGood() {
      return expected.isEmpty();
    }

    /** The request as a line of JSON. */
    public String line() {
      return JSONObjectUtils.toJSONString(request);
    }

    /** The request with codes that were read from the pictures. */
    public Map<String, Object> requestWith(List<String> codes) {
      Map<String, Object> request = new LinkedHashMap<>(request());
      request.put("credentials", codes);
      return request;
    }
  }

  /** All that are text. */
  public static List<Case> texts() {
    return all().stream().filter(one -> one.pictures().isEmpty()).toList();
  }

  /** All that are pictures. */
  public static List<Case> pictures() {
    return all().stream().filter(one -> !one.pictures().isEmpty()).toList();
  }

  private static List<Case> all() {
    JsonNode index = Vectors.json(shc().resolve("dev-tools/card-tests.json"));
    Instant clock = Instant.ofEpochSecond(index.path("validation_time").asLong());
    List<Case> cases = new ArrayList<>();
    int number = 0;
    for (JsonNode one : index.path("cases")) {
      cases.add(read(number++ + " " + one.path("name").asText(), one, clock));
    }
    return cases;
  }

  private static Case read(String id, JsonNode one, Instant clock) {
    List<Path> files = new ArrayList<>();
    one.path("files").forEach(name -> files.add(file(name.asText())));
    boolean isExample = files.get(0).startsWith(shc().resolve("spec-examples"));
    String type = one.path("type").asText();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("id", id);
    switch (type) {
      case "jwspayload" ->
          request.put("credential", TestShc.immunization(SIGNER).jws(text(files.get(0))));
      case "qrnumeric" -> request.put("credentials", files.stream().map(ShcVectors::text).toList());
      case "qr" -> request.put("credentials", List.of());
      default -> request.put("credential", text(files.get(0)));
    }
    request.put("format", "smart-health-card");
    request.put("at", (isExample ? AFTER_EXAMPLES : clock).toString());
    boolean trusted = !one.path("options").path("issuerDirectory").asText().equals("VCI");
    request.put("anchors", trusted ? anchors(type) : List.of());
    request.put("documents", documents());
    return new Case(id, expected(one), type.equals("qr") ? files : List.of(), request);
  }

  private static Set<String> expected(JsonNode one) {
    Set<String> expected = new TreeSet<>();
    JsonNode errors = one.path("expected_errors");
    if (errors.isArray()) {
      errors.forEach(name -> expected.add(name.asText()));
    } else if (errors.asInt() > 0) {
      expected.add(errors.asText());
    }
    for (JsonNode warning : one.path("expected_warnings")) {
      if (GRAVE_WARNINGS.contains(warning.asText())) {
        expected.add(warning.asText());
      }
    }
    return expected;
  }

  private static List<Map<String, Object>> anchors(String type) {
    List<Map<String, Object>> anchors = new ArrayList<>();
    anchors.add(
        type.equals("jwspayload")
            ? anchor(ISSUER, Map.of("keys", List.of(TestShc.jwk(SIGNER))))
            : anchor(ISSUER, map(shc().resolve("spec-examples/issuer/.well-known/jwks.json"))));
    Object bad = map(shc().resolve("dev-tools/testdata/badcrl/public.json"));
    for (String name :
        List.of("duplicate-rid", "invalid-method", "non-base64url-rid", "too-long-rid")) {
      anchors.add(anchor(BAD_LISTS + name, Map.of("keys", List.of(bad))));
    }
    return anchors;
  }

  private static Map<String, Object> anchor(String issuer, Object jwks) {
    return Map.of("issuer", issuer, "jwks", jwks);
  }

  /** The lists of revoked cards, where their issuers say that they stand. */
  private static List<Map<String, Object>> documents() {
    List<Map<String, Object>> documents = new ArrayList<>();
    addLists(documents, ISSUER, shc().resolve("spec-examples/issuer"));
    for (String name : List.of("duplicate-rid", "invalid-method", "non-base64url-rid")) {
      addLists(documents, BAD_LISTS + name, shc().resolve("dev-tools/testdata/badcrl/" + name));
    }
    return documents;
  }

  private static void addLists(List<Map<String, Object>> documents, String issuer, Path folder) {
    try (Stream<Path> lists = Files.list(folder.resolve(".well-known/crl"))) {
      for (Path list : lists.sorted().toList()) {
        documents.add(
            Map.of(
                "uri",
                issuer + "/.well-known/crl/" + list.getFileName(),
                "mediaType",
                "application/json",
                "body",
                text(list)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A key set and what is wrong with it.
   *
   * @param name the names that its certificates should have
   */
  public record KeyCase(String id, Map<String, Object> jwks, String name, Set<String> expected) {}

  /** The cases of key sets. */
  public static List<KeyCase> keys() {
    List<KeyCase> cases = new ArrayList<>();
    int number = 0;
    for (JsonNode one : Vectors.json(shc().resolve("dev-tools/key-tests.json")).path("cases")) {
      Set<String> expected = new TreeSet<>();
      one.path("must_contain").forEach(name -> expected.add(name.asText()));
      String file = one.path("file").asText();
      cases.add(
          new KeyCase(
              number++ + " " + file,
              map(shc().resolve("dev-tools/testdata").resolve(file)),
              one.path("expected_subject_alt_name").asText(),
              expected));
    }
    return cases;
  }

  private static Path file(String name) {
    Path own = shc().resolve("dev-tools/testdata").resolve(name);
    return Files.exists(own) ? own : shc().resolve("spec-examples").resolve(name);
  }

  @SuppressWarnings("unchecked") // JSON objects have no other keys
  private static Map<String, Object> map(Path file) {
    return (Map<String, Object>) MAPPER.convertValue(Vectors.json(file), Map.class);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path shc() {
    return Vectors.folder("shc");
  }
}
