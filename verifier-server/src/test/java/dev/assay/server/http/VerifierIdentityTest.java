package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.READER;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.SigningIdentity;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole transactions of a verifier that no certificate names. */
class VerifierIdentityTest {

  private static final String DID = "did:web:verify.example";

  @TempDir private Path folder;

  private PresentationSetting setting;

  @BeforeEach
  void set() {
    setting = new PresentationSetting(folder);
  }

  @Test
  void aDidIsAnsweredUnderItsFullName() throws Exception {
    identity(new SigningIdentity.Did(DID, DID + "#key-1"));
    String clientId = "decentralized_identifier:" + DID;
    try (Api api = Api.start(setting.config())) {
      assertThat(header(api)).containsEntry("kid", DID + "#key-1").doesNotContainKey("x5c");
      assertAcceptedFor(api, clientId);
      assertRejectedFor(
          api, DID, "x509_san_dns:" + DID, "decentralized_identifier:" + DID + "#key-1");
    }
  }

  @Test
  void aLicenceIsPresentedToADid() throws Exception {
    identity(new SigningIdentity.Did(DID, DID + "#key-1"));
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(crossDevice("licence"));
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      holder.answer("licence", holder.present(setting.licence()));
      assertThat(council.look(begun.id(), Optional.empty()).body())
          .contains("\"verdict\":\"accepted\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"did:web:other.example#key-1", "did:web:verify.example", "#key-1"})
  void aKeyOfAnotherDidDoesNotStart(String url) {
    identity(new SigningIdentity.Did(DID, url));
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing is ")
        .hasMessageContaining("named by a DID URL of that very DID");
  }

  private void identity(SigningIdentity identity) {
    setting.signing = usual -> new Signing(usual.key(), identity);
  }

  private ConfigFault fault() {
    return catchThrowableOfType(ConfigFault.class, () -> Api.start(setting.config()).close());
  }

  /** Of a request, which is found to be signed by our key. */
  private static Map<String, Object> header(Api api) throws Exception {
    Begun begun = new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
    JWSObject jws =
        JWSObject.parse(TestHolder.fetch(api, begun.walletLink(), Optional.empty()).body());
    assertThat(jws.verify(new ECDSAVerifier((ECPublicKey) READER.certificate().getPublicKey())))
        .isTrue();
    return jws.getHeader().toJSONObject();
  }

  private void assertAcceptedFor(Api api, String clientId) throws Exception {
    Caller council = new Caller(api, COUNCIL_KEY);
    Begun begun = council.begun(crossDevice("permit"));
    assertThat(TestHolder.parameters(begun.walletLink())).containsEntry("client_id", clientId);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(holder.text("client_id")).isEqualTo(clientId);
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
  }

  private void assertRejectedFor(Api api, String... audiences) throws Exception {
    Caller council = new Caller(api, COUNCIL_KEY);
    for (String audience : audiences) {
      Begun begun = council.begun(crossDevice("permit"));
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      holder.answer(
          "permit", holder.present(setting, setting.permit()).audience(audience).compact());
      assertThat(council.look(begun.id(), Optional.empty()).body())
          .contains("\"verdict\":\"rejected\"", "binding.audience_mismatch");
    }
  }
}
