package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a verifier from conforming to the profile. */
class HaipProfileTest {

  private final ClientIdentifier hash =
      ClientIdentifier.x509Hash(RequestSetting.LEAF.certificate());
  private final Optional<RequestSigner> signer =
      Optional.of(RequestSetting.signer(RequestSetting.LEAF));

  @Test
  void findsNothingInARequestThatConforms() {
    assertThat(HaipProfile.faults(hash, ResponseMode.DIRECT_POST_JWT, signer)).isEmpty();
  }

  @Test
  @Violates("openid4vp.haip.signed")
  void findsThatNothingSigns() {
    assertFaults(
        HaipRule.SIGNED, HaipProfile.faults(hash, ResponseMode.DIRECT_POST_JWT, Optional.empty()));
  }

  @Test
  @Violates("openid4vp.haip.client")
  void findsThatTheClientIsNotNamedByAHash() {
    ClientIdentifier name = new ClientIdentifier.X509SanDns("verifier.example");
    assertFaults(HaipRule.CLIENT, HaipProfile.faults(name, ResponseMode.DIRECT_POST_JWT, signer));
  }

  @Test
  @Violates("openid4vp.haip.signer")
  void findsACertificateOfNobodyElse() {
    Certified own = TestPki.leaf("CN=Own").dns("verifier.example").selfSigned();
    assertFaults(
        HaipRule.SIGNER,
        HaipProfile.faults(
            hash, ResponseMode.DIRECT_POST_JWT, Optional.of(RequestSetting.signer(own))));
  }

  @Test
  @Violates("openid4vp.haip.encrypted")
  void findsAnAnswerThatIsNotEncrypted() {
    assertFaults(HaipRule.ENCRYPTED, HaipProfile.faults(hash, ResponseMode.DIRECT_POST, signer));
  }

  @Test
  void findsNothingInARequestThroughABrowserThatConforms() {
    assertThat(HaipProfile.faults(ResponseMode.DC_API_JWT, List.of())).isEmpty();
    assertThat(HaipProfile.faults(ResponseMode.DC_API_JWT, List.of(sender(hash)))).isEmpty();
  }

  @Test
  @Violates("openid4vp.haip.dc_api.encrypted")
  void findsAnAnswerThroughABrowserThatIsNotEncrypted() {
    assertFaults(HaipRule.DC_API_ENCRYPTED, HaipProfile.faults(ResponseMode.DC_API, List.of()));
    assertFaults(
        HaipRule.DC_API_ENCRYPTED,
        HaipProfile.faults(ResponseMode.DIRECT_POST_JWT, List.of(sender(hash))));
  }

  @Test
  @Violates({"openid4vp.haip.client", "openid4vp.haip.signer"})
  void findsAmongSeveralWhoSignTheOneThatDoesNotConform() {
    ClientIdentifier name = new ClientIdentifier.X509SanDns("verifier.example");
    assertFaults(
        HaipRule.CLIENT,
        HaipProfile.faults(ResponseMode.DC_API_JWT, List.of(sender(hash), sender(name))));
    Certified own = TestPki.leaf("CN=Own").dns("verifier.example").selfSigned();
    DcApiRequest.Sender alone =
        new DcApiRequest.Sender(
            ClientIdentifier.x509Hash(own.certificate()), RequestSetting.signer(own), List.of());
    assertFaults(
        HaipRule.SIGNER, HaipProfile.faults(ResponseMode.DC_API_JWT, List.of(sender(hash), alone)));
  }

  private DcApiRequest.Sender sender(ClientIdentifier client) {
    return new DcApiRequest.Sender(
        client, signer.orElseThrow(), List.of("https://verifier.example"));
  }

  private static void assertFaults(HaipRule rule, List<CheckResult> faults) {
    assertThat(faults).extracting(CheckResult::rule).containsExactly(rule);
  }
}
