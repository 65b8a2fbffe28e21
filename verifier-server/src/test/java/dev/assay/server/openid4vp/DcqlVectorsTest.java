package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.credential.Claims;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Queries and answers that others made. Those of dcql-ts are in part of drafts: they are refused as
 * they are, which exceptions/dcql.json lists with the reasons, and then held as OpenID4VP 1.0 would
 * write them.
 */
class DcqlVectorsTest {

  private static final List<String> VALIDITY = List.of("valid");

  @Test
  void everyQueryOfAnotherLibraryIsValidOrOfADraft() throws Exception {
    Map<Integer, String> expected = new TreeMap<>();
    Map<Integer, String> actual = new TreeMap<>();
    List<Map<String, Object>> cases = cases();
    for (int i = 0; i < cases.size(); i++) {
      expected.put(i, "valid");
      actual.put(i, validity(object(cases.get(i), "query")));
    }
    expected.putAll(divergences(VALIDITY));
    assertThat(actual).hasSize(27).isEqualTo(expected);
  }

  @Test
  void everyAnswerOfAnotherLibraryIsWorthWhatItsPublisherExpects() throws Exception {
    Map<Integer, String> expected = new TreeMap<>();
    Map<Integer, String> actual = new TreeMap<>();
    Map<Integer, String> divergences = divergences(List.of("satisfied", "unsatisfied"));
    List<Map<String, Object>> cases = cases();
    for (int i = 0; i < cases.size(); i++) {
      Map<String, Object> vector = cases.get(i);
      DcqlQuery query = DcqlReader.read(asOfToday(object(vector, "query")));
      Map<String, List<VerificationResult>> given = given(vector, query);
      boolean satisfied = DcqlAnswer.check(query, given).verdict() == Verdict.ACCEPTED;
      actual.put(i, satisfied ? "satisfied" : "unsatisfied");
      expected.put(
          i, Boolean.TRUE.equals(vector.get("can_be_satisfied")) ? "satisfied" : "unsatisfied");
      if (!divergences.containsKey(i)) {
        assertThat(matches(query, given)).as("case " + i).isEqualTo(expectedMatches(vector));
      }
    }
    expected.putAll(divergences);
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void everyExampleOfTheSpecificationIsValid() throws Exception {
    Path examples = Vectors.folder("openid4vp").resolve("spec-examples");
    List<Path> files = new ArrayList<>(Vectors.jsonFiles(examples.resolve("query_lang")));
    files.add(examples.resolve("request/dcql_jwt_vc.json"));
    assertThat(files).hasSize(5);
    for (Path file : files) {
      DcqlQuery query = DcqlReader.read(read(file));
      assertThat(query.json()).as(file.toString()).isEqualTo(read(file));
    }
  }

  @Test
  void everyQueryOfAnotherVerifierIsValid() throws Exception {
    int queries = 0;
    for (Path file : Vectors.jsonFiles(Vectors.folder("openid4vp").resolve("eudi-verifier"))) {
      if (read(file).get("dcql_query") instanceof Map<?, ?> query) {
        assertThat(validity(known(query))).as(file.toString()).isEqualTo("valid");
        queries++;
      }
    }
    assertThat(queries).isEqualTo(5);
  }

  private static String validity(Map<String, Object> query) {
    try {
      DcqlReader.read(query);
      return "valid";
    } catch (DcqlFault e) {
      return e.rule().code();
    }
  }

  /** On the side of the wallet: whatever it holds that matches. On ours: what was presented. */
  private static Map<String, List<VerificationResult>> given(
      Map<String, Object> vector, DcqlQuery query) {
    Map<String, List<VerificationResult>> given = new LinkedHashMap<>();
    if (vector.get("presentation") instanceof Map<?, ?> presented) {
      presented.forEach((id, value) -> given.put((String) id, results(value)));
      return given;
    }
    List<VerificationResult> held = results(vector.getOrDefault("credentials", List.of()));
    for (CredentialQuery credential : query.credentials()) {
      held.stream()
          .filter(result -> new PresentationCheck(credential, result).run() instanceof Matched)
          .findFirst()
          .ifPresent(result -> given.put(credential.id(), List.of(result)));
    }
    return given;
  }

  private static Map<String, Boolean> matches(
      DcqlQuery query, Map<String, List<VerificationResult>> given) {
    Map<String, Boolean> matches = new TreeMap<>();
    for (CredentialQuery credential : query.credentials()) {
      matches.put(
          credential.id(),
          given.getOrDefault(credential.id(), List.of()).stream()
              .anyMatch(
                  result -> new PresentationCheck(credential, result).run() instanceof Matched));
    }
    return matches;
  }

  private static Map<String, Boolean> expectedMatches(Map<String, Object> vector) {
    Map<String, Boolean> matches = new TreeMap<>();
    for (Object credential :
        (List<?>) object(vector, "query").getOrDefault("credentials", List.of())) {
      matches.put((String) known((Map<?, ?>) credential).getOrDefault("id", ""), false);
    }
    object(vector, "credential_matches").forEach((id, match) -> matches.put(id, (Boolean) match));
    return matches;
  }

  private static List<VerificationResult> results(Object credentials) {
    List<?> list = credentials instanceof List<?> several ? several : List.of(credentials);
    return list.stream().map(one -> result(known((Map<?, ?>) one))).toList();
  }

  private static VerificationResult result(Map<String, Object> credential) {
    String format = (String) credential.getOrDefault("credential_format", "");
    boolean bound = Boolean.TRUE.equals(credential.get("cryptographic_holder_binding"));
    return SomeCredential.of(
            types(credential),
            Claims.of(object(credential, format.equals("mso_mdoc") ? "namespaces" : "claims")))
        .accepted(
            formatOfToday(format, credential.containsKey("type")),
            bound ? HolderProof.PROVED : HolderProof.NOT_REQUIRED);
  }

  private static List<String> types(Map<String, Object> credential) {
    return Stream.of("vct", "doctype", "type")
        .flatMap(name -> Optional.ofNullable(credential.get(name)).stream())
        .flatMap(type -> type instanceof List<?> list ? list.stream() : Stream.of(type))
        .map(String.class::cast)
        .toList();
  }

  private static String formatOfToday(String format, boolean w3c) {
    return format.equals("vc+sd-jwt") ? (w3c ? "jwt_vc_json" : "dc+sd-jwt") : format;
  }

  private static Map<String, Object> asOfToday(Map<String, Object> query) {
    Map<String, Object> changed = new LinkedHashMap<>(query);
    changed.put(
        "credentials",
        ((List<?>) query.getOrDefault("credentials", List.of()))
            .stream().map(one -> credentialOfToday(known((Map<?, ?>) one))).toList());
    return changed;
  }

  private static Map<String, Object> credentialOfToday(Map<String, Object> credential) {
    Map<String, Object> changed = new LinkedHashMap<>(credential);
    changed.remove("trusted_authorities");
    String format = (String) credential.getOrDefault("format", "");
    changed.putIfAbsent(
        "meta",
        format.equals("mso_mdoc")
            ? Map.of("doctype_value", "org.iso.7367.1.mVRC")
            : Map.of(
                "vct_values",
                List.of(
                    "PersonIdentificationData",
                    "https://credentials.example.com/identity_credential")));
    changed.put(
        "format", formatOfToday(format, object(changed, "meta").containsKey("type_values")));
    if (credential.get("claims") instanceof List<?> claims) {
      changed.put(
          "claims", claims.stream().map(one -> claimOfToday(known((Map<?, ?>) one))).toList());
    }
    return changed;
  }

  private static Map<String, Object> claimOfToday(Map<String, Object> claim) {
    Map<String, Object> changed = new LinkedHashMap<>(claim);
    changed.computeIfAbsent(
        "path",
        path -> List.of(claim.getOrDefault("namespace", ""), claim.getOrDefault("claim_name", "")));
    return changed;
  }

  private static Map<Integer, String> divergences(List<String> expected) throws Exception {
    Map<Integer, String> divergences = new TreeMap<>();
    try (InputStream in = DcqlVectorsTest.class.getResourceAsStream("/exceptions/dcql.json")) {
      assertThat(in).isNotNull();
      for (Object entry : Json.readArray(in.readAllBytes(), JsonLimits.DEFAULT)) {
        Map<String, Object> divergence = known((Map<?, ?>) entry);
        assertThat((String) divergence.get("reason")).isNotBlank();
        assertThat(divergence.get("actual")).isNotEqualTo(divergence.get("expected"));
        if (expected.contains(divergence.getOrDefault("expected", ""))) {
          ((List<?>) divergence.getOrDefault("cases", List.of()))
              .forEach(
                  number ->
                      divergences.put(
                          ((Long) number).intValue(),
                          (String) divergence.getOrDefault("actual", "")));
        }
      }
    }
    return divergences;
  }

  private static List<Map<String, Object>> cases() throws IOException, JsonException {
    Map<String, Object> file = read(Vectors.folder("openid4vp").resolve("dcql/dcql-ts.json"));
    return ((List<?>) file.getOrDefault("cases", List.of()))
        .stream().map(one -> known((Map<?, ?>) one)).toList();
  }

  private static Map<String, Object> read(Path file) throws IOException, JsonException {
    return Json.readObject(Files.readAllBytes(file), JsonLimits.DEFAULT);
  }

  private static Map<String, Object> object(Map<String, Object> holder, String name) {
    return holder.get(name) instanceof Map<?, ?> map ? known(map) : Map.of();
  }

  @SuppressWarnings("unchecked") // the names of a JSON object are strings
  private static Map<String, Object> known(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
