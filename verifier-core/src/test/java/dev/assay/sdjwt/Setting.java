package dev.assay.sdjwt;

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
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestWallet;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An issuer that a trust list names, a holder, and a verifier; a test changes one thing and sees
 * what comes of it.
 */
final class Setting {

  static final String ISSUER = "https://issuer.example";

  static final HolderBinding REQUIRED =
      new HolderBinding.Required(TestWallet.NONCE, TestWallet.AUDIENCE);

  final TestIssuer issuer = TestIssuer.withKey(ISSUER, TestKey.es256("issuer").named("key-1"));
  final TestWallet wallet = new TestWallet(TestKey.es256("holder"));

  private final CredentialVerifier verifier =
      new CredentialVerifier(Crypto.select(), Limits.DEFAULT);
  private TrustLists trust = trusting(service -> service);
  private Documents documents = Documents.none();

  /** A credential with a claim that the holder may withhold, bound to the holder's key. */
  TestCredential credential() {
    return issuer.credential().claim("zone", TestCredential.hidden("B")).boundTo(wallet.key());
  }

  /** A plain SD-JWT with a claim that the holder may withhold. */
  TestCredential plain() {
    return issuer.plain().claim("zone", TestCredential.hidden("B"));
  }

  /** With a change to the issuer's service in the trust list. */
  Setting where(UnaryOperator<TestTrust.Node> change) {
    trust = trusting(change);
    return this;
  }

  /** With documents that came with the request. */
  Setting with(Document... supplied) {
    documents = Documents.of(List.of(supplied));
    return this;
  }

  private TrustLists trusting(UnaryOperator<TestTrust.Node> change) {
    TestTrust.Node service =
        TestTrust.jwks(ISSUER, issuer.key().publicJwk())
            .with("formats", List.of("*"))
            .with("types", List.of("*"));
    TestTrust.Node list =
        TestTrust.list("test").entry(TestTrust.entry("issuer").service(change.apply(service)));
    try {
      return TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  VerificationResult verify(String presentation, HolderBinding binding, Instant at) {
    return verifier.verify(
        VerificationRequest.of(presentation).boundTo(binding), at, trust, documents);
  }

  VerificationResult verify(String presentation) {
    return verify(presentation, new HolderBinding.NotRequired(), TestClock.NOW);
  }

  VerificationResult verifyAs(String format, String presentation) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(presentation),
            Optional.of(format),
            new HolderBinding.NotRequired(),
            Policy.NONE);
    return verifier.verify(request, TestClock.NOW, trust, documents);
  }

  Map<String, Object> accepted(String presentation) {
    return accepted(presentation, new HolderBinding.NotRequired());
  }

  Map<String, Object> accepted(String presentation, HolderBinding binding) {
    VerificationResult result = verify(presentation, binding, TestClock.NOW);
    assertThat(result)
        .as(() -> faults(result).toString())
        .isInstanceOf(VerificationResult.Accepted.class);
    return ((VerificationResult.Accepted) result).credential().claims().asMap();
  }

  /** Asserts that the presentation is rejected under this rule, and under no other. */
  void rejected(Rule rule, String presentation) {
    rejected(rule, presentation, new HolderBinding.NotRequired());
  }

  void rejected(Rule rule, String presentation, HolderBinding binding) {
    rejected(rule, verify(presentation, binding, TestClock.NOW));
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

  static String json(Map<String, Object> object) {
    return JSONObjectUtils.toJSONString(object);
  }

  static String base64Url(String text) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
