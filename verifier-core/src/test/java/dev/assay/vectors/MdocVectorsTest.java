package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.testkit.Vectors;
import dev.assay.trust.TrustLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Documents that other people's software made, with what their publishers expect of them. */
class MdocVectorsTest {

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());
  private final Exceptions exceptions = Exceptions.read("mdoc");

  @TestFactory
  List<DynamicTest> everyPresentationGetsTheVerdictThatItsPublisherExpects() {
    return Vectors.list(Vectors.json(folder().resolve("presentations/cases.json"))).stream()
        .map(one -> DynamicTest.dynamicTest(one.path("id").asText(), () -> checkPresentation(one)))
        .toList();
  }

  private void checkPresentation(JsonNode one) throws RequestFault {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", bytes(one.path("file").asText()));
    request.put("at", one.path("validation_time").asText());
    request.put("holderBinding", binding(one.path("session_transcript")));
    List<Object> anchors = new ArrayList<>();
    one.path("trusted_certificates_pem")
        .forEach(pem -> anchors.add(Map.of("certificate", pem.asText())));
    request.put("anchors", anchors);
    VerificationResult result = verify(request);

    assertVerdict(result, one.path("id").asText(), one.path("expected_valid").asBoolean());
    if (result.verdict() == Verdict.ACCEPTED) {
      assertThat(result.facts().holder()).isEqualTo(HolderProof.PROVED);
    }
  }

  private static Map<String, Object> binding(JsonNode transcript) {
    if (transcript.has("session_transcript_bytes_hex")) {
      return Map.of(
          "sessionTranscript", base64Url(transcript.path("session_transcript_bytes_hex").asText()));
    }
    Map<String, Object> openid4vp = new LinkedHashMap<>();
    openid4vp.put("clientId", transcript.path("client_id").asText());
    openid4vp.put("nonce", transcript.path("nonce").asText());
    openid4vp.put("responseUri", transcript.path("response_uri").asText());
    if (transcript.has("jwk_thumbprint_hex")) {
      openid4vp.put("jwkThumbprint", base64Url(transcript.path("jwk_thumbprint_hex").asText()));
    }
    if (transcript.has("mdoc_generated_nonce")) {
      openid4vp.put("mdocGeneratedNonce", transcript.path("mdoc_generated_nonce").asText());
    }
    return Map.of("openid4vp", openid4vp);
  }

  /**
   * Each with its signer's certificate as the anchor, an hour after it became valid, and with the
   * older practice permitted that half of them need. What its publisher expects of it is that it
   * holds.
   */
  @TestFactory
  List<DynamicTest> everyDocumentOfTheWildGetsTheVerdictThatItDeserves() {
    return wild().stream()
        .map(one -> DynamicTest.dynamicTest(one.path("file").asText(), () -> checkWild(one)))
        .toList();
  }

  private void checkWild(JsonNode one) throws RequestFault {
    JsonNode facts = one.path("facts_checked_by_us");
    JsonNode document = facts.path("docs").path(0);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", bytes(one.path("file").asText()));
    request.put("format", "mso_mdoc");
    request.put("policy", Map.of("status", "ignored"));
    MdocSigner.of(folder().resolve(one.path("file").asText()))
        .ifPresent(
            signer -> {
              request.put("at", signer.validFrom().plus(Duration.ofHours(1)).toString());
              request.put(
                  "anchors",
                  List.of(
                      Map.of(
                          "certificate",
                          signer.certificate(),
                          "legacy",
                          List.of("mdoc-encoding", "mdoc-fractions"))));
            });
    boolean good = document.path("sig").asBoolean() && document.path("badDigests").asInt(1) == 0;
    assertVerdict(verify(request), one.path("file").asText(), good);
  }

  @Test
  void noExceptionIsKeptForADocumentThatIsNotThere() {
    Set<String> ids = new HashSet<>();
    wild().forEach(one -> ids.add(one.path("file").asText()));
    Vectors.json(folder().resolve("presentations/cases.json"))
        .forEach(one -> ids.add(one.path("id").asText()));
    assertThat(exceptions.ids()).isSubsetOf(ids);
  }

  @Test
  void theAnnexOfTheStandardIsAcceptedInItsTime() throws RequestFault {
    JsonNode annex = Vectors.json(folder().resolve("iso18013-5-annex-d/vectors.json"));
    Map<String, Object> request = new LinkedHashMap<>();
    request.put(
        "credential", base64Url(annex.path("ISO_18013_5_ANNEX_D_DEVICE_RESPONSE").asText()));
    request.put("at", "2021-06-01T00:00:00Z");
    byte[] signer = HexFormat.of().parseHex(annex.path("ISO_18013_5_ANNEX_D_DS_CERT").asText());
    request.put(
        "anchors", List.of(Map.of("certificate", Base64.getEncoder().encodeToString(signer))));

    assertVerdict(verify(request), "annex D", true);
    request.put(
        "holderBinding",
        Map.of(
            "sessionTranscript",
            base64Url(annex.path("ISO_18013_5_ANNEX_D_SESSION_TRANSCRIPT_BYTES").asText()),
            "readerKey",
            Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "x",
                base64Url(annex.path("ISO_18013_5_ANNEX_D_EPHEMERAL_READER_KEY_X").asText()),
                "y",
                base64Url(annex.path("ISO_18013_5_ANNEX_D_EPHEMERAL_READER_KEY_Y").asText()),
                "d",
                base64Url(annex.path("ISO_18013_5_ANNEX_D_EPHEMERAL_READER_KEY_D").asText()))));
    VerificationResult coded = verify(request);
    assertVerdict(coded, "annex D with its MAC", true);
    assertThat(coded.facts().holder()).isEqualTo(HolderProof.PROVED);
    request.put("at", "2022-06-01T00:00:00Z");
    assertVerdict(verify(request), "annex D, a year later", false);
  }

  private VerificationResult verify(Map<String, Object> request) throws RequestFault {
    byte[] json = JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
    RequestEnvelope envelope = reader.read(json, Instant.parse("2026-11-23T00:00:00Z"));
    TrustLists trust = envelope.trust(TrustLists.none(), verifier.crypto());
    return verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments());
  }

  private void assertVerdict(VerificationResult result, String id, boolean good) {
    List<CheckResult> failed =
        result.each().stream()
            .flatMap(one -> one.facts().report().with(Outcome.FAILED).stream())
            .toList();
    assertThat(result.verdict())
        .as(() -> failed.toString())
        .isEqualTo(exceptions.verdictOf(id, good ? Verdict.ACCEPTED : Verdict.REJECTED));
  }

  private static List<JsonNode> wild() {
    return Vectors.list(Vectors.json(folder().resolve("wild/INDEX.json")));
  }

  private static Path folder() {
    return Vectors.folder("mdoc");
  }

  private static String bytes(String file) {
    try {
      return encode(Files.readAllBytes(folder().resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64Url(String hex) {
    return encode(HexFormat.of().parseHex(hex));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
