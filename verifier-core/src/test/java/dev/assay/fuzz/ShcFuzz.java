package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.document.Documents;
import dev.assay.json.ResultWriter;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestShc;
import dev.assay.trust.RequestAnchor;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any file, any token and any payload get a verdict that can be written, and a good one only where
 * the payload was signed with a listed key.
 */
class ShcFuzz {

  private static final CredentialVerifier VERIFIER = CredentialVerifier.create();
  private static final TestKey KEY = TestShc.key("fuzz");
  private static final TestShc GOOD = TestShc.immunization(KEY);
  private static final TrustLists TRUST = trust();

  private static TrustLists trust() {
    RequestAnchor anchor =
        new RequestAnchor.Keys(
            Map.of("keys", List.of(TestShc.jwk(KEY))),
            Optional.of(TestShc.ISS),
            RequestAnchor.EVERY_TYPE);
    try {
      return TrustLists.of(TrustList.ofAnchors(List.of(anchor), VERIFIER.crypto()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesGetAVerdict(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(verdict(text)).isEqualTo(Verdict.REJECTED);
    assertThat(verdict("{" + text)).isEqualTo(Verdict.REJECTED);
    assertThat(verdict(GOOD.jws(bytes))).isNotNull();
    assertThat(verdict(GOOD.jws(TestShc.deflate(bytes)))).isNotNull();
    assertThat(verdict(GOOD.jws(text, TestShc.deflate(bytes)))).isNotNull();
    assertThat(verdict(GOOD.signedBy(TestShc.key("stranger")).jws(bytes)))
        .isEqualTo(Verdict.REJECTED);
  }

  private static Verdict verdict(String text) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(text),
            Optional.of("smart-health-card"),
            new HolderBinding.NotRequired(),
            Policy.NONE);
    VerificationResult result = VERIFIER.verify(request, TestClock.NOW, TRUST, Documents.none());
    assertThat(ResultWriter.write(result, Optional.empty())).isNotEmpty();
    return result.verdict();
  }
}
