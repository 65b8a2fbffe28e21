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
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.trust.RequestAnchor;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Any text, any token and any claims get a verdict that can be written, and a good one only where
 * the claims were signed with a listed key.
 */
class DccFuzz {

  private static final CredentialVerifier VERIFIER = CredentialVerifier.create();
  private static final Certified SIGNER = TestPki.leaf("CN=Test DSC,C=AT").selfSigned();
  private static final TestDcc GOOD = TestDcc.vaccination(SIGNER);
  private static final TrustLists TRUST = trust();

  private static TrustLists trust() {
    RequestAnchor anchor = new RequestAnchor.Certificate(SIGNER.base64(), RequestAnchor.EVERY_TYPE);
    try {
      return TrustLists.of(TrustList.ofAnchors(List.of(anchor), VERIFIER.crypto()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesGetAVerdict(byte[] bytes) {
    assertThat(verdict("HC1:" + new String(bytes, StandardCharsets.ISO_8859_1)))
        .isEqualTo(Verdict.REJECTED);
    assertThat(verdict("HC1:" + TestDcc.base45(bytes))).isEqualTo(Verdict.REJECTED);
    assertThat(verdict(TestDcc.text("HC1:", bytes))).isEqualTo(Verdict.REJECTED);
    byte[] signed = TestCbor.encode(GOOD.message(bytes));
    assertThat(verdict(TestDcc.text("HC1:", signed))).isNotNull();
  }

  private static Verdict verdict(String text) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(text), Optional.of("eu-dcc"), new HolderBinding.NotRequired(), Policy.NONE);
    VerificationResult result = VERIFIER.verify(request, TestClock.NOW, TRUST, Documents.none());
    assertThat(ResultWriter.write(result, Optional.empty())).isNotEmpty();
    return result.verdict();
  }
}
