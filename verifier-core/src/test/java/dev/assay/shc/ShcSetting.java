package dev.assay.shc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An issuer of cards whose key stands in a trust list, and a verifier; a test changes one thing and
 * sees what comes of it.
 */
final class ShcSetting {

  static final HolderBinding NOT_REQUIRED = new HolderBinding.NotRequired();
  static final String KEYS = TestShc.ISS + "/.well-known/jwks.json";

  final TestKey key = TestShc.key("issuer of cards");
  final TestShc card = TestShc.immunization(key);

  private final CredentialVerifier verifier =
      new CredentialVerifier(Crypto.select(), Limits.DEFAULT);
  private final List<Document> documents = new ArrayList<>();
  private TrustLists trust = trusting(service());
  private Policy policy = Policy.NONE;

  static TestTrust.Node forCards(TestTrust.Node service) {
    return service
        .with("formats", List.of("smart-health-card"))
        .with("types", List.of(TestShc.HEALTH_CARD))
        .with("hosts", List.of("health.example"));
  }

  TestTrust.Node service() {
    return forCards(TestTrust.jwks(TestShc.ISS, TestShc.jwk(key)));
  }

  static TestTrust.Node published() {
    return forCards(TestTrust.wellKnown(TestShc.ISS, "health.example"));
  }

  /** With a change to the service of the issuer in the trust list. */
  ShcSetting where(UnaryOperator<TestTrust.Node> change) {
    return serving(change.apply(service()));
  }

  ShcSetting serving(TestTrust.Node... services) {
    trust = trusting(services);
    return this;
  }

  /** With another JWK in the trust list. */
  ShcSetting whereJwk(Map<String, Object> jwk) {
    return serving(forCards(TestTrust.jwks(TestShc.ISS, jwk)));
  }

  ShcSetting demanding(Policy other) {
    policy = other;
    return this;
  }

  ShcSetting with(String uri, Map<String, ?> json) {
    return with(uri, "application/json", JSONObjectUtils.toJSONString(json));
  }

  ShcSetting with(String uri, String mediaType, String body) {
    documents.add(
        Document.of(
            URI.create(uri), mediaType, body.getBytes(StandardCharsets.UTF_8), TestClock.NOW));
    return this;
  }

  private TrustLists trusting(TestTrust.Node... services) {
    TestTrust.Node entry = TestTrust.entry("authority").with("services", List.of(services));
    TestTrust.Node list = TestTrust.list("test").entry(entry);
    try {
      return TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  VerificationResult verify(Input input, HolderBinding binding, Instant at) {
    return verify(input, Optional.of("smart-health-card"), binding, at);
  }

  VerificationResult verify(
      Input input, Optional<String> format, HolderBinding binding, Instant at) {
    return verifier.verify(
        new VerificationRequest(input, format, binding, policy),
        at,
        trust,
        Documents.of(documents));
  }

  VerificationResult verify(String text) {
    return verify(new Input(text), NOT_REQUIRED, TestClock.NOW);
  }

  VerificationResult.Accepted accepted(TestShc shc) {
    return accepted(new Input(shc.code()), TestClock.NOW);
  }

  VerificationResult.Accepted accepted(String text) {
    return accepted(new Input(text), TestClock.NOW);
  }

  VerificationResult.Accepted accepted(Input input, Instant at) {
    VerificationResult result = verify(input, NOT_REQUIRED, at);
    assertThat(result)
        .withFailMessage(() -> faults(result) + " " + result.facts().report().with(Outcome.NOT_RUN))
        .isInstanceOf(VerificationResult.Accepted.class);
    return (VerificationResult.Accepted) result;
  }

  /** Asserts that the card is rejected under this rule, and under no other. */
  void rejected(Rule rule, TestShc shc) {
    rejected(rule, shc.jws());
  }

  void rejected(Rule rule, String text) {
    rejected(rule, verify(text));
  }

  void rejected(Rule rule, List<String> parts) {
    rejected(rule, verify(new Input(parts), NOT_REQUIRED, TestClock.NOW));
  }

  void rejected(Rule rule, TestShc shc, Instant at) {
    rejected(rule, verify(new Input(shc.jws()), NOT_REQUIRED, at));
  }

  static void rejected(Rule rule, VerificationResult result) {
    assertThat(faults(result)).extracting(CheckResult::rule).containsExactly(rule);
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
  }

  /** Asserts that it is not decided, for want of the evidence for this rule. */
  static void undetermined(Rule rule, VerificationResult result) {
    assertThat(faults(result)).extracting(CheckResult::rule).containsExactly(rule);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  static List<CheckResult> faults(VerificationResult result) {
    return result.facts().report().results().stream()
        .filter(row -> row.outcome() == Outcome.FAILED || row.outcome() == Outcome.UNDETERMINED)
        .toList();
  }

  static String detail(VerificationResult result, Rule rule) {
    return result.facts().report().of(rule).map(CheckResult::detail).orElse("");
  }
}
