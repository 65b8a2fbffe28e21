package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.READER;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.SigningIdentity;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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

  private static final String ENTITY = "https://verify.example";
  private static final TestKey PUBLISHED = TestKey.es256("answers").named("answers-1");

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

  @Test
  void anEntityIsAnsweredUnderItsFullNameForTheKeyThatItHasPublished() throws Exception {
    federated(Optional.empty());
    String clientId = "openid_federation:" + ENTITY;
    try (Api api = Api.start(setting.config())) {
      assertThat(header(api)).doesNotContainKeys("x5c", "trust_chain");
      assertAccepted(api, clientId, clientId);
      assertRejected(api, ENTITY, "x509_san_dns:verify.example");
    }
  }

  @Test
  void theTrustChainOfAnEntityGoesWithItsRequestsUntilItEnds() throws Exception {
    List<String> chain = List.of(configuration().compact(), statement().compact());
    federated(
        Optional.of(
            TestJws.json(Map.of("chain", chain)).replaceFirst("^.*?:", "").replaceFirst("}$", "")));
    Moving clock = new Moving(TestClock.NOW);
    try (Api api = Api.start(setting.config(), clock)) {
      assertThat(header(api)).containsEntry("trust_chain", chain);
      clock.now = ENDS;
      assertThat(new Caller(api, COUNCIL_KEY).begin(crossDevice("permit")).body())
          .contains("server.signing");
    }
  }

  @Test
  void aFederationThatCannotWorkDoesNotStart() throws Exception {
    federated(Optional.of("{}"));
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing.trustChain is ")
        .hasMessageContaining("must hold a JSON array of entity statements");
    federated(Optional.of("[]"));
    assertThat(fault()).hasMessageContaining("0 statements are no chain");
    Files.writeString(folder.resolve("answers.jwk"), TestJws.json(PUBLISHED.publicJwk()));
    assertThat(fault())
        .hasMessageStartingWith("presentations.signing.encryptionKey is ")
        .hasMessageContaining("must hold a private JWK");
    identity(
        new SigningIdentity.Federated(
            "http://verify.example", folder.resolve("answers.jwk"), Optional.empty()));
    Files.writeString(folder.resolve("answers.jwk"), TestJws.json(PUBLISHED.privateJwk()));
    assertThat(fault()).hasMessageContaining("an https URL without user, query and fragment");
  }

  private static TestJws configuration() {
    Map<String, Object> signing =
        new LinkedHashMap<>(TestKey.of(READER).named(thumbprint()).publicJwk());
    return statement()
        .claim("iss", ENTITY)
        .claim(
            "metadata",
            Map.of(
                "openid_credential_verifier",
                Map.of("jwks", Map.of("keys", List.of(signing, PUBLISHED.publicJwk())))));
  }

  private static String thumbprint() {
    try {
      return JWK.parse(TestKey.of(READER).publicJwk()).computeThumbprint().toString();
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestJws statement() {
    return TestJws.of("entity-statement+jwt", TestKey.es256("anchor"))
        .claim("iss", "https://anchor.example")
        .claim("sub", ENTITY)
        .claim("iat", TestClock.NOW.getEpochSecond() - 60)
        .claim("exp", ENDS.getEpochSecond());
  }

  private void federated(Optional<String> chain) throws IOException {
    Path key =
        Files.writeString(folder.resolve("answers.jwk"), TestJws.json(PUBLISHED.privateJwk()));
    Optional<Path> file = chain.map(text -> folder.resolve("chain.json"));
    if (file.isPresent()) {
      Files.writeString(file.get(), chain.orElseThrow());
    }
    identity(new SigningIdentity.Federated(ENTITY, key, file));
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

  private void assertAccepted(Api api, String clientId, String audience) throws Exception {
    Begun begun = new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
    assertThat(TestHolder.parameters(begun.walletLink())).containsEntry("client_id", clientId);
    assertThat(answeredToPublished(api, begun, audience)).contains("\"verdict\":\"accepted\"");
  }

  private void assertRejected(Api api, String... audiences) throws Exception {
    for (String audience : audiences) {
      Begun begun = new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
      assertThat(answeredToPublished(api, begun, audience))
          .contains("\"verdict\":\"rejected\"", "binding.audience_mismatch");
    }
  }

  /** As a wallet does that has the metadata of the verifier from its federation. */
  private String answeredToPublished(Api api, Begun begun, String audience) throws Exception {
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(holder.request()).doesNotContainKey("client_metadata");
    String permit = holder.present(setting, setting.permit()).audience(audience).compact();
    Map<String, Object> answer =
        Map.of("vp_token", Map.of("permit", List.of(permit)), "state", holder.text("state"));
    holder.post(
        Map.of("response", TestEncryption.to(PUBLISHED.publicJwk()).encrypt(TestJws.json(answer))));
    return new Caller(api, COUNCIL_KEY).look(begun.id(), Optional.empty()).body();
  }
}
