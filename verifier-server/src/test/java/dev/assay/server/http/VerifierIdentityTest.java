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
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

  private static final String NAME = "council.verifier.example";
  private static final Instant ENDS = TestClock.NOW.plusSeconds(120);

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

  @Test
  void anAttestedVerifierIsAnsweredUnderItsFullName() throws Exception {
    String token = attestation().compact();
    attested(token);
    try (Api api = Api.start(setting.config())) {
      assertThat(header(api)).containsEntry("jwt", token).doesNotContainKey("x5c");
      assertAcceptedFor(api, "verifier_attestation:" + NAME);
      assertRejectedFor(api, NAME, "x509_san_dns:" + NAME, "verifier_attestation:other.example");
      assertThat(api.get("/metrics").body()).contains("assay_presentation_signer_ends");
    }
  }

  @Test
  void nobodyIsAskedUnderAnAttestationThatHasEnded() throws Exception {
    attested(attestation().compact());
    Moving clock = new Moving(TestClock.NOW);
    try (Api api = Api.start(setting.config(), clock)) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(crossDevice("permit"));
      clock.now = ENDS.minusSeconds(1);
      Begun last = council.begun(crossDevice("permit"));
      assertThat(TestHolder.fetch(api, last.walletLink(), Optional.empty()).statusCode())
          .isEqualTo(200);
      clock.now = ENDS;
      HttpResponse<String> fetched = TestHolder.fetch(api, last.walletLink(), Optional.empty());
      assertThat(fetched.statusCode()).isEqualTo(503);
      assertThat(fetched.body()).contains("server.signing").doesNotContain(NAME);
      HttpResponse<String> asked = council.begin(crossDevice("permit"));
      assertThat(asked.statusCode()).isEqualTo(503);
      assertThat(asked.body()).contains("server.signing", "its operator has to renew it");
      HttpResponse<String> inBrowser =
          api.send(
              api.at(last.page() + "/browser-requests")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{}")));
      assertThat(inBrowser.statusCode()).isEqualTo(503);
      assertThat(begun.id()).isNotEqualTo(last.id());
    }
  }

  @Test
  void anAttestationThatCannotBeUsedDoesNotStart() throws Exception {
    attested(attestation().claim("exp", TestClock.NOW.getEpochSecond()).compact());
    assertThat(fault()).hasMessageContaining("it may be used from");
    attested(attestation().claim("sub", "other.example").compact());
    assertThat(fault()).hasMessageContaining("the attestation is of other.example");
    attested(attestation().claim("redirect_uris", List.of("https://verify.example/cb")).compact());
    assertThat(fault()).hasMessageContaining("answers go to one of them, letter by letter");
    attested(
        attestation().claim("cnf", Map.of("jwk", TestKey.es256("another").publicJwk())).compact());
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing.attestation is ")
        .hasMessageContaining("cnf has another key");
    attested("hunter2-hunter2");
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing.attestation is ")
        .hasMessageContaining("it is no JWT")
        .hasMessageNotContaining("hunter2");
    identity(new SigningIdentity.Attested(NAME, folder.resolve("none.jwt")));
    assertThat(fault()).hasMessageContaining("must be a file that can be read");
  }

  private static TestJws attestation() {
    return TestJws.of("verifier-attestation+jwt", TestKey.es256("register").named("r1"))
        .claim("iss", "https://register.example")
        .claim("sub", NAME)
        .claim("exp", ENDS.getEpochSecond())
        .claim("cnf", Map.of("jwk", TestKey.of(READER).publicJwk()));
  }

  private void attested(String token) throws IOException {
    Path file = Files.writeString(folder.resolve("attestation.jwt"), token + "\n");
    identity(new SigningIdentity.Attested(NAME, file));
  }

  /** A clock that a test moves. */
  private static final class Moving implements InstantSource {

    private volatile Instant now;

    Moving(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }
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
