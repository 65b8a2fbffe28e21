package dev.assay.shc;

import static dev.assay.shc.ShcRule.ALGORITHM;
import static dev.assay.shc.ShcRule.BASE64URL;
import static dev.assay.shc.ShcRule.CRITICAL_HEADER;
import static dev.assay.shc.ShcRule.DEFLATE;
import static dev.assay.shc.ShcRule.DEFLATE_TRAILING;
import static dev.assay.shc.ShcRule.INFLATE_LIMIT;
import static dev.assay.shc.ShcRule.ISSUER_FORM;
import static dev.assay.shc.ShcRule.JWS_FORM;
import static dev.assay.shc.ShcRule.KEY_ID;
import static dev.assay.shc.ShcRule.NO_KEY_IN_HEADER;
import static dev.assay.shc.ShcRule.SIGNATURE_FORM;
import static dev.assay.shc.ShcRule.TYPE;
import static dev.assay.shc.ShcRule.ZIP;

import dev.assay.check.Checks;
import dev.assay.check.Settled;
import dev.assay.check.Shown;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the cards of one input apart, one after the other: SMART Health Cards 1.4.0, "Health Cards
 * are Compact".
 */
final class CardReader {

  /** FHIR repeats itself: real cards become a tenth at most. */
  private static final int MAX_RATIO = 64;

  /** Three short members; the rest is room for what is refused for another reason. */
  private static final JsonLimits HEADER =
      JsonLimits.DEFAULT.withMaxBytes(16 << 10).withMaxDepth(8).withMaxValues(256);

  /** The base64url of a SHA-256 digest: RFC 7638, 3. */
  private static final int THUMBPRINT_CHARS = 43;

  /** RFC 7518, 3.4: r and s, 32 bytes each, never DER. */
  private static final int SIGNATURE_CHARS = 86;

  private static final List<String> KEYS = List.of("jku", "jwk", "x5c", "x5u");

  private static final Settled TOKEN_READ = Settled.passed(List.of(JWS_FORM, BASE64URL));
  private static final Settled INFLATED =
      Settled.passed(List.of(INFLATE_LIMIT, DEFLATE, DEFLATE_TRAILING));

  private final Checks checks;
  private final CardBudget budget = new CardBudget();

  CardReader(Checks checks) {
    this.checks = checks;
  }

  /**
   * What stands in a card.
   *
   * @param issuer {@code iss}
   * @param keyId {@code kid}
   * @param types as far as nobody's signature counts
   * @param parts of how many codes it was made
   */
  record Read(
      Jws jws,
      Map<String, Object> payload,
      String issuer,
      String keyId,
      CardTypes types,
      int parts) {

    /** Does not show the card. */
    @Override
    public String toString() {
      return "Read";
    }
  }

  Read read(String token, int parts) {
    Jws jws = jws(token);
    String keyId = header(jws);
    byte[] json = inflate(jws.payload());
    Map<String, Object> payload =
        new CardJson(checks).object(json, budget.payload(), "the payload");
    budget.spend(json, payload);
    checks.settle(CardJson.READ);
    String issuer =
        Optional.ofNullable(payload.get("iss"))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(CardAddress::isIssuer)
            .orElseThrow(
                () ->
                    checks.halt(
                        ISSUER_FORM,
                        "iss is no https URL, or has a query, a fragment or a slash at its end"));
    checks.pass(ISSUER_FORM, "");
    return new Read(jws, payload, issuer, keyId, types(payload), parts);
  }

  private Jws jws(String token) {
    try {
      Jws jws = Jws.parse(token, HEADER);
      checks.settle(TOKEN_READ);
      return jws;
    } catch (JoseException e) {
      ShcRule rule =
          switch (e.kind()) {
            case BAD_FORM -> JWS_FORM;
            case BAD_ENCODING -> BASE64URL;
            case BAD_HEADER -> e.jsonKind().map(CardJson::rule).orElse(JWS_FORM);
          };
      throw checks.halt(rule, "the token: " + e.getMessage());
    }
  }

  /** What has to be right of the header before anything is done with the payload. */
  private String header(Jws jws) {
    checks.require(
        ALGORITHM,
        jws.algorithm().filter("ES256"::equals).isPresent(),
        () -> "alg is " + jws.algorithm().map(Shown::of).orElse("missing, or no text"));
    checks.require(
        ZIP,
        "DEF".equals(jws.header().get("zip")),
        () -> "zip is " + jws.headerString("zip").map(Shown::of).orElse("missing, or no text"));
    List<String> keys = new ArrayList<>();
    for (String name : KEYS) {
      if (jws.header().containsKey(name)) {
        keys.add(name);
      }
    }
    checks.require(NO_KEY_IN_HEADER, keys.isEmpty(), () -> "the header has " + keys);
    Optional<String> critical = jws.criticalFault(Set.of());
    checks.require(CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
    Optional<String> keyId = jws.keyId().filter(CardReader::isThumbprint);
    checks.require(
        KEY_ID,
        keyId.isPresent(),
        () -> "kid is " + jws.keyId().map(Shown::of).orElse("missing, or no text"));
    int chars = jws.compact().length() - jws.compact().lastIndexOf('.') - 1;
    checks.require(
        SIGNATURE_FORM,
        chars == SIGNATURE_CHARS,
        () -> "the signature has " + chars + " characters, expected " + SIGNATURE_CHARS);
    return keyId.orElseThrow();
  }

  private static boolean isThumbprint(String keyId) {
    return keyId.length() == THUMBPRINT_CHARS && Base64Url.isOfAlphabet(keyId);
  }

  private byte[] inflate(byte[] compressed) {
    int bytes = budget.bytes();
    try {
      byte[] payload = Inflate.raw(compressed, new Inflate.Limits(bytes, MAX_RATIO));
      checks.settle(INFLATED);
      return payload;
    } catch (InflateException e) {
      throw switch (e.kind()) {
        case TOO_LARGE -> checks.halt(INFLATE_LIMIT, "more than " + bytes + " bytes come out");
        case TOO_DENSE ->
            checks.halt(INFLATE_LIMIT, "more than " + MAX_RATIO + " bytes come out for each byte");
        case TRAILING_DATA ->
            checks.halt(DEFLATE_TRAILING, "something follows the compressed bytes");
        case MALFORMED -> checks.halt(DEFLATE, "the payload is no raw deflate, or cut off");
      };
    }
  }

  private CardTypes types(Map<String, Object> payload) {
    Object types = payload.get("vc") instanceof Map<?, ?> vc ? vc.get("type") : null;
    Optional<CardTypes> read = CardTypes.read(types);
    checks.require(
        TYPE,
        read.isPresent(),
        () ->
            "vc has no type that is a list of texts with " + CardTypes.HEALTH_CARD + " among them");
    return read.orElseThrow();
  }
}
