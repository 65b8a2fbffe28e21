package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.document.Documents;
import dev.assay.testkit.TestClock;
import dev.assay.trust.TrustLists;

/** Any text at all gets a verdict, and from an empty trust list never a good one. */
class SdJwtFuzz {

  private static final CredentialVerifier VERIFIER = CredentialVerifier.create();

  @FuzzTest(maxDuration = "10m")
  void anyTextGetsAVerdict(FuzzedDataProvider data) {
    VerificationRequest request = VerificationRequest.of(data.consumeRemainingAsString());
    assertThat(
            VERIFIER.verify(request, TestClock.NOW, TrustLists.none(), Documents.none()).verdict())
        .isEqualTo(Verdict.REJECTED);
  }
}
