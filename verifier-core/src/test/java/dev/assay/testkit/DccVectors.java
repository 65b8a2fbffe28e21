package dev.assay.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases of topic {@code dcc}, as requests with what their publishers expect. */
public final class DccVectors {

  /** The flags that are about other representations of a case than the text of its code. */
  private static final List<String> OF_OTHER_FORMS =
      List.of("PICTUREDECODE", "ENCODE", "VALIDOBJECT", "RESULTS");

  /** A step of our own, for codes of whose signers nobody gave the certificate. */
  public static final String KEY_KNOWN = "KEYKNOWN";

  private static final String PREFIX = "EXPECTED";

  private DccVectors() {}

  /**
   * One case.
   *
   * @param id its file
   * @param text the text of its code
   * @param at the instant of the decision
   * @param anchors what is trusted
   * @param expected what has to hold and what must not, by the name of the step; what is not there
   *     is not tested
   * @param json what the code says, as JSON
   */
  public record Case(
      String id,
      String text,
      String at,
      List<Map<String, Object>> anchors,
      Map<String, Boolean> expected,
      JsonNode json) {

    /**
     * Whether all of it holds.
     *
     * @param divergences what holds against what is expected: by the case, or by the case and a
     *     step of it, as in {@code file.json#VERIFY}
     */
    public boolean holds(Map<String, Boolean> divergences) {
      return divergences.getOrDefault(id, true)
          && expected.entrySet().stream()
              .allMatch(
                  step -> divergences.getOrDefault(id + "#" + step.getKey(), step.getValue()));
    }

    /** The request as a line of JSON. */
    public String line() {
      return JSONObjectUtils.toJSONString(request());
    }

    /** The request, with older practice permitted to the issuer. */
    public Map<String, Object> request(String... legacy) {
      List<Object> trusted = new ArrayList<>();
      for (Map<String, Object> anchor : anchors) {
        Map<String, Object> permitting = new LinkedHashMap<>(anchor);
        permitting.put("legacy", List.of(legacy));
        trusted.add(legacy.length == 0 ? anchor : permitting);
      }
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("id", id);
      request.put("credential", text);
      request.put("format", "eu-dcc");
      request.put("at", at);
      request.put("anchors", trusted);
      return request;
    }
  }

  /** All of them. */
  public static List<Case> all() {
    return Stream.of(testData(), quality(), others()).flatMap(List::stream).toList();
  }

  /** The suite of the member states: one certificate of the signer each. */
  private static List<Case> testData() {
    List<Case> cases = new ArrayList<>();
    for (Path folder : folders("dgc-testdata")) {
      Vectors.jsonFiles(folder).forEach(file -> cases.add(ofSuite(file)));
    }
    return cases;
  }

  /** The United Kingdom's examples, and Austria's. */
  private static List<Case> others() {
    List<Case> cases = new ArrayList<>();
    for (String folder : List.of("nhsx", "hcert-kotlin-at")) {
      Vectors.jsonFiles(dcc().resolve(folder)).forEach(file -> cases.add(ofSuite(file)));
    }
    return cases;
  }

  private static Case ofSuite(Path file) {
    JsonNode json = Vectors.json(file);
    JsonNode context = json.path("TESTCTX");
    Map<String, Boolean> expected = new LinkedHashMap<>();
    json.path("EXPECTEDRESULTS")
        .properties()
        .forEach(
            flag -> {
              String step = flag.getKey().substring(PREFIX.length());
              if (flag.getKey().startsWith(PREFIX) && !OF_OTHER_FORMS.contains(step)) {
                expected.put(step, flag.getValue().asBoolean());
              }
            });
    return new Case(
        dcc().relativize(file).toString(),
        json.path("PREFIX").asText(json.path("PREFIXED").asText()),
        clock(context.path("VALIDATIONCLOCK").asText()).toString(),
        List.of(anchor(context)),
        expected,
        json.path("JSON"));
  }

  private static Map<String, Object> anchor(JsonNode context) {
    // Austria's context has the key of the exemptions beside that of the suite.
    String certificate =
        context.path("AT_CERTIFICATE").asText(context.path("CERTIFICATE").asText());
    return certificate.isEmpty()
        ? Map.of("jwk", jwk(context.path("PUBLICKEY").asText()))
        : Map.of("certificate", certificate);
  }

  /** A bare SubjectPublicKeyInfo on P-256. */
  private static Map<String, Object> jwk(String spki) {
    try {
      ECPublicKey key =
          (ECPublicKey)
              KeyFactory.getInstance("EC")
                  .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(spki)));
      return new ECKey.Builder(Curve.P_256, key).build().toJSONObject();
    } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With an offset in any of its forms, or without one: then it is UTC. */
  private static Instant clock(String text) {
    String colon = text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
    return colon.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
        ? OffsetDateTime.parse(colon).toInstant()
        : LocalDateTime.parse(colon).toInstant(ZoneOffset.UTC);
  }

  /** The codes that the member states, and others, put on a wall for verifiers to try. */
  private static List<Case> quality() {
    Map<String, String> certificates = new HashMap<>();
    Vectors.json(dcc().resolve("qa-payloads/dsc-certs.json"))
        .properties()
        .forEach(one -> certificates.put(one.getKey(), one.getValue().path("cert").asText()));
    List<Case> cases = new ArrayList<>();
    for (JsonNode one : Vectors.json(dcc().resolve("qa-payloads/INDEX.json"))) {
      byte[] keyId = HexFormat.of().parseHex(one.path("kid_hex").asText());
      Optional<String> certificate =
          Optional.ofNullable(certificates.get(Base64.getEncoder().encodeToString(keyId)));
      cases.add(
          new Case(
              one.path("file").asText(),
              text(dcc().resolve(one.path("file").asText())),
              Instant.ofEpochSecond((long) Double.parseDouble(one.path("iat").asText()))
                  .plus(Duration.ofDays(1))
                  .toString(),
              certificate.map(der -> Map.<String, Object>of("certificate", der)).stream().toList(),
              Map.of(certificate.isPresent() ? "VERIFY" : KEY_KNOWN, certificate.isPresent()),
              one));
    }
    return cases;
  }

  private static List<Path> folders(String name) {
    try (Stream<Path> folders = Files.walk(dcc().resolve(name))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path dcc() {
    return Vectors.folder("dcc");
  }
}
