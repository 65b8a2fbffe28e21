package dev.assay.server.oauth;

import static dev.assay.server.oauth.AccessTokenRule.ALGORITHM;
import static dev.assay.server.oauth.AccessTokenRule.AUDIENCE;
import static dev.assay.server.oauth.AccessTokenRule.BEGINS;
import static dev.assay.server.oauth.AccessTokenRule.CLIENT;
import static dev.assay.server.oauth.AccessTokenRule.CRITICAL;
import static dev.assay.server.oauth.AccessTokenRule.EXPIRES;
import static dev.assay.server.oauth.AccessTokenRule.FORM;
import static dev.assay.server.oauth.AccessTokenRule.ISSUED_AT;
import static dev.assay.server.oauth.AccessTokenRule.ISSUED_BY;
import static dev.assay.server.oauth.AccessTokenRule.KEY;
import static dev.assay.server.oauth.AccessTokenRule.SCOPE;
import static dev.assay.server.oauth.AccessTokenRule.SIGNED;
import static dev.assay.server.oauth.AccessTokenRule.TYPE;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.RuleSet;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.JwkSet;
import dev.assay.jose.Jws;
import dev.assay.jose.NumericDate;
import dev.assay.server.config.OauthClient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which client has sent a token: RFC 9068, 4. */
final class AccessTokenCheck {

  private static final RuleSet RULES = RuleSet.of(List.of(AccessTokenRule.values()));

  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

  /** RFC 9068, 4 demands the last; RFC 8725, 3.1 to choose few. */
  private static final Set<SignatureAlgorithm> ALGORITHMS =
      EnumSet.of(
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.EDDSA,
          SignatureAlgorithm.PS256,
          SignatureAlgorithm.RS256);

  /** As much as all headers of a request may have. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxBytes(8 << 10);

  /** How far the clock of the authorization server may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Expected expected;
  private final Crypto crypto;
  private final Checks checks = new Checks();

  /**
   * What a token has to be, fixed before it is read.
   *
   * @param issuer the one authorization server
   * @param audience this server
   * @param clients that stand for callers of what was called
   */
  record Expected(String issuer, String audience, List<OauthClient> clients) {}

  AccessTokenCheck(Expected expected, Crypto crypto) {
    this.expected = expected;
    this.crypto = crypto;
  }

  Admission run(String token, JwkSet keys, Instant at) {
    checks.bind(RULES);
    Optional<OauthClient> client = checks.part(() -> client(token, keys, at));
    if (client.isPresent() && checks.report().permitsAcceptance()) {
      return new Admission.Admitted(client.get());
    }
    return client.isPresent() && checks.report().outcomeOf(SCOPE) == Outcome.FAILED
        ? new Admission.OutOfScope(client.get())
        : new Admission.Refused(checks.report().with(Outcome.FAILED).get(0));
  }

  private OauthClient client(String token, JwkSet keys, Instant at) {
    Jws jws = parsed(token);
    Map<String, Object> claims = claims(jws);
    checks.require(TYPE, jws.type().filter(TYPES::contains).isPresent(), () -> "typ is another");
    Optional<String> critical = jws.criticalFault(Set.of());
    checks.require(CRITICAL, critical.isEmpty(), critical::orElseThrow);
    requireSigned(jws, keys);
    requireForUs(claims);
    requireCurrent(claims, at);
    return allowed(claims);
  }

  private Jws parsed(String token) {
    try {
      return Jws.parse(token, LIMITS);
    } catch (JoseException e) {
      throw checks.halt(FORM, "the text is no JWS");
    }
  }

  private Map<String, Object> claims(Jws jws) {
    try {
      Map<String, Object> claims = jws.payloadObject(LIMITS);
      checks.pass(FORM, "");
      return claims;
    } catch (JsonException e) {
      throw checks.halt(FORM, "the payload is no JSON object");
    }
  }

  private void requireSigned(Jws jws, JwkSet keys) {
    SignatureAlgorithm algorithm =
        jws.algorithm()
            .flatMap(SignatureAlgorithm::ofJoseName)
            .filter(ALGORITHMS::contains)
            .orElseThrow(() -> checks.halt(ALGORITHM, "alg is another, or missing"));
    checks.pass(ALGORITHM, "");
    List<Jwk> candidates = keys.candidates(jws.keyId(), algorithm);
    checks.require(KEY, candidates.size() == 1, () -> candidates.size() + " keys would do");
    checks.require(
        SIGNED,
        jws.verifies(crypto, algorithm, candidates.get(0).key()),
        () -> "the signature is another's, or of another text");
  }

  private void requireForUs(Map<String, Object> claims) {
    checks.require(
        ISSUED_BY, expected.issuer().equals(claims.get("iss")), () -> "iss is another, or missing");
    Object audience = claims.getOrDefault("aud", "");
    checks.require(
        AUDIENCE,
        audience.equals(expected.audience())
            || (audience instanceof List<?> several && several.contains(expected.audience())),
        () -> "aud is another, or missing");
  }

  /** RFC 7519, 4.1.4: "on or after" exp is expired, so equality fails. */
  private void requireCurrent(Map<String, Object> claims, Instant at) {
    Instant latest = at.plus(SKEW);
    checks.require(
        EXPIRES,
        instant(claims, "exp").filter(at::isBefore).isPresent(),
        () -> "exp is over, or missing");
    checks.require(
        ISSUED_AT,
        instant(claims, "iat").filter(issued -> !issued.isAfter(latest)).isPresent(),
        () -> "iat is in the future, or missing");
    checks.require(
        BEGINS,
        !claims.containsKey("nbf")
            || instant(claims, "nbf").filter(begins -> !begins.isAfter(latest)).isPresent(),
        () -> "nbf is in the future, or no date");
  }

  private static Optional<Instant> instant(Map<String, Object> claims, String name) {
    return NumericDate.read(claims.getOrDefault(name, ""));
  }

  private OauthClient allowed(Map<String, Object> claims) {
    String id = text(claims, "client_id");
    String subject = text(claims, "sub");
    OauthClient client =
        expected.clients().stream()
            .filter(one -> one.isNamed(id, subject))
            .findFirst()
            .orElseThrow(() -> checks.halt(CLIENT, "client_id and sub stand for nobody here"));
    checks.pass(CLIENT, "");
    List<String> scopes = List.of(text(claims, "scope").split(" ", -1));
    checks.check(SCOPE, scopes.contains(client.scope()), () -> "scope has not " + client.scope());
    return client;
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text : "";
  }
}
