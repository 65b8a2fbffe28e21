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
import dev.assay.jose.Jcs;
import dev.assay.jose.JcsException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.json.ResultWriter;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestVds;
import dev.assay.trust.RequestAnchor;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Any text and any data get a verdict that can be written, and a good one only where the data were
 * signed with the key of a listed certificate.
 */
class VdsFuzz {

  private static final CredentialVerifier VERIFIER = CredentialVerifier.create();
  private static final Certified AUTHORITY = TestVds.authority("CN=CSCA,C=UT").selfSigned();
  private static final TestVds GOOD =
      TestVds.vaccination(TestVds.signer("CN=Signer,C=UT").signedBy(AUTHORITY));
  private static final TrustLists TRUST = trust();

  private static TrustLists trust() {
    RequestAnchor anchor =
        new RequestAnchor.Certificate(AUTHORITY.base64(), RequestAnchor.EVERY_TYPE);
    try {
      return TrustLists.of(TrustList.ofAnchors(List.of(anchor), VERIFIER.crypto()));
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesGetAVerdict(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(verdict(text)).isEqualTo(Verdict.REJECTED);
    assertThat(verdict(GOOD.text(text, GOOD.signed()))).isNotNull();
    // Signed as they are: what is accepted of these is what they say.
    assertThat(verdict(GOOD.text(text, canonical(bytes)))).isNotNull();
  }

  private static byte[] canonical(byte[] bytes) {
    try {
      return Jcs.canonical(Json.readValue(bytes, JsonLimits.DEFAULT));
    } catch (JsonException | JcsException e) {
      return bytes;
    }
  }

  private static Verdict verdict(String text) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(text), Optional.of("vds-nc"), new HolderBinding.NotRequired(), Policy.NONE);
    VerificationResult result = VERIFIER.verify(request, TestClock.NOW, TRUST, Documents.none());
    assertThat(ResultWriter.write(result, Optional.empty())).isNotEmpty();
    return result.verdict();
  }
}
