package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.assay.check.Checks;
import dev.assay.jose.EncryptionKey;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.Violates;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verifier that is an entity of a federation: OpenID4VP 1.0, 5.9.3. */
class FederationTest {

  private static final String ENTITY = "https://verifier.example";
  private static final String ANCHOR = "https://anchor.example";
  private static final long NOW = TestPki.NOW.getEpochSecond();

  private final RequestSetting setting = new RequestSetting();
  private final EncryptionKey answers = EncryptionKey.fresh(new SecureRandom());
  private final Map<String, Object> signing =
      TestKey.of(RequestSetting.LEAF)
          .named(RequestSetting.signer(RequestSetting.LEAF).key().thumbprint())
          .publicJwk();
  private final TestJws own = statement(ENTITY, ENTITY).claim("metadata", metadata(signing));

  private static TestJws statement(String issuer, String subject) {
    return TestJws.of("entity-statement+jwt", TestKey.es256(issuer))
        .claim("iss", issuer)
        .claim("sub", subject)
        .claim("iat", NOW - 60)
        .claim("exp", NOW + 60);
  }

  private Map<String, Object> metadata(Map<String, Object> key) {
    List<Object> keys = List.of(key, answers.publicJwk());
    return Map.of("openid_credential_verifier", Map.of("jwks", Map.of("keys", keys)));
  }

  @Test
  void saysNothingOfItselfThatItHasPublished() throws Exception {
    setting.client = new ClientIdentifier.Federated(ENTITY);
    setting.signer = Optional.of(RequestSigner.federated(RequestSetting.key(RequestSetting.LEAF)));
    setting.mode = ResponseMode.DIRECT_POST_JWT;
    setting.key = Optional.of(answers);
    JWSObject jws =
        JWSObject.parse(setting.good().signed(Optional.empty(), TestPki.NOW).orElseThrow());

    assertThat(jws.getPayload().toJSONObject())
        .containsEntry("client_id", "openid_federation:" + ENTITY)
        .doesNotContainKey("client_metadata");
    assertThat(jws.getHeader().toJSONObject())
        .containsEntry("kid", signing.getOrDefault("kid", ""))
        .containsOnlyKeys("typ", "alg", "kid");
    assertThat(ClientIdentifier.read("openid_federation:" + ENTITY)).contains(setting.client);
  }

  @Test
  void sendsItsTrustChainAlong() throws Exception {
    String between = "https://between.example";
    List<String> chain =
        List.of(
            own.compact(),
            statement(between, ENTITY).compact(),
            statement(ANCHOR, between).compact(),
            statement(ANCHOR, ANCHOR).compact());
    entity(ENTITY, chain);
    String request = setting.good().signed(Optional.empty(), TestPki.NOW).orElseThrow();
    assertThat(JWSObject.parse(request).getHeader().toJSONObject())
        .containsEntry("trust_chain", chain);
  }

  @Test
  @Violates("openid4vp.request.signer.trust_chain")
  void refusesWhatIsNoChain() {
    TestJws superior = statement(ANCHOR, ENTITY);
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of(own.compact()),
            Collections.nCopies(11, own.compact()),
            List.of(own.compact(), "a.b.c"),
            List.of(superior.compact(), own.compact()),
            List.of(own.compact(), statement(ANCHOR, "https://other.example").compact()),
            List.of(own.compact(), superior.compact(), statement(ANCHOR, ENTITY).compact()),
            List.of(own.compact(), superior.header("typ", "JWT").compact()),
            List.of(own.compact(), superior.withoutClaim("iss").compact()),
            List.of(own.withoutClaim("sub").compact(), superior.compact()),
            List.of(own.withoutClaim("exp").compact(), superior.compact()),
            List.of(own.compact(), superior.claim("iat", "now").compact()))) {
      assertNone(RequestRule.TRUST_CHAIN, wrong);
    }
  }

  @Test
  @Violates("openid4vp.request.signer.trust_chain.keys")
  void refusesAChainThatDoesNotPublishBothKeys() {
    String superior = statement(ANCHOR, ENTITY).compact();
    Map<String, Object> nameless = TestKey.of(RequestSetting.LEAF).publicJwk();
    Map<String, Object> another =
        TestKey.es256("another").named(String.valueOf(signing.getOrDefault("kid", ""))).publicJwk();
    for (TestJws wrong :
        List.of(
            own.withoutClaim("metadata"),
            own.claim("metadata", Map.of("openid_relying_party", Map.of())),
            own.claim("metadata", metadata(nameless)),
            own.claim("metadata", metadata(another)),
            own.claim("metadata", metadata(TestKey.of(RequestSetting.LEAF).privateJwk())),
            own.claim(
                "metadata",
                Map.of(
                    "openid_credential_verifier",
                    Map.of("jwks", Map.of("keys", List.of(signing))))))) {
      assertNone(RequestRule.TRUST_CHAIN_KEYS, List.of(wrong.compact(), superior));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "verifier.example",
        "http://localhost",
        "https://verifier.example?a=b",
        "https://verifier.example#a",
        "https://user@verifier.example",
        "https://other.example"
      })
  @Violates("openid4vp.request.client.entity")
  void refusesANameThatIsNoEntityOrAnotherThanThatOfTheChain(String name) {
    entity(name, List.of(own.compact(), statement(ANCHOR, ENTITY).compact()));
    setting.breaks(RequestRule.CLIENT_ENTITY);
  }

  @Test
  @Violates("openid4vp.request.client.force")
  void refusesAChainOfWhichAStatementHasEnded() {
    entity(ENTITY, List.of(own.compact(), statement(ANCHOR, ENTITY).claim("exp", NOW).compact()));
    setting.breaks(RequestRule.CLIENT_FORCE);
  }

  private void entity(String name, List<String> chain) {
    setting.client = new ClientIdentifier.Federated(name);
    setting.signer = read(chain, new Checks());
  }

  private Optional<RequestSigner> read(List<String> chain, Checks checks) {
    return RequestSigner.federated(RequestSetting.key(RequestSetting.LEAF), answers, chain, checks);
  }

  private void assertNone(RequestRule rule, List<String> chain) {
    Checks checks = new Checks();
    assertThat(read(chain, checks)).isEmpty();
    RequestSetting.assertFailed(checks, rule);
  }
}
