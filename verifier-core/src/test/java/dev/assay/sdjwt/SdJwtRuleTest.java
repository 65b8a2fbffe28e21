package dev.assay.sdjwt;

import static dev.assay.sdjwt.Setting.base64Url;
import static dev.assay.sdjwt.Setting.json;
import static dev.assay.testkit.TestCredential.digest;
import static dev.assay.testkit.TestCredential.disclosure;
import static dev.assay.testkit.TestCredential.elementDisclosure;
import static dev.assay.testkit.TestCredential.hidden;

import dev.assay.credential.HolderBinding;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 9901, 4 and 7.1: one thing wrong at a time. */
class SdJwtRuleTest {

  private final Setting setting = new Setting();
  private final String good = setting.plain().issue().compact();

  @Test
  @Violates("sd-jwt.size")
  void rejectsMoreDisclosuresThanTheLimit() {
    setting.rejected(SdJwtRule.SIZE, good + "WyJzIiwgMV0~".repeat(600));
  }

  @Test
  @Violates("sd-jwt.size")
  void rejectsAnInputThatIsTooLong() {
    setting.rejected(SdJwtRule.SIZE, good + "A".repeat(1 << 20) + "~");
  }

  @Test
  @Violates("sd-jwt.form")
  void rejectsNothingBetweenTwoTildes() {
    setting.rejected(SdJwtRule.FORM, good.replaceFirst("~", "~~"));
  }

  @Test
  @Violates("sd-jwt.form")
  void rejectsAnIssuerSignedPartThatIsNoJwt() {
    setting.rejected(SdJwtRule.FORM, good.replaceFirst("\\.", ""));
  }

  @Test
  @Violates("sd-jwt.encoding")
  void rejectsPadding() {
    setting.rejected(SdJwtRule.ENCODING, good.replaceFirst("\\.", "=."));
  }

  @Test
  @Violates("sd-jwt.json.text")
  void rejectsAPayloadThatIsNoObject() {
    setting.rejected(
        SdJwtRule.JSON_TEXT, signed("{\"alg\":\"ES256\",\"typ\":\"example+sd-jwt\"}", "[1]"));
  }

  @Test
  @Violates("sd-jwt.json.names")
  void rejectsANameThatOccursTwice() {
    setting.rejected(
        SdJwtRule.JSON_NAMES,
        signed("{\"alg\":\"ES256\",\"typ\":\"example+sd-jwt\"}", "{\"iss\":\"a\",\"iss\":\"b\"}"));
  }

  @Test
  @Violates("sd-jwt.json.depth")
  void rejectsDeepNesting() {
    setting.rejected(
        SdJwtRule.JSON_DEPTH,
        signed(
            "{\"alg\":\"ES256\",\"typ\":\"example+sd-jwt\"}",
            "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"));
  }

  @Test
  @Violates("sd-jwt.json-serialization")
  void rejectsDisclosuresOutsideOfTheUnprotectedHeader() {
    Map<String, Object> json = new LinkedHashMap<>(setting.plain().issue().flattened());
    json.put("disclosures", List.of());
    setting.rejected(SdJwtRule.JSON_SERIALIZATION, json(json));
  }

  @Test
  @Violates("sd-jwt.json-serialization")
  void rejectsDisclosuresWithALaterSignature() {
    Map<String, Object> json = new LinkedHashMap<>(setting.plain().issue().general());
    Map<String, Object> again = setting.plain().issue().flattened();
    again.remove("payload");
    json.put("signatures", List.of(again, again));
    setting.rejected(SdJwtRule.JSON_SERIALIZATION, json(json));
  }

  @Test
  @Violates("sd-jwt.json-serialization")
  void rejectsDisclosuresInTheProtectedHeader() {
    setting.rejected(
        SdJwtRule.JSON_SERIALIZATION,
        json(setting.plain().header("disclosures", List.of()).issue().flattened()));
  }

  @Test
  @Violates("sd-jwt.typ")
  void rejectsTokensOfOtherKinds() {
    for (String typ :
        List.of("kb+jwt", "statuslist+jwt", "at+jwt", "trust-list+jwt", "vp+sd-jwt")) {
      setting.rejected(SdJwtRule.TYPE_HEADER, setting.plain().header("typ", typ).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt.typ")
  void rejectsAJwtWithoutTypeAndWithoutAnythingSelectivelyDisclosable() {
    setting.rejected(
        SdJwtRule.TYPE_HEADER, setting.issuer.plain().withoutHeader("typ").issue().compact());
  }

  @Test
  @Violates("sd-jwt.typ")
  void rejectsACredentialUnderASpellingOfItsTypeThatNobodyExpects() {
    for (String typ :
        List.of("application/dc+sd-jwt", "Dc+sd-jwt", "application/vc+sd-jwt", "kb+sd-jwt")) {
      setting.rejected(SdJwtRule.TYPE_HEADER, setting.plain().header("typ", typ).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt.iss")
  void rejectsAnIssuerThatIsNoString() {
    setting.rejected(
        SdJwtRule.ISSUER_FORM,
        setting.plain().claim("iss", List.of(Setting.ISSUER)).issue().compact());
    setting.rejected(SdJwtRule.ISSUER_FORM, setting.credential().claim("iss", 7).issue().compact());
  }

  @Test
  @Violates("sd-jwt.iss.signed")
  void rejectsAnIssuerThatTheHolderDiscloses() {
    var root = TestPki.root("CN=Test root").selfSigned();
    var leaf = TestPki.leaf("CN=Mallory").signedBy(root);
    setting.where(
        service ->
            TestTrust.x5c(root.base64())
                .with("formats", List.of("*"))
                .with("types", List.of("*"))
                .with("issuerName", "any"));
    String token =
        TestIssuer.withCertificate(Setting.ISSUER, leaf)
            .plain()
            .claim("iss", hidden("https://good.example"))
            .issue()
            .compact();
    setting.rejected(SdJwtRule.ISSUER_SIGNED, token);
  }

  @Test
  @Violates("sd-jwt.terms")
  void rejectsAPlainSdJwtFromAnIssuerOfWhichMoreIsDemanded() {
    setting.where(service -> service.with("profiles", List.of("haip")));
    setting.rejected(SdJwtRule.TERMS, good);
    setting.where(service -> service.with("typeMetadata", "required"));
    setting.rejected(SdJwtRule.TERMS, good);
  }

  @Test
  @Violates("sd-jwt.sd_alg.place")
  void rejectsAHashAlgorithmThatArrivesAsADisclosure() {
    setting.rejected(
        SdJwtRule.HASH_ALGORITHM_PLACE, disclosing(disclosure("salt", "_sd_alg", "md5")));
  }

  @Test
  @Violates("sd-jwt.crit")
  void rejectsACriticalHeaderThatIsNotUnderstood() {
    setting.rejected(
        SdJwtRule.CRITICAL_HEADER,
        setting.plain().header("crit", List.of("exp")).header("exp", 1).issue().compact());
  }

  @Test
  @Violates("sd-jwt.x5c")
  void rejectsCertificatesThatAreNoList() {
    setting.rejected(
        SdJwtRule.CERTIFICATES, setting.plain().header("x5c", "MII").issue().compact());
    setting.rejected(
        SdJwtRule.CERTIFICATES, setting.plain().header("x5c", List.of()).issue().compact());
  }

  @Test
  @Violates("sd-jwt.alg")
  void rejectsNoneAndMacs() {
    for (String alg : List.of("none", "HS256", "es256", "")) {
      setting.rejected(SdJwtRule.ALGORITHM, setting.plain().header("alg", alg).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt.disclosure.form")
  void rejectsADisclosureThatIsNoArrayWithASalt() {
    for (String text :
        List.of(
            "{}",
            "[]",
            "[\"s\"]",
            "[1, \"n\", 2]",
            "[\"s\", \"n\", {\"a\":1,\"a\":2}]",
            "[\"s\", \"n\", 1] ]")) {
      setting.rejected(SdJwtRule.DISCLOSURE_FORM, good + base64Url(text) + "~");
    }
  }

  @Test
  @Violates("sd-jwt.disclosure.once")
  void rejectsADisclosureThatIsSentTwice() {
    TestSdJwt token = setting.plain().issue();
    setting.rejected(
        SdJwtRule.DISCLOSURE_ONCE, token.compact() + token.disclosures().get("zone") + "~");
  }

  @Test
  @Violates("sd-jwt.kb.form")
  void rejectsADisclosureWithoutATildeBehindIt() {
    setting.rejected(SdJwtRule.KB_FORM, good.substring(0, good.length() - 1));
  }

  @Test
  @Violates("sd-jwt.alg.permitted")
  void rejectsAnAlgorithmThatTheTrustListDoesNotPermit() {
    setting.where(service -> service.with("algorithms", List.of("ES384")));
    setting.rejected(SdJwtRule.ALGORITHM_PERMITTED, good);
  }

  @Test
  @Violates("sd-jwt.alg.key")
  void rejectsAKeyThatDoesNotFitTheAlgorithm() {
    Setting byDid = new Setting();
    TestKey ed25519 = TestKey.ed25519("another");
    // The trust list refuses to find a key for another algorithm; only a certificate says nothing
    // of one.
    var chain = TestPki.root("CN=Test root").selfSigned();
    var leaf = TestPki.leaf("CN=Test issuer").signedBy(chain);
    byDid.where(
        service ->
            TestTrust.x5c(chain.base64())
                .with("formats", List.of("*"))
                .with("types", List.of("*"))
                .with("issuerName", "any"));
    byDid.rejected(
        SdJwtRule.KEY_FITS,
        setting
            .plain()
            .without("iss")
            .header("x5c", leaf.x5c())
            .header("alg", "EdDSA")
            .signedBy(ed25519)
            .issue()
            .compact());
  }

  @Test
  void aCertificateOnABrainpoolCurveSignsNoToken() {
    TestKey brainpool = TestKey.brainpool(256, "issuer");
    var root = TestPki.root("CN=Test root").selfSigned();
    var leaf = TestPki.leaf("CN=Test issuer").keys(brainpool.pair()).signedBy(root);
    setting.where(
        service ->
            TestTrust.x5c(root.base64())
                .with("formats", List.of("*"))
                .with("types", List.of("*"))
                .with("algorithms", List.of("ES256", "ESB256"))
                .with("issuerName", "any"));
    var token = setting.plain().without("iss").header("x5c", leaf.x5c()).signedBy(brainpool);

    setting.rejected(SdJwtRule.KEY_FITS, token.header("alg", "ES256").issue().compact());
    setting.rejected(SdJwtRule.ALGORITHM, token.header("alg", "ESB256").issue().compact());
  }

  @Test
  @Violates("sd-jwt.signature")
  void rejectsTheSignatureOfAnotherKey() {
    setting.rejected(
        SdJwtRule.SIGNATURE_VALID,
        setting.plain().signedBy(TestKey.es256("mallory")).issue().compact());
  }

  @Test
  @Violates("sd-jwt.sd_alg")
  void rejectsHashAlgorithmsThatAreWeakOrNotRegistered() {
    for (Object named : List.<Object>of("md5", "sha-256-32", "SHA-256", "sha3-256", 256)) {
      setting.rejected(
          SdJwtRule.HASH_ALGORITHM, setting.plain().override("_sd_alg", named).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt.sd_alg.place")
  void rejectsAHashAlgorithmBelowTheTopLevel() {
    setting.rejected(
        SdJwtRule.HASH_ALGORITHM_PLACE,
        setting.plain().claim("permit", Map.of("_sd_alg", "sha-256")).issue().compact());
  }

  @Test
  @Violates("sd-jwt.digest.form")
  void rejectsDigestsThatAreNoStringsOrStandWhereNoneBelong() {
    setting.rejected(
        SdJwtRule.DIGEST_FORM,
        setting.issuer.plain().override("_sd", List.of(1)).issue().compact());
    setting.rejected(
        SdJwtRule.DIGEST_FORM, setting.issuer.plain().override("_sd", "digest").issue().compact());
    setting.rejected(
        SdJwtRule.DIGEST_FORM,
        setting.issuer.plain().override("list", List.of(Map.of("...", 1))).issue().compact());
    setting.rejected(
        SdJwtRule.DIGEST_FORM,
        setting
            .issuer
            .plain()
            .override("list", List.of(Map.<String, Object>of("...", "d", "more", 1)))
            .issue()
            .compact());
    setting.rejected(
        SdJwtRule.DIGEST_FORM, setting.issuer.plain().override("...", "d").issue().compact());
  }

  @Test
  @Violates("sd-jwt.digest.once")
  void rejectsADigestThatOccursTwiceEvenIfNothingIsDisclosedForIt() {
    setting.rejected(
        SdJwtRule.DIGEST_ONCE,
        setting
            .issuer
            .plain()
            .override("_sd", List.of("decoy"))
            .override("inner", Map.of("_sd", List.of("decoy")))
            .issue()
            .compact());
  }

  @Test
  @Violates("sd-jwt.disclosure.property")
  void rejectsAnElementWhereAPropertyBelongs() {
    setting.rejected(SdJwtRule.PROPERTY_DISCLOSURE, disclosing(elementDisclosure("salt", "B")));
  }

  @Test
  @Violates("sd-jwt.disclosure.property")
  void rejectsANameThatIsNoString() {
    setting.rejected(SdJwtRule.PROPERTY_DISCLOSURE, disclosing(base64Url("[\"salt\", 1, \"B\"]")));
  }

  @Test
  @Violates("sd-jwt.disclosure.property")
  void rejectsAPropertyWithFourElements() {
    setting.rejected(
        SdJwtRule.PROPERTY_DISCLOSURE, disclosing(base64Url("[\"salt\", \"zone\", \"B\", \"C\"]")));
  }

  @Test
  @Violates("sd-jwt.disclosure.element")
  void rejectsAPropertyWhereAnElementBelongs() {
    String property = disclosure("salt", "zone", "B");
    setting.rejected(
        SdJwtRule.ELEMENT_DISCLOSURE,
        setting
                .issuer
                .plain()
                .override("zones", List.of(Map.of("...", digest("sha-256", property))))
                .issue()
                .compact()
            + property
            + "~");
  }

  @Test
  @Violates("sd-jwt.disclosure.name")
  void rejectsReservedNames() {
    setting.rejected(SdJwtRule.CLAIM_NAME, disclosing(disclosure("salt", "_sd", List.of())));
    setting.rejected(SdJwtRule.CLAIM_NAME, disclosing(disclosure("salt", "...", "B")));
  }

  @Test
  @Violates("sd-jwt.disclosure.collision")
  void rejectsADisclosureThatWouldReplaceASignedClaim() {
    setting.rejected(
        SdJwtRule.CLAIM_NAME_FREE, disclosing(disclosure("salt", "exp", 9_999_999_999L)));
  }

  @Test
  @Violates("sd-jwt.disclosure.depth")
  void rejectsDisclosuresThatNestTooDeep() {
    Object nested = "end";
    for (int i = 0; i < 60; i++) {
      nested = Map.of("a", hidden(nested));
    }
    setting.rejected(
        SdJwtRule.DISCLOSURE_DEPTH,
        setting.issuer.plain().claim("nested", nested).issue().compact());
  }

  @Test
  @Violates("sd-jwt.disclosure.referenced")
  void rejectsADisclosureThatTheIssuerDidNotSign() {
    setting.rejected(
        SdJwtRule.DISCLOSURE_REFERENCED, good + disclosure("salt", "age_over_18", true) + "~");
  }

  @Test
  @Violates("sd-jwt.status")
  void rejectsAStatusThatNamesNoStatusList() {
    for (Object status :
        List.<Object>of(
            "revoked",
            Map.of(),
            Map.of("status_list", Map.of("idx", -1, "uri", "https://a.example/1")),
            Map.of("status_list", Map.of("idx", 1.5, "uri", "https://a.example/1")),
            Map.of("status_list", Map.of("idx", 1, "uri", "1")))) {
      setting.rejected(
          SdJwtRule.STATUS_FORM, setting.plain().claim("status", status).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt.time.form")
  void rejectsADateThatIsAString() {
    setting.rejected(
        SdJwtRule.TIME_FORM, setting.plain().claim("exp", "2030-01-01").issue().compact());
  }

  @Test
  @Violates("sd-jwt.time.range")
  void rejectsMilliseconds() {
    setting.rejected(
        SdJwtRule.TIME_RANGE,
        setting.plain().claim("exp", 9_700_000_000_000L * 1000).issue().compact());
  }

  @Test
  @Violates("sd-jwt.exp")
  void rejectsAnExpiredCredential() {
    Instant end = TestClock.EXPIRES;
    Setting.rejected(
        SdJwtRule.NOT_EXPIRED,
        setting.verify(good, new HolderBinding.NotRequired(), end.plusSeconds(60)));
  }

  @Test
  @Violates("sd-jwt.exp")
  void rejectsExpiryThatTheHolderDiscloses() {
    setting.rejected(
        SdJwtRule.NOT_EXPIRED,
        setting
            .issuer
            .plain()
            .claim("exp", hidden(TestClock.NOW.minusSeconds(3600).getEpochSecond()))
            .issue()
            .compact());
  }

  @Test
  @Violates("sd-jwt.nbf")
  void rejectsACredentialThatIsNotValidYet() {
    setting.rejected(
        SdJwtRule.NOT_BEFORE,
        setting
            .plain()
            .claim("nbf", TestClock.NOW.plusSeconds(61).getEpochSecond())
            .issue()
            .compact());
  }

  @Test
  @Violates("sd-jwt.iat")
  void rejectsACredentialOfTheFuture() {
    setting.rejected(
        SdJwtRule.NOT_ISSUED_IN_FUTURE,
        setting
            .plain()
            .claim("iat", TestClock.NOW.plusSeconds(61).getEpochSecond())
            .issue()
            .compact());
  }

  @Test
  @Violates("sd-jwt.aud")
  void rejectsACredentialForAnotherVerifier() {
    setting.rejected(
        SdJwtRule.AUDIENCE,
        setting.plain().claim("aud", "https://other.example").issue().compact());
  }

  /** A token whose only digest is that of this disclosure. */
  private String disclosing(String text) {
    return setting
            .issuer
            .plain()
            .override("_sd", List.of(digest("sha-256", text)))
            .issue()
            .compact()
        + text
        + "~";
  }

  private String signed(String header, String payload) {
    return setting.plain().jws().compact(header, payload) + "~";
  }
}
