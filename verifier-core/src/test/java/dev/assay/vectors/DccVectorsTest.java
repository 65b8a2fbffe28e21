package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.json.ResultWriter;
import dev.assay.testkit.DccVectors;
import dev.assay.testkit.DccVectors.Case;
import dev.assay.trust.TrustLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Certificates that the member states and others made, with what their publishers expect of them:
 * the verdict, and for each step that a case tests, whether it is that step that fails.
 */
class DccVectorsTest {

  /** Which rules, by the beginnings of their codes, belong to a step of the suite. */
  private static final Map<String, List<String>> STEPS =
      Map.of(
          "UNPREFIX",
          List.of("eu-dcc.context"),
          "B45DECODE",
          List.of("eu-dcc.base45"),
          "COMPRESSION",
          List.of("eu-dcc.zlib", "eu-dcc.compressed"),
          "DECODE",
          List.of("eu-dcc.cbor", "eu-dcc.cwt"),
          "VALIDJSON",
          List.of("eu-dcc.cbor", "eu-dcc.cwt"),
          "VERIFY",
          List.of(
              "eu-dcc.cbor",
              "eu-dcc.cose",
              "eu-dcc.cwt",
              "eu-dcc.alg",
              "eu-dcc.kid",
              "eu-dcc.signature",
              "trust."),
          // Two kinds in one certificate are refused before anybody is asked for a key.
          DccVectors.KEY_KNOWN,
          List.of("trust.", "eu-dcc.payload.one"),
          "SCHEMAVALIDATION",
          List.of("eu-dcc.payload"),
          "KEYUSAGE",
          List.of("eu-dcc.signer.usage"),
          "EXPIRATIONCHECK",
          List.of("eu-dcc.validity.exp", "eu-dcc.validity.issued", "eu-dcc.validity.form"));

  /** What is refused for these alone is refused for its times. */
  private static final Set<String> OF_TIME =
      Set.of(
          "eu-dcc.validity.issued", "eu-dcc.validity.signer.from", "eu-dcc.validity.signer.until");

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());
  private final Exceptions exceptions = Exceptions.read("dcc");

  @TestFactory
  List<DynamicTest> everyCertificateGetsWhatItsPublisherExpects() {
    return DccVectors.all().stream()
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)))
        .toList();
  }

  private void check(Case one) throws RequestFault {
    VerificationResult result = verify(one.request());
    Set<String> failed = failed(result);
    boolean good = true;
    for (Map.Entry<String, Boolean> step : one.expected().entrySet()) {
      boolean holds = holds(one.id() + "#" + step.getKey(), step.getValue());
      List<String> rules = STEPS.getOrDefault(step.getKey(), List.of());
      assertThat(rules).as(step.getKey()).isNotEmpty();
      assertThat(failed.stream().anyMatch(code -> rules.stream().anyMatch(code::startsWith)))
          .as(() -> step.getKey() + " fails: " + failed)
          .isEqualTo(!holds);
      good &= holds;
    }
    assertThat(result.verdict() == Verdict.ACCEPTED)
        .as(() -> failed.toString())
        .isEqualTo(good && holds(one.id(), true));
    if (result instanceof VerificationResult.Accepted && one.expected().containsKey("VALIDJSON")) {
      assertThat(claims(result)).isEqualTo(plain(one.json()));
    }
  }

  /** Whether a step, or the whole, holds: as expected, or as an exception says. */
  private boolean holds(String id, boolean expected) {
    Verdict verdict = exceptions.verdictOf(id, expected ? Verdict.ACCEPTED : Verdict.REJECTED);
    return verdict == Verdict.ACCEPTED;
  }

  /** Once it is issued, where the trust list permits times beyond the certificate's. */
  @TestFactory
  List<DynamicTest> whatIsRefusedForItsTimesAloneIsAcceptedWhereTheyArePermitted() {
    return DccVectors.all().stream()
        .filter(one -> isRefusedForItsTimesAlone(one.request()))
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> checkPermitted(one)))
        .toList();
  }

  private boolean isRefusedForItsTimesAlone(Map<String, Object> request) {
    try {
      Set<String> failed = failed(verify(request));
      return !failed.isEmpty() && OF_TIME.containsAll(failed);
    } catch (RequestFault e) {
      throw new IllegalStateException(e);
    }
  }

  private void checkPermitted(Case one) throws RequestFault {
    Map<String, Object> request = one.request("dcc-beyond-signer");
    Instant at = Instant.parse(one.at());
    request.put("at", (isIssued(request, at) ? at : whenIssued(request, at)).toString());
    VerificationResult result = verify(request);
    assertThat(failed(result)).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  /** To the minute, as long as it is within a month. */
  private Instant whenIssued(Map<String, Object> request, Instant notYet) throws RequestFault {
    Instant early = notYet;
    Instant late = notYet.plus(Duration.ofDays(30));
    while (Duration.between(early, late).compareTo(Duration.ofMinutes(1)) > 0) {
      Instant middle = early.plus(Duration.between(early, late).dividedBy(2));
      if (isIssued(request, middle)) {
        late = middle;
      } else {
        early = middle;
      }
    }
    return late;
  }

  private boolean isIssued(Map<String, Object> request, Instant at) throws RequestFault {
    request.put("at", at.toString());
    return !failed(verify(request)).contains("eu-dcc.validity.issued");
  }

  @Test
  void noExceptionIsKeptForACaseThatIsNotThere() {
    Set<String> ids = DccVectors.all().stream().map(Case::id).collect(Collectors.toSet());
    assertThat(exceptions.ids()).extracting(id -> id.split("#", 2)[0]).isSubsetOf(ids);
  }

  private static Set<String> failed(VerificationResult result) {
    return result.facts().report().with(Outcome.FAILED).stream()
        .map(CheckResult::rule)
        .map(rule -> rule.code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private VerificationResult verify(Map<String, Object> request) throws RequestFault {
    byte[] json = JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
    RequestEnvelope envelope = reader.read(json, Instant.parse("2026-11-23T00:00:00Z"));
    TrustLists trust = envelope.trust(TrustLists.none(), verifier.crypto());
    return verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments());
  }

  private static JsonNode claims(VerificationResult result) {
    try {
      return plain(
          new ObjectMapper().readTree(ResultWriter.utf8(result, Optional.empty())).path("claims"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text without white space around it and in NFC, no null, and numbers by their value. */
  private static JsonNode plain(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(Normalizer.normalize(node.asText(), Normalizer.Form.NFC).strip());
    }
    if (node.isNumber()) {
      return DecimalNode.valueOf(node.decimalValue().stripTrailingZeros());
    }
    if (node instanceof ArrayNode array) {
      ArrayNode values = array.arrayNode();
      array.forEach(value -> values.add(plain(value)));
      return values;
    }
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> members = new LinkedHashMap<>();
      object
          .properties()
          .forEach(
              member -> {
                if (!member.getValue().isNull()) {
                  members.put(member.getKey(), plain(member.getValue()));
                }
              });
      return object.objectNode().setAll(members);
    }
    return node;
  }
}
