package dev.assay.testkit;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Third-party SD-JWTs, each as a request in the form that the library, the command line and the
 * server all read. What is expected comes from the publisher of the token, never from us; where we
 * mean to differ, {@code exceptions/sd-jwt.json} says why.
 */
public final class SdJwtVectors {

  /** After the tokens of the specifications were issued, and before they expire. */
  private static final long DURING_VALIDITY = 1_700_000_000L;

  private final Path root;
  private final List<Case> cases = new ArrayList<>();

  /**
   * One token.
   *
   * @param id the file it stands in
   * @param request the request, as JSON
   * @param accepted what the publisher expects
   * @param claims what the publisher says that the claims are
   */
  public record Case(
      String id,
      Map<String, Object> request,
      boolean accepted,
      Optional<Map<String, Object>> claims) {

    /** The request as one line of JSON. */
    public String line() {
      return JSONObjectUtils.toJSONString(request);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  private SdJwtVectors(Path root) {
    this.root = root;
  }

  /** All cases below the folder {@code sd-jwt} of the vectors. */
  public static List<Case> all(Path sdJwtFolder) {
    SdJwtVectors vectors = new SdJwtVectors(sdJwtFolder);
    vectors.specificationTexts();
    Stream.of("rfc9901-examples", "sd-jwt-python-testcases", "sd-jwt-vc-examples")
        .forEach(vectors::generated);
    vectors.keycloak();
    vectors.wild();
    return List.copyOf(vectors.cases);
  }

  private void specificationTexts() {
    for (Path file : files("spec-text")) {
      Map<String, Object> json = object(read(file));
      Object serialization =
          json.containsKey("sd_jwt") ? member(json, "sd_jwt") : member(json, "sd_jwt_json");
      String token =
          serialization instanceof String text
              ? text
              : JSONObjectUtils.toJSONString(map(serialization));
      Object keys =
          json.containsKey("issuer_jwks")
              ? member(json, "issuer_jwks")
              : List.of(member(json, "issuer_jwk"));
      Map<String, Object> request = request(token, at(token), Map.of("jwks", Map.of("keys", keys)));
      if (json.containsKey("kb_nonce")) {
        bind(request, text(json, "kb_nonce"), text(json, "kb_aud"));
      }
      add(
          file,
          request,
          Boolean.TRUE.equals(json.get("expected_valid")),
          Optional.ofNullable(json.get("expected_processed_payload")).map(SdJwtVectors::map));
    }
  }

  private void generated(String folder) {
    Map<String, Object> keys = object(read(root.resolve(folder).resolve("keys.json")));
    Map<String, Object> anchor = Map.of("jwks", Map.of("keys", member(keys, "issuer_jwks")));
    String verifier = verifier(root.resolve(folder).resolve("settings.yml"));
    for (Path directory : directories(folder)) {
      for (Path file : tokens(directory)) {
        String token = token(file);
        Map<String, Object> request = request(token, at(token), anchor);
        boolean presented = file.getFileName().toString().startsWith("sd_jwt_presentation");
        if (presented && Files.exists(directory.resolve("kb_jwt_payload.json"))) {
          bind(request, text(keys, "kb_nonce"), verifier);
        }
        add(
            file,
            request,
            true,
            presented
                ? Optional.of(object(read(directory.resolve("verified_contents.json"))))
                : Optional.empty());
      }
    }
  }

  private void keycloak() {
    Map<String, Object> index = object(read(root.resolve("keycloak/cases.json")));
    Map<String, Object> anchor = Map.of("jwk", member(index, "issuer_jwk"));
    String nonce = text(index, "expected_nonce");
    String audience = text(index, "expected_aud");
    for (Object entry : list(index, "cases")) {
      Map<String, Object> listed = map(entry);
      Path file = root.resolve("keycloak").resolve(text(listed, "file"));
      String token = token(file);
      Map<String, Object> request = request(token, at(token), anchor);
      boolean valid = Boolean.TRUE.equals(listed.get("expected_valid"));
      if (!token.endsWith("~")) {
        bind(request, nonce, audience);
      }
      add(file, request, valid, Optional.empty());
    }
    keycloakNegatives(anchor, nonce, audience);
  }

  /** What the notes of the index say must fail as well. */
  private void keycloakNegatives(Map<String, Object> anchor, String nonce, String audience) {
    Path bound = root.resolve("keycloak/s20.1-sdjwt+kb.txt");
    Path unbound = root.resolve("keycloak/s6.2-presented-sdjwtvp.txt");
    Map<String, Object> wrongNonce = request(token(bound), at(token(bound)), anchor);
    bind(wrongNonce, "abcd", audience);
    cases.add(new Case("keycloak/wrong nonce", wrongNonce, false, Optional.empty()));
    Map<String, Object> wrongAudience = request(token(bound), at(token(bound)), anchor);
    bind(wrongAudience, nonce, "abcd");
    cases.add(new Case("keycloak/wrong audience", wrongAudience, false, Optional.empty()));
    Map<String, Object> missing = request(token(unbound), at(token(unbound)), anchor);
    bind(missing, nonce, audience);
    cases.add(new Case("keycloak/key binding missing", missing, false, Optional.empty()));
  }

  /**
   * Tokens of other products, verified with the key that came with them, as their index does: that
   * key is the anchor.
   */
  private void wild() {
    for (Object entry : array(read(root.resolve("wild/INDEX.json")))) {
      Map<String, Object> listed = map(entry);
      Path file = root.resolve(text(listed, "file"));
      Map<String, Object> json = object(read(file));
      String token = text(json, "sd_jwt");
      String name = String.valueOf(listed.get("name")).toLowerCase(Locale.ROOT);
      Instant at =
          name.startsWith("expired") || name.startsWith("notbefore")
              ? Instant.parse("2026-11-23T00:00:00Z")
              : at(token);
      Map<String, Object> anchor = wildAnchor(token, String.valueOf(listed.get("issuer_key_from")));
      Map<String, Object> request = request(token, at, anchor);
      request.put("policy", Map.of("status", "ignored"));
      boolean outOfTime = name.startsWith("expired") || name.startsWith("notbefore");
      add(
          file,
          request,
          Boolean.TRUE.equals(listed.get("issuer_sig_ok")) && !outOfTime,
          Optional.empty());
    }
  }

  private static Map<String, Object> wildAnchor(String token, String from) {
    Map<String, Object> header = jwtPart(token, 0);
    Map<String, Object> payload = jwtPart(token, 1);
    Map<String, Object> anchor = new LinkedHashMap<>();
    if (from.equals("x5c")) {
      anchor.put("certificate", list(header, "x5c").get(0));
    } else if (from.startsWith("did:")) {
      String issuer = String.valueOf(payload.get("iss"));
      String did = issuer.startsWith("did:") ? issuer : String.valueOf(header.get("kid"));
      anchor.put("did", did.split("#", 2)[0]);
    }
    if (!anchor.isEmpty() && "vc+sd-jwt".equals(header.get("typ"))) {
      anchor.put("legacy", List.of("vc+sd-jwt"));
    }
    return anchor;
  }

  private static Map<String, Object> request(String token, Instant at, Map<String, Object> anchor) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", token);
    request.put("at", at.toString());
    request.put("anchors", anchor.isEmpty() ? List.of() : List.of(anchor));
    return request;
  }

  private static void bind(Map<String, Object> request, String nonce, String audience) {
    request.put("holderBinding", Map.of("nonce", nonce, "audience", audience));
  }

  /**
   * When the holder made the proof; without one, when the token was issued, or a time at which the
   * specifications' tokens are valid.
   */
  private static Instant at(String token) {
    Optional<Object> proved = keyBinding(token).map(kb -> part(kb, 1).get("iat"));
    Object issued =
        token.startsWith("{")
            ? DURING_VALIDITY
            : jwtPart(token, 1).getOrDefault("iat", DURING_VALIDITY);
    Object second = proved.orElse(issued);
    return second instanceof Number number && number.longValue() < 10_000_000_000L
        ? Instant.ofEpochSecond(number.longValue()).plusSeconds(1)
        : Instant.ofEpochSecond(DURING_VALIDITY);
  }

  private static Optional<String> keyBinding(String token) {
    if (token.startsWith("{")) {
      Object header = object(token).get("header");
      return header instanceof Map<?, ?> map && map.get("kb_jwt") instanceof String kb
          ? Optional.of(kb)
          : Optional.empty();
    }
    String last = token.substring(token.lastIndexOf('~') + 1);
    return last.chars().filter(c -> c == '.').count() == 2 ? Optional.of(last) : Optional.empty();
  }

  private static Map<String, Object> jwtPart(String token, int index) {
    return part(token.split("~", 2)[0], index);
  }

  private static Map<String, Object> part(String jwt, int index) {
    return object(new Base64URL(jwt.split("\\.", 3)[index]).decodeToString());
  }

  private void add(
      Path file,
      Map<String, Object> request,
      boolean accepted,
      Optional<Map<String, Object>> claims) {
    cases.add(new Case(root.relativize(file).toString(), request, accepted, claims));
  }

  private List<Path> files(String folder) {
    return list(root.resolve(folder))
        .filter(Files::isRegularFile)
        .filter(file -> file.toString().endsWith(".json"))
        .toList();
  }

  private List<Path> directories(String folder) {
    return list(root.resolve(folder)).filter(Files::isDirectory).toList();
  }

  private static List<Path> tokens(Path directory) {
    return list(directory)
        .filter(
            file ->
                file.getFileName()
                    .toString()
                    .matches("sd_jwt_(presentation|issuance)\\.(txt|json)"))
        .toList();
  }

  private static Stream<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The token of a file; the JSON serializations are written there as a JSON string that holds
   * JSON.
   */
  private static String token(Path file) {
    String text = read(file).strip();
    return text.startsWith("\"") ? (String) array("[" + text + "]").get(0) : text;
  }

  private static String verifier(Path settings) {
    return read(settings)
        .lines()
        .filter(line -> line.strip().startsWith("verifier:"))
        .map(line -> line.split("\"", 3)[1])
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> object(String json) {
    try {
      return JSONObjectUtils.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("the vectors are not JSON", e);
    }
  }

  private static List<Object> array(String json) {
    try {
      return JSONArrayUtils.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("the vectors are not JSON", e);
    }
  }

  private static Object member(Map<String, Object> object, String name) {
    Object value = object.get(name);
    if (value == null) {
      throw new IllegalStateException("the vectors have no " + name);
    }
    return value;
  }

  private static String text(Map<String, Object> object, String name) {
    return (String) member(object, name);
  }

  private static List<?> list(Map<String, Object> object, String name) {
    return (List<?>) member(object, name);
  }

  @SuppressWarnings("unchecked") // JSON objects have strings for names
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }
}
