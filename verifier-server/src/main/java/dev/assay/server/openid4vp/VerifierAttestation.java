package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.ATTESTATION_FORM;
import static dev.assay.server.openid4vp.RequestRule.ATTESTATION_KEY;

import dev.assay.check.Checks;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.Jws;
import dev.assay.jose.NumericDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody whom wallets trust attests of this verifier: OpenID4VP 1.0, 12. Who signed it only
 * wallets can tell.
 *
 * @param compact as it was issued
 * @param subject {@code sub}
 * @param force when it may be used
 * @param redirectUris the only addresses that answers may go to; absent if any
 */
record VerifierAttestation(
    String compact, String subject, Force force, Optional<List<String>> redirectUris) {

  private static final String TYPE = "verifier-attestation+jwt";

  /** A few short claims and a key; the rest is room for certificates and logos. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxBytes(64 << 10);

  /**
   * Reads one.
   *
   * @param key what signs requests
   * @return empty if it is not formed as it has to be, or is another key's; the rows say which
   */
  static Optional<VerifierAttestation> read(String compact, VerificationKey key, Checks checks) {
    return checks.part(
        () -> {
          Jws jws = jws(compact, checks);
          Map<String, Object> claims = claims(jws, checks);
          checks.require(
              ATTESTATION_KEY, key.equals(confirmed(claims, checks)), () -> "cnf has another key");
          return new VerifierAttestation(
              compact, text(claims, "sub", checks), force(claims, checks), uris(claims, checks));
        });
  }

  private static Jws jws(String compact, Checks checks) {
    try {
      Jws jws = Jws.parse(compact, LIMITS);
      checks.require(
          ATTESTATION_FORM,
          jws.type().equals(Optional.of(TYPE))
              && jws.algorithm().flatMap(SignatureAlgorithm::ofJoseName).isPresent(),
          () -> "typ is not " + TYPE + ", or alg is none that signs");
      return jws;
    } catch (JoseException e) {
      throw checks.halt(ATTESTATION_FORM, "it is no JWT");
    }
  }

  private static Map<String, Object> claims(Jws jws, Checks checks) {
    try {
      Map<String, Object> claims = jws.payloadObject(LIMITS);
      text(claims, "iss", checks);
      return claims;
    } catch (JsonException e) {
      throw checks.halt(ATTESTATION_FORM, "its claims are no JSON object");
    }
  }

  private static String text(Map<String, Object> claims, String name, Checks checks) {
    if (claims.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw checks.halt(ATTESTATION_FORM, name + " is missing, or no text");
  }

  /** RFC 7800, 3.2. */
  private static VerificationKey confirmed(Map<String, Object> claims, Checks checks) {
    if (claims.get("cnf") instanceof Map<?, ?> cnf && cnf.get("jwk") instanceof Map<?, ?> jwk) {
      @SuppressWarnings("unchecked") // JSON has no other maps
      Map<String, Object> members = (Map<String, Object>) jwk;
      try {
        return Jwk.read(members, Crypto.select()).key();
      } catch (KeyRejectedException e) {
        throw checks.halt(ATTESTATION_FORM, "cnf.jwk: " + e.getMessage());
      }
    }
    throw checks.halt(ATTESTATION_FORM, "cnf has no jwk");
  }

  private static Force force(Map<String, Object> claims, Checks checks) {
    Optional<Instant> from = NumericDate.read(claims.getOrDefault("nbf", 0L));
    Optional<Instant> until = NumericDate.read(claims.getOrDefault("exp", ""));
    checks.require(
        ATTESTATION_FORM,
        from.isPresent() && until.isPresent(),
        () -> "exp is missing, or exp or nbf is no date");
    return new Force(from.orElseThrow(), until.orElseThrow());
  }

  private static Optional<List<String>> uris(Map<String, Object> claims, Checks checks) {
    if (!claims.containsKey("redirect_uris")) {
      return Optional.empty();
    }
    if (claims.get("redirect_uris") instanceof List<?> uris
        && uris.stream().allMatch(String.class::isInstance)) {
      return Optional.of(uris.stream().map(String.class::cast).toList());
    }
    throw checks.halt(ATTESTATION_FORM, "redirect_uris is no list of texts");
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "VerifierAttestation";
  }
}
