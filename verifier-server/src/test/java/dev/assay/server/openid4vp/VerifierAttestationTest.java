package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.assay.check.Checks;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A verifier that somebody vouches for: OpenID4VP 1.0, 5.9.3 and 12. */
class VerifierAttestationTest {

  private static final long NOW = TestPki.NOW.getEpochSecond();

  private final RequestSetting setting = new RequestSetting();
  private final TestJws good =
      TestJws.of("verifier-attestation+jwt", TestKey.es256("register"))
          .claim("iss", "https://register.example")
          .claim("sub", "shop")
          .claim("exp", NOW + 60)
          .claim("cnf", Map.of("jwk", TestKey.of(RequestSetting.LEAF).publicJwk()));

  @Test
  void goesWithEachRequestInItsHeader() throws Exception {
    attested(good);
    String request = setting.good().signed(Optional.empty(), TestPki.NOW).orElseThrow();

    assertThat(JWSObject.parse(request).getHeader().toJSONObject())
        .containsEntry("jwt", good.compact())
        .doesNotContainKey("x5c");
    assertThat(JWSObject.parse(request).getPayload().toJSONObject())
        .containsEntry("client_id", "verifier_attestation:shop")
        .containsKey("client_metadata");
    assertThat(setting.signer.orElseThrow().toString()).doesNotContain(good.compact());
  }

  @Test
  void isReadBackFromItsText() {
    ClientIdentifier client = new ClientIdentifier.Attested("shop:of:ours");
    assertThat(client.text()).isEqualTo("verifier_attestation:shop:of:ours");
    assertThat(ClientIdentifier.read(client.text())).contains(client);
  }

  @Test
  @Violates("openid4vp.request.signer.attestation")
  void refusesWhatIsNoAttestation() {
    for (String wrong : List.of("", "a.b", "a.b.c", good.compact() + ".")) {
      assertNone(RequestRule.ATTESTATION_FORM, wrong);
    }
    for (TestJws wrong :
        List.of(
            good.header("typ", "JWT"),
            good.withoutHeader("typ"),
            good.header("alg", "none"),
            good.header("alg", "HS256"),
            good.withoutClaim("iss"),
            good.withoutClaim("sub"),
            good.claim("sub", 7L),
            good.claim("sub", " "),
            good.withoutClaim("exp"),
            good.claim("exp", "tomorrow"),
            good.claim("nbf", "today"),
            good.withoutClaim("cnf"),
            good.claim("cnf", Map.of("kid", "k1")),
            good.claim("cnf", Map.of("jwk", TestKey.of(RequestSetting.LEAF).privateJwk())),
            good.claim("redirect_uris", "https://verifier.example/cb"),
            good.claim("redirect_uris", List.of(1L)))) {
      assertNone(RequestRule.ATTESTATION_FORM, wrong.compact());
    }
  }

  @Test
  @Violates("openid4vp.request.signer.attestation.key")
  void refusesAnAttestationOfAnotherKey() {
    TestJws other = good.claim("cnf", Map.of("jwk", TestKey.es256("another").publicJwk()));
    assertNone(RequestRule.ATTESTATION_KEY, other.compact());
  }

  @Test
  @Violates("openid4vp.request.client.attestation")
  void refusesAnAttestationOfAnotherName() {
    for (String other : List.of("Shop", "shop2", "verifier_attestation:shop")) {
      attested(good.claim("sub", other));
      setting.breaks(RequestRule.CLIENT_ATTESTED);
    }
  }

  @Test
  @Violates("openid4vp.request.client.attestation.redirect_uris")
  void refusesAnAddressThatTheAttestationDoesNotList() {
    attested(good.claim("redirect_uris", List.of(setting.responseUri)));
    setting.good();
    for (List<String> others :
        List.of(List.<String>of(), List.of(setting.responseUri + "/"), List.of("https://a.b/"))) {
      attested(good.claim("redirect_uris", others));
      setting.breaks(RequestRule.CLIENT_REDIRECT);
    }
  }

  /** RFC 7519, 4.1.4: on or after exp it has ended. */
  @Test
  @Violates("openid4vp.request.client.force")
  void refusesAnAttestationThatHasEndedOrNotBegun() {
    for (TestJws wrong :
        List.of(good.claim("exp", NOW), good.claim("exp", NOW - 1), good.claim("nbf", NOW + 1))) {
      attested(wrong);
      setting.breaks(RequestRule.CLIENT_FORCE);
    }
    attested(good.claim("exp", NOW + 1).claim("nbf", NOW));
    setting.good();
  }

  @Test
  void hasNoAddressToFitInABrowser() throws Exception {
    attested(good.claim("redirect_uris", List.of("https://elsewhere.example/")));
    setting.mode = ResponseMode.DC_API;
    DcApiRequest.Sender sender =
        new DcApiRequest.Sender(
            setting.client, setting.signer.orElseThrow(), List.of("https://verifier.example"));
    assertThat(DcApiRequest.signed(setting.browser(), sender, TestPki.NOW, new Checks()))
        .isPresent();
    Checks checks = new Checks();
    assertThat(DcApiRequest.signed(setting.browser(), sender, TestPki.NOW.plusSeconds(60), checks))
        .isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.CLIENT_FORCE);
  }

  private void attested(TestJws token) {
    setting.client = new ClientIdentifier.Attested("shop");
    setting.signer =
        RequestSigner.attested(
            RequestSetting.key(RequestSetting.LEAF), token.compact(), new Checks());
  }

  private static void assertNone(RequestRule rule, String token) {
    Checks checks = new Checks();
    assertThat(RequestSigner.attested(RequestSetting.key(RequestSetting.LEAF), token, checks))
        .isEmpty();
    RequestSetting.assertFailed(checks, rule);
  }
}
