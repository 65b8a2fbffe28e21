package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.testkit.ShcVectors;
import dev.assay.testkit.ShcVectors.Case;
import dev.assay.testkit.ShcVectors.KeyCase;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.TestTrust;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Cards and keys of the specification and of its validator, with what they expect: the verdict, and
 * that no rule fails that has to do with another fault than theirs.
 */
class ShcVectorsTest {

  /** Which rules, by the beginnings of their codes, belong to a fault of the validator. */
  private static final Map<String, List<String>> FAULTS =
      Map.ofEntries(
          Map.entry(
              "TRAILING_CHARACTERS",
              List.of(
                  "smart-health-card.json.trailing",
                  "smart-health-card.json.utf8",
                  "smart-health-card.jws",
                  "smart-health-card.numeric")),
          Map.entry("INFLATION_ERROR", List.of("smart-health-card.deflate")),
          Map.entry("JWS_HEADER_ERROR", List.of("smart-health-card.zip", "smart-health-card.kid")),
          Map.entry("JWS_VERIFICATION_ERROR", List.of("smart-health-card.signature", "trust.")),
          Map.entry("REVOCATION_ERROR", List.of("card-status.")),
          Map.entry("ISSUER_KEY_DOWNLOAD_ERROR", List.of("trust.listed")),
          Map.entry("INVALID_ISSUER_URL", List.of("smart-health-card.iss")),
          Map.entry("INVALID_KEY_X5C", List.of("smart-health-card.key.x5c")),
          Map.entry("INVALID_KEY_WRONG_KID", List.of("smart-health-card.key.kid")),
          Map.entry("INVALID_KEY_WRONG_USE", List.of("trust.key.found")),
          Map.entry("INVALID_KEY_WRONG_KTY", List.of("trust.key.found")),
          Map.entry("INVALID_KEY_PRIVATE", List.of("trust.metadata.public")),
          Map.entry("NOT_YET_VALID", List.of("smart-health-card.validity.nbf")),
          Map.entry("EXPIRATION_ERROR", List.of("smart-health-card.validity.exp")),
          Map.entry("INVALID_NUMERIC_QR", List.of("smart-health-card.numeric")),
          Map.entry(
              "INVALID_NUMERIC_QR_HEADER",
              List.of("smart-health-card.numeric", "smart-health-card.parts")),
          Map.entry(
              "QR_CHUNKING_DEPRECATED",
              List.of("smart-health-card.one_code", "smart-health-card.parts")),
          Map.entry("SIGNATURE_FORMAT_ERROR", List.of("smart-health-card.signature.form")),
          Map.entry("SCHEMA_ERROR", List.of("smart-health-card.type")),
          Map.entry("ISSUER_NOT_TRUSTED", List.of("trust.listed")));

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());
  private final Exceptions exceptions = Exceptions.read("shc");

  @TestFactory
  List<DynamicTest> everyCardGetsWhatItsPublisherExpects() {
    return ShcVectors.texts().stream()
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)))
        .toList();
  }

  private void check(Case one) throws RequestFault {
    VerificationResult result = verify(one.request());
    Set<String> failed = failed(result);
    Verdict expected =
        exceptions.verdictOf(one.id(), one.isGood() ? Verdict.ACCEPTED : Verdict.REJECTED);
    assertThat(result.verdict()).as(() -> failed.toString()).isEqualTo(expected);
    if (expected == Verdict.REJECTED) {
      assertThat(failed).isNotEmpty().allMatch(code -> belongs(code, one.expected()));
    }
  }

  @TestFactory
  List<DynamicTest> acceptedCardsAreRecognised() {
    return ShcVectors.texts().stream()
        .filter(Case::isGood)
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> checkRecognised(one)))
        .toList();
  }

  private void checkRecognised(Case one) throws RequestFault {
    Map<String, Object> request = new LinkedHashMap<>(one.request());
    request.remove("format");
    assertThat(verify(request).facts().format()).contains("smart-health-card");
  }

  private static boolean belongs(String code, Collection<String> names) {
    return names.stream()
        .flatMap(name -> FAULTS.getOrDefault(name, List.of()).stream())
        .anyMatch(code::startsWith);
  }

  /** A card that claims to be signed with the first key of the set, and is not. */
  @TestFactory
  List<DynamicTest> everyKeySetGetsWhatItsPublisherExpects() {
    return ShcVectors.keys().stream()
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)))
        .toList();
  }

  private void check(KeyCase one) throws TrustListFault {
    Map<?, ?> first = (Map<?, ?>) ((List<?>) one.jwks().getOrDefault("keys", List.of())).get(0);
    String issuer = one.name().isEmpty() ? TestShc.ISS : one.name();
    String name = String.valueOf(first.get("kid"));
    Set<String> failed = new TreeSet<>();
    for (String kid : List.of(name, thumbprint(first))) {
      failed.addAll(failed(issuer, one.jwks(), kid));
    }
    if (one.expected().isEmpty()) {
      assertThat(failed).containsExactly("smart-health-card.signature");
    } else {
      assertThat(failed).isNotEmpty().doesNotContain("smart-health-card.signature");
      assertThat(one.expected())
          .allMatch(fault -> failed.stream().anyMatch(code -> belongsToKey(code, fault)));
    }
  }

  private static boolean belongsToKey(String code, String fault) {
    return belongs(code, List.of(fault))
        // A name that is no thumbprint at all is refused in the card, before any key is looked for.
        || (fault.equals("INVALID_KEY_WRONG_KID") && code.equals("smart-health-card.kid"));
  }

  private static String thumbprint(Map<?, ?> jwk) {
    @SuppressWarnings("unchecked") // JSON objects have no other keys
    Map<String, Object> members = (Map<String, Object>) jwk;
    return TestShc.thumbprint(members);
  }

  /** What fails where the issuer publishes these keys. */
  private Set<String> failed(String issuer, Map<String, Object> jwks, String kid)
      throws TrustListFault {
    TestKey stranger = TestShc.key("stranger");
    String card = TestShc.immunization(stranger).claim("iss", issuer).header("kid", kid).jws();
    String host = URI.create(issuer).getHost();
    TestTrust.Node service =
        TestTrust.wellKnown(issuer, host)
            .with("formats", List.of("smart-health-card"))
            .with("types", List.of("*"));
    TestTrust.Node list = TestTrust.list("keys").entry(TestTrust.entry("one").service(service));
    TrustLists trust =
        TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("credential", card);
    request.put("at", TestClock.NOW.toString());
    request.put(
        "documents",
        List.of(
            Map.of(
                "uri",
                issuer + "/.well-known/jwks.json",
                "mediaType",
                "application/json",
                "body",
                JSONObjectUtils.toJSONString(jwks))));
    try {
      RequestEnvelope envelope = read(request);
      return failed(
          verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments()));
    } catch (RequestFault e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noExceptionIsKeptForACaseThatIsNotThere() {
    Set<String> ids = ShcVectors.texts().stream().map(Case::id).collect(Collectors.toSet());
    List<String> kept = new ArrayList<>(exceptions.ids());
    assertThat(kept).isSubsetOf(ids);
  }

  /** Of all cards, where there are several. */
  private static Set<String> failed(VerificationResult result) {
    return result.each().stream()
        .flatMap(one -> one.facts().report().with(Outcome.FAILED).stream())
        .map(CheckResult::rule)
        .map(rule -> rule.code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private RequestEnvelope read(Map<String, Object> request) throws RequestFault {
    byte[] json = JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
    return reader.read(json, Instant.parse("2026-11-23T00:00:00Z"));
  }

  private VerificationResult verify(Map<String, Object> request) throws RequestFault {
    RequestEnvelope envelope = read(request);
    TrustLists trust = envelope.trust(TrustLists.none(), verifier.crypto());
    return verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments());
  }
}
