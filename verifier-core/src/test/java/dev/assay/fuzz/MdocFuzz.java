package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestMdoc;
import dev.assay.trust.TrustLists;
import java.util.Optional;

/** Any bytes at all get a verdict, and from an empty trust list never a good one. */
class MdocFuzz {

  private static final CredentialVerifier VERIFIER = CredentialVerifier.create();

  @FuzzTest(maxDuration = "10m")
  void anyBytesGetAVerdict(byte[] bytes) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(TestMdoc.base64Url(bytes)),
            Optional.of("mso_mdoc"),
            new HolderBinding.NotRequired(),
            Policy.NONE);
    assertThat(
            VERIFIER.verify(request, TestClock.NOW, TrustLists.none(), Documents.none()).verdict())
        .isEqualTo(Verdict.REJECTED);
  }
}
