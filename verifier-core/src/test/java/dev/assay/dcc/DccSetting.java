package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestTrust;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A health authority whose signer's certificate a trust list names, and a verifier; a test changes
 * one thing and sees what comes of it.
 */
final class DccSetting {

  static final HolderBinding NOT_REQUIRED = new HolderBinding.NotRequired();

  final Certified signer;

  private final CredentialVerifier verifier =
      new CredentialVerifier(Crypto.select(), Limits.DEFAULT);
  private TrustLists trust;

  DccSetting() {
    this(template -> template);
  }

  /** With another certificate. */
  DccSetting(UnaryOperator<Template> change) {
    this("CN=Test DSC,C=AT", change);
  }

  DccSetting(String subject, UnaryOperator<Template> change) {
    Certified authority = TestPki.root("CN=Test CSCA,C=AT").selfSigned();
    this.signer = change.apply(TestPki.leaf(subject)).signedBy(authority);
    this.trust = trusting(service(signer));
  }

  static TestTrust.Node service(Certified... signers) {
    List<Object> anchors = new ArrayList<>();
    List.of(signers).forEach(one -> anchors.add(Map.of("certificate", one.base64())));
    return TestTrust.x5c()
        .with("mechanism", "kid")
        .with("anchors", anchors)
        .with("formats", List.of("eu-dcc"))
        .with("types", List.of("*"));
  }

  /** With a change to the service of the signer in the trust list. */
  DccSetting where(UnaryOperator<TestTrust.Node> change) {
    return services(change.apply(service(signer)));
  }

  /** With other services in the trust list, each in an entry of its own. */
  DccSetting services(TestTrust.Node... services) {
    trust = trusting(services);
    return this;
  }

  private TrustLists trusting(TestTrust.Node... services) {
    TestTrust.Node list = TestTrust.list("test");
    for (int i = 0; i < services.length; i++) {
      list.entry(TestTrust.entry("authority-" + i).service(services[i]));
    }
    try {
      return TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  TestDcc vaccination() {
    return TestDcc.vaccination(signer);
  }

  VerificationResult verify(String text, HolderBinding binding, Instant at) {
    return verify(text, Optional.of("eu-dcc"), binding, at);
  }

  VerificationResult verify(
      String text, Optional<String> format, HolderBinding binding, Instant at) {
    return verify(new VerificationRequest(new Input(text), format, binding, Policy.NONE), at);
  }

  VerificationResult verify(VerificationRequest request, Instant at) {
    return verifier.verify(request, at, trust, Documents.none());
  }

  VerificationResult.Accepted accepted(TestDcc dcc) {
    return accepted(dcc.text());
  }

  VerificationResult.Accepted accepted(String text) {
    return accepted(text, TestClock.NOW);
  }

  VerificationResult.Accepted accepted(String text, Instant at) {
    VerificationResult result = verify(text, NOT_REQUIRED, at);
    assertThat(result)
        .withFailMessage(() -> faults(result) + " " + result.facts().report().with(Outcome.NOT_RUN))
        .isInstanceOf(VerificationResult.Accepted.class);
    return (VerificationResult.Accepted) result;
  }

  /** Asserts that the certificate is rejected under this rule, and under no other. */
  void rejected(Rule rule, TestDcc dcc) {
    rejected(rule, dcc.text());
  }

  void rejected(Rule rule, String text) {
    rejected(rule, verify(text, NOT_REQUIRED, TestClock.NOW));
  }

  void rejected(Rule rule, TestDcc dcc, Instant at) {
    rejected(rule, verify(dcc.text(), NOT_REQUIRED, at));
  }

  static void rejected(Rule rule, VerificationResult result) {
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(faults(result)).extracting(CheckResult::rule).containsExactly(rule);
  }

  static List<CheckResult> faults(VerificationResult result) {
    return result.facts().report().results().stream()
        .filter(row -> row.outcome() == Outcome.FAILED || row.outcome() == Outcome.UNDETERMINED)
        .toList();
  }
}
