package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.KB_ALGORITHM;
import static dev.assay.sdjwt.SdJwtRule.KB_CRITICAL_HEADER;
import static dev.assay.sdjwt.SdJwtRule.KB_KEY;
import static dev.assay.sdjwt.SdJwtRule.KB_KEY_FITS;
import static dev.assay.sdjwt.SdJwtRule.KB_KEY_VALID;
import static dev.assay.sdjwt.SdJwtRule.KB_SIGNATURE;
import static dev.assay.sdjwt.SdJwtRule.KB_TYPE_HEADER;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Jwk;
import dev.assay.jose.Jws;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The signature of a key binding JWT: RFC 9901, 7.3(5.1) to 7.3(5.4). */
final class HolderSignature {

  private final Map<String, Object> claims;
  private final Crypto crypto;
  private final Checks checks;

  HolderSignature(Map<String, Object> claims, Crypto crypto, Checks checks) {
    this.claims = claims;
    this.crypto = crypto;
    this.checks = checks;
  }

  void check(Jws jws) {
    Jwk key = holderKey();
    checkHeader(jws);
    String named = jws.algorithm().orElse("");
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofJoseName(named)
            .orElseThrow(() -> checks.halt(KB_ALGORITHM, "alg is " + Shown.of(named)));
    checks.pass(KB_ALGORITHM, named);
    checks.require(
        KB_KEY_FITS,
        key.mayVerify(algorithm),
        () ->
            "alg is "
                + algorithm.joseName()
                + ", the key is "
                + key.key().kind()
                + ", or meant for something else");
    checks.require(
        KB_SIGNATURE,
        jws.verifies(crypto, algorithm, key.key()),
        () -> "the signature does not hold with the key in cnf");
  }

  /**
   * RFC 9901, 4.1.2: the key comes from what the issuer signed, never from the header of the proof.
   */
  private Jwk holderKey() {
    Optional<Map<String, Object>> jwk = jwk(claims);
    checks.require(KB_KEY, jwk.isPresent(), () -> "the credential has no cnf with a jwk");
    try {
      Jwk key = Jwk.read(jwk.orElseThrow(), crypto);
      checks.pass(KB_KEY_VALID, "");
      return key;
    } catch (KeyRejectedException e) {
      throw checks.halt(KB_KEY_VALID, "cnf.jwk: " + e.reason());
    }
  }

  /** The key that these claims bind to; empty if there is none that can be used. */
  static Optional<VerificationKey> key(Map<String, Object> claims, Crypto crypto) {
    Optional<Map<String, Object>> jwk = jwk(claims);
    try {
      return jwk.isPresent() ? Optional.of(Jwk.read(jwk.get(), crypto).key()) : Optional.empty();
    } catch (KeyRejectedException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, Object>> jwk(Map<String, Object> claims) {
    return claims.get("cnf") instanceof Map<?, ?> cnf && cnf.get("jwk") instanceof Map<?, ?> key
        ? Optional.of(named(key))
        : Optional.empty();
  }

  private void checkHeader(Jws jws) {
    String type = jws.type().orElse("");
    checks.require(
        KB_TYPE_HEADER,
        type.equals(KeyBindingJwt.TYPE),
        () -> "typ is " + Shown.of(type) + ", expected " + KeyBindingJwt.TYPE);
    Optional<String> critical = jws.criticalFault(Set.of());
    checks.require(KB_CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
  }

  @SuppressWarnings("unchecked") // JSON objects have strings for names
  private static Map<String, Object> named(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }
}
