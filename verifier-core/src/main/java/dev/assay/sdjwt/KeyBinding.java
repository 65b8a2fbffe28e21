package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.AUDIENCE;
import static dev.assay.sdjwt.SdJwtRule.KB_ALGORITHM;
import static dev.assay.sdjwt.SdJwtRule.KB_AUDIENCE;
import static dev.assay.sdjwt.SdJwtRule.KB_CRITICAL_HEADER;
import static dev.assay.sdjwt.SdJwtRule.KB_HASH;
import static dev.assay.sdjwt.SdJwtRule.KB_ISSUED_AT;
import static dev.assay.sdjwt.SdJwtRule.KB_KEY;
import static dev.assay.sdjwt.SdJwtRule.KB_KEY_FITS;
import static dev.assay.sdjwt.SdJwtRule.KB_KEY_VALID;
import static dev.assay.sdjwt.SdJwtRule.KB_NONCE;
import static dev.assay.sdjwt.SdJwtRule.KB_NOT_BEFORE;
import static dev.assay.sdjwt.SdJwtRule.KB_NOT_EXPIRED;
import static dev.assay.sdjwt.SdJwtRule.KB_PRESENT;
import static dev.assay.sdjwt.SdJwtRule.KB_SIGNATURE;
import static dev.assay.sdjwt.SdJwtRule.KB_TRANSACTION_DATA;
import static dev.assay.sdjwt.SdJwtRule.KB_TYPE_HEADER;
import static dev.assay.sdjwt.SdJwtVcRule.HAIP_KEY_BINDING;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Limits;
import dev.assay.credential.Profile;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import dev.assay.jose.NumericDate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The holder's proof: RFC 9901, 7.3. */
final class KeyBinding {

  private static final List<Rule> SIGNATURE =
      List.of(
          KB_KEY,
          KB_KEY_VALID,
          KB_TYPE_HEADER,
          KB_CRITICAL_HEADER,
          KB_ALGORITHM,
          KB_KEY_FITS,
          KB_SIGNATURE,
          KB_HASH);

  private static final List<Rule> TRANSACTION =
      List.of(
          KB_NONCE, KB_AUDIENCE, KB_ISSUED_AT, KB_NOT_EXPIRED, KB_NOT_BEFORE, KB_TRANSACTION_DATA);

  /** Stands in details for a claim that is not there; no claim equals it. */
  private static final Object MISSING =
      new Object() {
        @Override
        public String toString() {
          return "missing";
        }
      };

  private final SdJwtPresentation.Authenticated authenticated;
  private final Map<String, Object> claims;
  private final Crypto crypto;
  private final Limits limits;
  private final Checks checks;

  KeyBinding(
      SdJwtPresentation.Authenticated authenticated, Crypto crypto, Limits limits, Checks checks) {
    this.authenticated = authenticated;
    this.claims = authenticated.unpacked().claims();
    this.crypto = crypto;
    this.limits = limits;
    this.checks = checks;
  }

  void check(HolderBinding expected, Instant at, boolean isVc) {
    if (isVc) {
      checkHaip();
    }
    checkAudience(expected);
    if (expected instanceof HolderBinding.NotRequired) {
      checkUnasked();
      return;
    }
    HolderBinding.Required required =
        expected
            .keyBindingDemand()
            .orElseThrow(
                () ->
                    checks.halt(
                        KB_PRESENT,
                        "the request describes an exchange that key binding JWTs are not made for;"
                            + " it takes a nonce and an audience"));
    checkProof(required, at);
  }

  /**
   * A proof that nobody asked for proves nothing about this transaction (RFC 9901, 7.3(1)). But one
   * that does not even fit the credential shows that somebody tampered with the presentation.
   */
  private void checkUnasked() {
    checks.skip(KB_PRESENT, "the verifier asked for no proof by the holder");
    checks.skip(TRANSACTION, "the verifier asked for no proof by the holder");
    authenticated
        .token()
        .keyBinding()
        .ifPresentOrElse(
            this::checkSignature,
            () -> checks.skip(SIGNATURE, "there is no key binding JWT, and none was asked for"));
  }

  private void checkHaip() {
    if (!authenticated.issuer().terms().profiles().contains(Profile.HAIP)
        || !claims.containsKey("cnf")) {
      checks.skip(HAIP_KEY_BINDING, "not held to HAIP, or not bound to a key");
      return;
    }
    checks.check(
        HAIP_KEY_BINDING,
        authenticated.token().keyBinding().isPresent(),
        () -> "the credential is bound to a key and came without a key binding JWT");
  }

  /**
   * RFC 7519, 4.1.3: a verifier that is not among the audience, or does not say who it is, must
   * refuse.
   */
  private void checkAudience(HolderBinding expected) {
    Object audience = claims.get("aud");
    if (audience == null) {
      checks.skip(AUDIENCE, "the credential is made out to everybody");
      return;
    }
    List<?> named = audience instanceof List<?> list ? list : List.of(audience);
    boolean meant =
        expected.keyBindingDemand().map(demand -> named.contains(demand.audience())).orElse(false);
    checks.check(
        AUDIENCE,
        meant,
        () ->
            "the credential is made out to "
                + shown(audience)
                + ", and this verifier is not known to be among them");
  }

  private void checkProof(HolderBinding.Required expected, Instant at) {
    Optional<KeyBindingJwt> given = authenticated.token().keyBinding();
    checks.require(
        KB_PRESENT,
        given.isPresent(),
        () -> "the verifier requires a key binding JWT, and there is none");
    KeyBindingJwt proof = given.orElseThrow();
    checkSignature(proof);
    checkTransaction(proof, expected);
    checkTimes(proof, expected, at);
    checkTransactionData(proof, expected.transactionData());
  }

  private void checkSignature(KeyBindingJwt proof) {
    new HolderSignature(claims, crypto, checks).check(proof.jws());
    checkHash(proof);
  }

  private void checkTransaction(KeyBindingJwt proof, HolderBinding.Required expected) {
    Object nonce = proof.payload().getOrDefault("nonce", MISSING);
    checks.check(
        KB_NONCE,
        nonce instanceof String text && sameSecret(text, expected.nonce()),
        () -> "nonce is " + shown(nonce) + ", expected " + Shown.of(expected.nonce()));
    Object audience = proof.payload().getOrDefault("aud", MISSING);
    checks.check(
        KB_AUDIENCE,
        expected.audience().equals(audience),
        () -> "aud is " + shown(audience) + ", expected " + Shown.of(expected.audience()));
  }

  private void checkTimes(KeyBindingJwt proof, HolderBinding.Required expected, Instant at) {
    Instant earliest = at.minus(expected.maxAge()).minus(limits.clockSkew());
    Instant latest = at.plus(limits.clockSkew());
    Optional<Instant> iat = instant(proof, "iat");
    boolean fresh =
        iat.filter(made -> !made.isBefore(earliest) && !made.isAfter(latest)).isPresent();
    checks.check(
        KB_ISSUED_AT,
        fresh,
        () ->
            "made at "
                + iat.map(Instant::toString).orElse("no known time")
                + ", expected between "
                + earliest
                + " and "
                + latest);
    checkPeriod(proof, at);
  }

  /** A date that is there and cannot be read forbids, rather than counting as absent. */
  private void checkPeriod(KeyBindingJwt proof, Instant at) {
    Times times = new Times(instant(proof, "exp"), instant(proof, "nbf"), at, limits.clockSkew());
    checkReadable(KB_NOT_EXPIRED, proof, "exp");
    checkReadable(KB_NOT_BEFORE, proof, "nbf");
    times.checkExpiry(KB_NOT_EXPIRED, checks);
    times.checkBeginning(KB_NOT_BEFORE, checks);
  }

  private void checkReadable(Rule rule, KeyBindingJwt proof, String name) {
    if (proof.payload().containsKey(name) && instant(proof, name).isEmpty()) {
      checks.fail(rule, name + " is not a date");
    }
  }

  private void checkHash(KeyBindingJwt proof) {
    byte[] covered = authenticated.token().hashed().getBytes(StandardCharsets.UTF_8);
    String expected = Base64Url.encode(authenticated.hash().digest(covered));
    checks.check(
        KB_HASH,
        expected.equals(proof.payload().get("sd_hash")),
        () ->
            "sd_hash is not the "
                + authenticated.hash().ianaName()
                + " of the presentation received");
  }

  private void checkTransactionData(KeyBindingJwt proof, List<String> sent) {
    Object confirmed = proof.payload().get("transaction_data_hashes");
    if (sent.isEmpty() && confirmed == null) {
      checks.skip(KB_TRANSACTION_DATA, "no transaction data was sent");
      return;
    }
    Object named =
        proof
            .payload()
            .getOrDefault("transaction_data_hashes_alg", HashAlgorithm.SHA_256.ianaName());
    Optional<HashAlgorithm> hash =
        named instanceof String name ? HashAlgorithm.ofIanaName(name) : Optional.empty();
    boolean same =
        hash.filter(
                alg ->
                    sent.stream()
                        .map(
                            data ->
                                Base64Url.encode(alg.digest(data.getBytes(StandardCharsets.UTF_8))))
                        .toList()
                        .equals(confirmed))
            .isPresent();
    checks.check(
        KB_TRANSACTION_DATA,
        same,
        () ->
            "transaction_data_hashes are not those of the "
                + sent.size()
                + " strings that were sent, in their order");
  }

  /** Anything but a string could be personal, and is wrong whatever it says. */
  private static String shown(Object value) {
    return value instanceof String text
        ? Shown.of(text)
        : value == MISSING ? "missing" : "no string";
  }

  private static Optional<Instant> instant(KeyBindingJwt proof, String name) {
    return Optional.ofNullable(proof.payload().get(name)).flatMap(NumericDate::read);
  }

  /** In constant time: how much of a nonce is right is nobody's business. */
  private static boolean sameSecret(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
