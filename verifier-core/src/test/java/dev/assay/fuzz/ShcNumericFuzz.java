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
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any codes, whole or in parts, are made tokens of or refused. */
class ShcNumericFuzz {

  private static final CredentialVerifier VERIFIER = CredentialVerifier.create();

  @FuzzTest(maxDuration = "10m")
  void anyCodesGetAVerdict(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(verdict(List.of("shc:/" + text))).isEqualTo(Verdict.REJECTED);
    List<String> lines = text.lines().limit(32).map(line -> "shc:/" + line).toList();
    if (!lines.isEmpty()) {
      assertThat(verdict(lines)).isEqualTo(Verdict.REJECTED);
    }
  }

  private static Verdict verdict(List<String> parts) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(parts), Optional.empty(), new HolderBinding.NotRequired(), Policy.NONE);
    VerificationResult result =
        VERIFIER.verify(request, TestClock.NOW, TrustLists.none(), Documents.none());
    return result.verdict();
  }
}
