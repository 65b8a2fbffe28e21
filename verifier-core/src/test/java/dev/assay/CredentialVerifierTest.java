package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.Violates;
import dev.assay.trust.TrustLists;
import dev.assay.trust.TrustRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialVerifierTest {

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final String presentation =
      TestIssuer.withKey("https://issuer.example", TestKey.es256("issuer"))
          .credential()
          .issue()
          .compact();

  @Test
  void anEmptyTrustListTrustsNobody() {
    VerificationResult result = verify(VerificationRequest.of(presentation));
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(result.facts().report().outcomeOf(TrustRule.LISTED)).isEqualTo(Outcome.FAILED);
    assertThat(result.facts().issuer()).isEmpty();
  }

  @Test
  @Violates("format.recognised")
  void rejectsWhatNoFormatRecognises() {
    for (String input : List.of("", "hello", "{}", "a.b.c", "\u0000", "HC2:6BF")) {
      assertFails(VerificationRequest.of(input), FormatRule.RECOGNISED);
    }
  }

  @Test
  @Violates("format.known")
  void rejectsAFormatThatThisVersionDoesNotRead() {
    assertFails(
        new VerificationRequest(
            new Input(presentation),
            Optional.of("ldp_vc"),
            new HolderBinding.NotRequired(),
            Policy.NONE),
        FormatRule.KNOWN);
  }

  @Test
  @Violates("format.whole")
  void rejectsPartsOfWhatIsNeverSplit() {
    for (Optional<String> format : List.of(Optional.of("eu-dcc"), Optional.<String>empty())) {
      assertFails(
          new VerificationRequest(
              new Input(List.of("HC1:6BF", "HC1:6BF")),
              format,
              new HolderBinding.NotRequired(),
              Policy.NONE),
          FormatRule.WHOLE);
    }
  }

  private void assertFails(VerificationRequest request, Rule rule) {
    VerificationResult result = verify(request);
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(result.facts().report().with(Outcome.FAILED))
        .extracting(row -> row.rule())
        .containsExactly(rule);
  }

  private VerificationResult verify(VerificationRequest request) {
    return verifier.verify(request, TestClock.NOW, TrustLists.none(), Documents.none());
  }
}
