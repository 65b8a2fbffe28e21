package dev.assay.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.crypto.Crypto;
import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.JwkSet;
import dev.assay.server.config.OauthClient;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.Violates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of access tokens, kept and broken. */
class AccessTokenCheckTest {

  private static final Crypto CRYPTO = Crypto.select();
  private static final OauthClient COUNCIL =
      new OauthClient("council-app", "council-app", "presentations");
  private static final OauthClient DELEGATED =
      new OauthClient("council-app", "service-account-7", "presentations");
  private static final long NOW = TestClock.NOW.getEpochSecond();

  private final TestJws token = TestTokens.token("council-app", "other presentations");

  @Test
  void aTokenOfAClientLetsItIn() throws Exception {
    assertThat(run(token)).isEqualTo(new Admission.Admitted(COUNCIL));
    assertThat(run(token.header("typ", "application/at+jwt")))
        .isEqualTo(new Admission.Admitted(COUNCIL));
    assertThat(run(token.claim("aud", List.of("https://other.example", TestTokens.AUDIENCE))))
        .isEqualTo(new Admission.Admitted(COUNCIL));
    assertThat(run(token.claim("sub", "service-account-7")))
        .isEqualTo(new Admission.Admitted(DELEGATED));
    assertThat(run(token.withoutHeader("kid"))).isEqualTo(new Admission.Admitted(COUNCIL));
  }

  static Stream<TestKey> permittedKeys() {
    return Stream.of(
        TestKey.es256("k"), TestKey.ed25519("k"), TestKey.ps256("k"), TestKey.rs256("k"));
  }

  @ParameterizedTest
  @MethodSource("permittedKeys")
  void fourAlgorithmsArePermitted(TestKey key) throws Exception {
    TestJws signed = token.header("alg", key.algorithm()).header("kid", "k").signedBy(key);
    assertThat(run(signed.compact(), key.named("k"))).isEqualTo(new Admission.Admitted(COUNCIL));
  }

  @Test
  @Violates("access-token.form")
  void rejectsWhatIsNoTokenOfJson() throws Exception {
    assertRefused(AccessTokenRule.FORM, "council-key");
    assertRefused(AccessTokenRule.FORM, "a.b.c.d.e");
    assertRefused(AccessTokenRule.FORM, "..");
    assertRefused(AccessTokenRule.FORM, token.compact("{\"typ\":\"at+jwt\"}", "[]"));
    assertRefused(AccessTokenRule.FORM, token.compact("{\"a\":1,\"a\":2}", "{}"));
    assertRefused(AccessTokenRule.FORM, token.compact() + "=");
    assertRefused(AccessTokenRule.FORM, token.claim("pad", "x".repeat(9_000)).compact());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "at", "dc+sd-jwt", "kb+jwt", "id+jwt", "AT+JWT"})
  @Violates("access-token.typ")
  void rejectsTokensForAnotherUse(String type) throws Exception {
    assertRefused(AccessTokenRule.TYPE, token.header("typ", type));
    assertRefused(AccessTokenRule.TYPE, token.withoutHeader("typ"));
  }

  @Test
  @Violates("access-token.crit")
  void rejectsWhatIsCritical() throws Exception {
    assertRefused(AccessTokenRule.CRITICAL, token.header("crit", List.of("x")).header("x", 1L));
    assertRefused(AccessTokenRule.CRITICAL, token.header("crit", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "ES384", "RS512", "es256"})
  @Violates("access-token.alg")
  void rejectsOtherAlgorithms(String algorithm) throws Exception {
    assertRefused(AccessTokenRule.ALGORITHM, token.header("alg", algorithm));
    assertRefused(AccessTokenRule.ALGORITHM, token.withoutHeader("alg"));
  }

  @Test
  @Violates("access-token.key")
  void rejectsWhatNoOneKeyCanHaveSigned() throws Exception {
    assertRefused(AccessTokenRule.KEY, token.header("kid", "another"));
    assertRefused(AccessTokenRule.KEY, token.header("alg", "RS256"));
    TestKey second = TestKey.es256("second").named("login-2");
    assertThat(rule(run(token.withoutHeader("kid").compact(), TestTokens.key(), second)))
        .isEqualTo(AccessTokenRule.KEY);
    TestKey twin = second.named("login-1");
    assertThat(rule(run(token.compact(), TestTokens.key(), twin))).isEqualTo(AccessTokenRule.KEY);
  }

  /** Whoever brings a key of his own signs for himself. */
  @Test
  @Violates("access-token.key")
  void keysAndAddressesInATokenAreNeverAsked() throws Exception {
    TestKey own = TestKey.es256("attacker").named("mine");
    TestJws forged = token.signedBy(own).header("kid", "mine");
    assertRefused(AccessTokenRule.KEY, forged.header("jwk", own.publicJwk()));
    assertRefused(AccessTokenRule.KEY, forged.header("jku", "https://attacker.example/jwks"));
  }

  @Test
  @Violates("access-token.signature")
  void rejectsWhatAnotherKeyHasSigned() throws Exception {
    assertRefused(AccessTokenRule.SIGNED, token.signedBy(TestKey.es256("attacker")));
    assertRefused(AccessTokenRule.SIGNED, token.signature(made -> new byte[64]));
    assertRefused(AccessTokenRule.SIGNED, token.signature(made -> new byte[0]));
    String[] parts = token.compact().split("\\.", -1);
    String other = token.claim("client_id", "library-app").compact().split("\\.", -1)[1];
    assertRefused(AccessTokenRule.SIGNED, parts[0] + "." + other + "." + parts[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://login.example/", "https://LOGIN.example", "https://other", ""})
  @Violates("access-token.iss")
  void rejectsOtherIssuers(String issuer) throws Exception {
    assertRefused(AccessTokenRule.ISSUED_BY, token.claim("iss", issuer));
    assertRefused(AccessTokenRule.ISSUED_BY, token.withoutClaim("iss"));
  }

  @Test
  @Violates("access-token.aud")
  void rejectsTokensForOthers() throws Exception {
    assertRefused(AccessTokenRule.AUDIENCE, token.claim("aud", "https://other.example"));
    assertRefused(AccessTokenRule.AUDIENCE, token.claim("aud", TestTokens.AUDIENCE + "/"));
    assertRefused(AccessTokenRule.AUDIENCE, token.claim("aud", List.of()));
    assertRefused(AccessTokenRule.AUDIENCE, token.withoutClaim("aud"));
  }

  @Test
  @Violates("access-token.exp")
  void rejectsWhatIsExpiredOrNeverIs() throws Exception {
    assertRefused(AccessTokenRule.EXPIRES, token.claim("exp", NOW));
    assertRefused(AccessTokenRule.EXPIRES, token.claim("exp", NOW - 1));
    assertRefused(AccessTokenRule.EXPIRES, token.claim("exp", "tomorrow"));
    assertRefused(AccessTokenRule.EXPIRES, token.withoutClaim("exp"));
  }

  @Test
  @Violates("access-token.iat")
  void rejectsWhatIsIssuedInTheFuture() throws Exception {
    assertThat(run(token.claim("iat", NOW + 60))).isInstanceOf(Admission.Admitted.class);
    assertRefused(AccessTokenRule.ISSUED_AT, token.claim("iat", NOW + 61));
    assertRefused(AccessTokenRule.ISSUED_AT, token.withoutClaim("iat"));
  }

  @Test
  @Violates("access-token.nbf")
  void rejectsWhatHasNotBegun() throws Exception {
    assertThat(run(token.claim("nbf", NOW + 60))).isInstanceOf(Admission.Admitted.class);
    assertRefused(AccessTokenRule.BEGINS, token.claim("nbf", NOW + 61));
    assertRefused(AccessTokenRule.BEGINS, token.claim("nbf", "now"));
  }

  @ParameterizedTest
  @CsvSource({
    "council-app,resident-7",
    "library-app,library-app",
    "council-app,''",
    "'',council-app"
  })
  @Violates("access-token.client")
  void rejectsWhoStandsForNobodyHere(String client, String subject) throws Exception {
    assertRefused(AccessTokenRule.CLIENT, token.claim("client_id", client).claim("sub", subject));
    assertRefused(AccessTokenRule.CLIENT, token.withoutClaim("client_id"));
    assertRefused(AccessTokenRule.CLIENT, token.withoutClaim("sub"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "presentations2", "Presentations", "presentations,other"})
  @Violates("access-token.scope")
  void aTokenWithoutTheScopeIsOutOfIt(String scope) throws Exception {
    assertThat(run(token.claim("scope", scope))).isEqualTo(new Admission.OutOfScope(COUNCIL));
    assertThat(run(token.withoutClaim("scope"))).isEqualTo(new Admission.OutOfScope(COUNCIL));
    assertThat(run(token.claim("scope", List.of("presentations"))))
        .isEqualTo(new Admission.OutOfScope(COUNCIL));
  }

  @Test
  void noByteOfATokenCanBeChanged() throws Exception {
    String good = token.compact();
    for (int i = 0; i < good.length(); i++) {
      char other = good.charAt(i) == 'A' ? 'B' : 'A';
      String changed = good.substring(0, i) + other + good.substring(i + 1);
      assertThat(run(changed, TestTokens.key())).isInstanceOf(Admission.Refused.class);
    }
  }

  @Test
  void whatIsSaidOfATokenRepeatsNothingOfIt() throws Exception {
    TestJws canary = token.claim("client_id", "canary-7193").claim("sub", "canary-7193");
    assertThat(run(canary).toString()).doesNotContain("canary");
  }

  private static void assertRefused(AccessTokenRule rule, TestJws token) throws Exception {
    assertRefused(rule, token.compact());
  }

  private static void assertRefused(AccessTokenRule rule, String token) throws Exception {
    assertThat(rule(run(token, TestTokens.key()))).isEqualTo(rule);
  }

  private static Object rule(Admission admission) {
    return admission instanceof Admission.Refused refused ? refused.row().rule() : admission;
  }

  private static Admission run(TestJws token) throws Exception {
    return run(token.compact(), TestTokens.key());
  }

  private static Admission run(String token, TestKey... keys) throws Exception {
    byte[] jwks = TestTokens.jwks(keys).getBytes(StandardCharsets.UTF_8);
    JwkSet set = JwkSet.read(Json.readObject(jwks, JsonLimits.DEFAULT), CRYPTO);
    return new AccessTokenCheck(
            new AccessTokenCheck.Expected(
                TestTokens.ISSUER, TestTokens.AUDIENCE, List.of(COUNCIL, DELEGATED)),
            CRYPTO)
        .run(token, set, TestClock.NOW);
  }
}
