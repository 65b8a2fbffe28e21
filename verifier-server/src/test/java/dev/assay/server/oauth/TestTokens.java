package dev.assay.server.oauth;

import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An authorization server that gives services their tokens. */
public final class TestTokens {

  public static final String ISSUER = "https://login.example";
  public static final String AUDIENCE = "https://verify.example";

  private TestTokens() {}

  public static TestKey key() {
    return TestKey.es256("authorization server").named("login-1");
  }

  /** A good token of this client, for tests to spoil. */
  public static TestJws token(String client, String scope) {
    return TestJws.of("at+jwt", key())
        .claim("iss", ISSUER)
        .claim("aud", AUDIENCE)
        .claim("sub", client)
        .claim("client_id", client)
        .claim("scope", scope)
        .claim("jti", "token-1")
        .claim("iat", TestClock.NOW.getEpochSecond())
        .claim("exp", TestClock.NOW.plus(Duration.ofMinutes(5)).getEpochSecond());
  }

  /** The JWK set of these keys, as JSON. */
  public static String jwks(TestKey... keys) {
    return TestJws.json(Map.of("keys", List.of(keys).stream().map(TestKey::publicJwk).toList()));
  }
}
