package dev.assay.mdoc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestTrust;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An issuing authority that a trust list names, a signer of its documents, a device, and a
 * verifier; a test changes one thing and sees what comes of it.
 */
final class MdocSetting {

  static final String LICENCE = "org.iso.18013.5.1.mDL";
  static final String NAMESPACE = "org.iso.18013.5.1";
  static final String DEVICE_NAMESPACE = "example.wallet";

  static final Exchange.Redirect REDIRECT =
      new Exchange.Redirect(
          "x509_san_dns:verifier.example",
          "nonce-1",
          "https://verifier.example/response",
          Optional.empty());

  static final byte[] TRANSCRIPT = SessionTranscript.of(REDIRECT).toByteArray();

  static final HolderBinding REQUIRED = new HolderBinding.InExchange(REDIRECT, Optional.empty());

  static final HolderBinding NOT_REQUIRED = new HolderBinding.NotRequired();

  final Certified authority;
  final Certified signer;
  final TestKey device;

  private final CredentialVerifier verifier =
      new CredentialVerifier(Crypto.select(), Limits.DEFAULT);
  private TrustLists trust;
  private Documents documents = Documents.none();

  MdocSetting() {
    this(template -> template, template -> template, TestKey.es256("device"));
  }

  /** With other certificates, or another device. */
  MdocSetting(
      UnaryOperator<Template> authorities, UnaryOperator<Template> signers, TestKey device) {
    this.authority = authorities.apply(TestIaca.authority("CN=Test IACA,C=GB")).selfSigned();
    this.signer =
        signers.apply(TestIaca.signer("CN=Test document signer,C=GB")).signedBy(authority);
    this.device = device;
    this.trust = trusting(service -> service);
  }

  /** A licence of an invented person, of whose elements two are returned. */
  TestMdoc licence() {
    return TestMdoc.of(LICENCE, signer, device)
        .element(NAMESPACE, "family_name", "Fernhollow")
        .element(NAMESPACE, "document_number", "FERNH-0001");
  }

  /** With a change to the authority's service in the trust list. */
  MdocSetting where(UnaryOperator<TestTrust.Node> change) {
    trust = trusting(change);
    return this;
  }

  /** With documents that came with the request. */
  MdocSetting with(Document... supplied) {
    documents = Documents.of(List.of(supplied));
    return this;
  }

  private TrustLists trusting(UnaryOperator<TestTrust.Node> change) {
    TestTrust.Node service =
        TestTrust.x5c(authority.base64())
            .with("formats", List.of("mso_mdoc"))
            .with("types", List.of(LICENCE))
            .with("revocation", "if-supplied");
    TestTrust.Node list =
        TestTrust.list("test").entry(TestTrust.entry("authority").service(change.apply(service)));
    try {
      return TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  VerificationResult verify(String presented, HolderBinding binding, Instant at) {
    return verifier.verify(
        VerificationRequest.of(presented).boundTo(binding), at, trust, documents);
  }

  VerificationResult verifyAs(String format, String presented, HolderBinding binding) {
    VerificationRequest request =
        new VerificationRequest(new Input(presented), Optional.of(format), binding, Policy.NONE);
    return verifier.verify(request, TestClock.NOW, trust, documents);
  }

  VerificationResult.Accepted accepted(String presented, HolderBinding binding) {
    VerificationResult result = verify(presented, binding, TestClock.NOW);
    assertThat(result)
        .withFailMessage(() -> faults(result) + " " + result.facts().report().with(Outcome.NOT_RUN))
        .isInstanceOf(VerificationResult.Accepted.class);
    return (VerificationResult.Accepted) result;
  }

  /** Presented with the device's signature, which is asked for. */
  VerificationResult.Accepted accepted(TestMdoc mdoc) {
    return accepted(TestMdoc.response(mdoc.signedFor(TRANSCRIPT)), REQUIRED);
  }

  /** Asserts that the document is rejected under this rule, and under no other. */
  void rejected(Rule rule, TestMdoc mdoc) {
    rejected(rule, TestMdoc.response(mdoc.signedFor(TRANSCRIPT)));
  }

  void rejected(Rule rule, Map<Object, Object> document) {
    rejected(rule, TestMdoc.response(document));
  }

  void rejected(Rule rule, String presented) {
    rejected(rule, verify(presented, REQUIRED, TestClock.NOW));
  }

  static void rejected(Rule rule, VerificationResult result) {
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(faults(result)).extracting(CheckResult::rule).containsExactly(rule);
  }

  static String detail(VerificationResult result) {
    return faults(result).get(0).detail();
  }

  static List<CheckResult> faults(VerificationResult result) {
    return result.facts().report().results().stream()
        .filter(row -> row.outcome() == Outcome.FAILED || row.outcome() == Outcome.UNDETERMINED)
        .toList();
  }
}
