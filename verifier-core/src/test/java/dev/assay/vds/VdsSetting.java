package dev.assay.vds;

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
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestVds;
import dev.assay.trust.RequestAnchor;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The authority of Utopia, which a trust list names, its signer of seals, and a verifier; a test
 * changes one thing and sees what comes of it.
 */
final class VdsSetting {

  static final HolderBinding NOT_REQUIRED = new HolderBinding.NotRequired();

  final Certified authority;
  final Certified signer;

  private final CredentialVerifier verifier =
      new CredentialVerifier(Crypto.select(), Limits.DEFAULT);
  private TrustLists trust;
  private List<Document> documents = List.of();

  VdsSetting() {
    this(template -> template);
  }

  /** With another certificate of the signer. */
  VdsSetting(UnaryOperator<Template> change) {
    this("CN=Test CSCA,C=UT", "CN=Test Signer,C=UT", change);
  }

  VdsSetting(String authority, String signer, UnaryOperator<Template> change) {
    this.authority = TestVds.authority(authority).selfSigned();
    this.signer = change.apply(TestVds.signer(signer)).signedBy(this.authority);
    this.trust = trusting(service(this.authority));
  }

  static TestTrust.Node service(Certified anchor) {
    return TestTrust.x5c(anchor.base64())
        .with("formats", List.of("vds-nc"))
        .with("types", List.of("icao.vacc", "icao.test"))
        .with("revocation", "if-supplied");
  }

  /** With a change to the service in the trust list. */
  VdsSetting where(UnaryOperator<TestTrust.Node> change) {
    trust = trusting(change.apply(service(authority)));
    return this;
  }

  /** With the certificate of the signer itself in the trust list. */
  VdsSetting pinned() {
    trust = trusting(service(signer));
    return this;
  }

  /** With extra trust for one request, and no list. */
  VdsSetting anchored(RequestAnchor anchor) {
    try {
      trust = TrustLists.of(TrustList.ofAnchors(List.of(anchor), verifier.crypto()));
      return this;
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  VdsSetting documents(Document... supplied) {
    documents = List.of(supplied);
    return this;
  }

  private TrustLists trusting(TestTrust.Node service) {
    TestTrust.Node list = TestTrust.list("test").entry(TestTrust.entry("uto").service(service));
    try {
      return TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  TestVds vaccination() {
    return TestVds.vaccination(signer);
  }

  TestVds test() {
    return TestVds.test(signer);
  }

  VerificationResult verify(String text) {
    return verify(text, Optional.of("vds-nc"), NOT_REQUIRED, TestClock.NOW);
  }

  VerificationResult verify(
      String text, Optional<String> format, HolderBinding binding, Instant at) {
    return verifier.verify(
        new VerificationRequest(new Input(text), format, binding, Policy.NONE),
        at,
        trust,
        Documents.of(documents));
  }

  VerificationResult.Accepted accepted(TestVds seal) {
    return accepted(seal.text());
  }

  VerificationResult.Accepted accepted(String text) {
    return accepted(text, TestClock.NOW);
  }

  VerificationResult.Accepted accepted(String text, Instant at) {
    VerificationResult result = verify(text, Optional.of("vds-nc"), NOT_REQUIRED, at);
    assertThat(result)
        .withFailMessage(() -> faults(result) + " " + result.facts().report().with(Outcome.NOT_RUN))
        .isInstanceOf(VerificationResult.Accepted.class);
    return (VerificationResult.Accepted) result;
  }

  /** Asserts that the seal is rejected under this rule, and under no other. */
  void rejected(Rule rule, TestVds seal) {
    rejected(rule, seal.text());
  }

  void rejected(Rule rule, String text) {
    rejected(rule, verify(text));
  }

  static void rejected(Rule rule, VerificationResult result) {
    assertThat(faults(result)).extracting(CheckResult::rule).containsExactly(rule);
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
  }

  static List<CheckResult> faults(VerificationResult result) {
    return result.facts().report().results().stream()
        .filter(row -> row.outcome() == Outcome.FAILED || row.outcome() == Outcome.UNDETERMINED)
        .toList();
  }
}
