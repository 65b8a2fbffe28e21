package dev.assay.did;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Jwk;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.Violates;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DidResolverTest {

  private static final String WEB = "did:web:issuer.example";
  private static final URI WEB_URI = URI.create("https://issuer.example/.well-known/did.json");
  private static final String FIRST = jwk("first", "");
  private static final String SECOND = jwk("second", "");

  private final DidResolver resolver = new DidResolver(Crypto.select());

  private Set<String> hosts = Set.of("issuer.example");
  private Documents documents = Documents.none();
  private Evidence evidence = new Evidence(documents);

  // did:jwk

  @Test
  void resolvesADidJwk() {
    String did = didJwk(FIRST);

    List<Jwk> keys = accepted(did, Optional.of(did + "#0"));

    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).key().jwk()).isEqualTo(FIRST);
    assertThat(keys.get(0).keyId()).hasValue(did + "#0");
    assertThat(accepted(did, Optional.empty())).isEqualTo(keys);
    assertThat(accepted(did, Optional.of(did))).isEqualTo(keys);
    assertThat(accepted(did, Optional.of("#0"))).isEqualTo(keys);
    assertThat(accepted(did, Optional.of("0"))).isEqualTo(keys);
    assertThat(accepted(didJwk(jwk("first", ",\"use\":\"sig\"")), Optional.empty())).hasSize(1);
  }

  @Test
  @Violates("did.jwk.form")
  void rejectsADidJwkThatIsNotASmallJsonObjectInBase64Url() {
    rejects(DidRule.JWK_FORM, "did:jwk:");
    rejects(DidRule.JWK_FORM, "did:jwk:e30=");
    rejects(DidRule.JWK_FORM, "did:jwk:W10");
    rejects(DidRule.JWK_FORM, didJwk(FIRST + " x"));
    rejects(DidRule.JWK_FORM, didJwk("{\"kty\":\"EC\",\"kty\":\"EC\"}"));
    rejects(DidRule.JWK_FORM, didJwk(jwk("first", ",\"a\":\"" + "a".repeat(4096) + "\"")));
    rejects(DidRule.JWK_FORM, didJwk(FIRST) + "?a=b");
  }

  @Test
  @Violates("did.key")
  void rejectsAnyKeyOfADidJwkButTheOnlyOne() {
    String did = didJwk(FIRST);
    rejects(DidRule.KEY_FOUND, did, did + "#1");
    rejects(DidRule.KEY_FOUND, did, did + "#");
    rejects(DidRule.KEY_FOUND, did, "");
    String key = didKey("first");
    rejects(DidRule.KEY_FOUND, key, key + "#0");
    web(document(key(WEB + "#1", FIRST), WEB + "#1"));
    rejects(DidRule.KEY_FOUND, WEB, WEB + "#2");
    web("{\"id\":\"" + WEB + "\"}");
    rejects(DidRule.KEY_FOUND, WEB);
  }

  @Test
  @Violates("did.key.purpose")
  void rejectsAKeyThatIsNotForSigningClaims() {
    rejects(DidRule.PURPOSE, didJwk(jwk("first", ",\"use\":\"enc\"")));
    rejects(DidRule.PURPOSE, didJwk(jwk("first", ",\"key_ops\":[\"deriveKey\"]")));
    rejects(DidRule.PURPOSE, didJwk(jwk("first", ",\"alg\":\"ECDH-ES\"")));
    web(document(key(WEB + "#1", FIRST)));
    rejects(DidRule.PURPOSE, WEB, WEB + "#1");
    web(document(key(WEB + "#1", jwk("first", ",\"use\":\"enc\"")), WEB + "#1"));
    rejects(DidRule.PURPOSE, WEB);
  }

  @Test
  @Violates("did.key.public")
  void rejectsAPublishedPrivateKey() {
    rejects(DidRule.PUBLIC, didJwk(jwk("first", ",\"d\":\"AAAA\"")));
    rejects(DidRule.PUBLIC, didJwk("{\"kty\":\"oct\",\"k\":\"AAAA\"}"));
    web(document(key(WEB + "#1", jwk("first", ",\"d\":\"AAAA\"")), WEB + "#1"));
    rejects(DidRule.PUBLIC, WEB);
  }

  // did:key

  /** The examples of the did:key specification, with the keys in JWK form. */
  @ParameterizedTest
  @CsvSource({
    "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp,"
        + "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik",
    "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169,"
        + "fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI",
    "z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54,"
        + "CA-iNoHDg1lL8pvX3d1uvExzVfCz7Rn6tW781Ub8K5MrDf2IMPyL0RTDiaLHC1JT",
    "z2J9gaYxrKVpdoG9A4gRnmpnRCcxU6agDtFVVBVdn1JedouoZN7SzcyREXXzWgt3gGiwpoHq7K68X4m32D8HgzG8wv3sY5j7,"
        + "ASUHPMyichQ0QbHZ9ofNx_l4y7luncn5feKLo3OpJ2nSbZoC7mffolj5uy7s6KSKXFmnNWxGJ42IOrjZ47qqwqyS"
  })
  void resolvesTheDidKeysOfTheSpecification(String multibase, String x) {
    String did = "did:key:" + multibase;

    List<Jwk> keys = accepted(did, Optional.of(did + "#" + multibase));

    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).key().jwk()).contains("\"x\":\"" + x + "\"");
    assertThat(keys.get(0).keyId()).hasValue(did + "#" + multibase);
    assertThat(accepted(did, Optional.of(multibase))).isEqualTo(keys);
    assertThat(accepted(did, Optional.of("#" + multibase))).isEqualTo(keys);
    assertThat(accepted(did, Optional.of(did))).isEqualTo(keys);
  }

  @Test
  void resolvesADidKeyThatIsACanonicalJwk() {
    String did = Multibase.didKey("d1d603", FIRST.getBytes(StandardCharsets.UTF_8));

    assertThat(accepted(did, Optional.empty()).get(0).key().jwk()).isEqualTo(FIRST);
  }

  @Test
  @Violates("did.key.form")
  void rejectsADidKeyThatIsNotBase58() {
    String did = didKey("first");
    rejects(DidRule.KEY_FORM, "did:key:");
    rejects(DidRule.KEY_FORM, did.replace(":z", ":"));
    rejects(DidRule.KEY_FORM, did.replace(":z", ":m"));
    rejects(DidRule.KEY_FORM, did + "0");
    rejects(DidRule.KEY_FORM, did + "#a");
    rejects(DidRule.KEY_FORM, did + "a".repeat(512));
  }

  @Test
  @Violates("did.key.sound")
  void rejectsKeysOfOtherKindsLengthsAndOffTheirCurve() {
    byte[] point = compressed("first");
    byte[] offCurve = point.clone();
    Arrays.fill(offCurve, 1, offCurve.length, (byte) 0xff);
    byte[] uncompressed = HexFormat.of().parseHex("04" + "11".repeat(64));

    rejects(DidRule.SOUND, Multibase.didKey("8024", offCurve));
    rejects(DidRule.SOUND, Multibase.didKey("8024", uncompressed));
    rejects(DidRule.SOUND, Multibase.didKey("8024", Arrays.copyOf(point, 32)));
    rejects(DidRule.SOUND, Multibase.didKey("8024", Arrays.copyOf(point, 34)));
    rejects(DidRule.SOUND, Multibase.didKey("8124", point));
    rejects(DidRule.SOUND, Multibase.didKey("8224", point));
    rejects(DidRule.SOUND, Multibase.didKey("ed01", new byte[32]));
    rejects(DidRule.SOUND, Multibase.didKey("ed01", new byte[31]));
    rejects(DidRule.SOUND, Multibase.didKey("ec01", new byte[32]));
    rejects(DidRule.SOUND, Multibase.didKey("e701", point));
    rejects(DidRule.SOUND, Multibase.didKey("d1d603", "{}".getBytes(StandardCharsets.UTF_8)));
    rejects(
        DidRule.SOUND, Multibase.didKey("d1d603", (FIRST + " ").getBytes(StandardCharsets.UTF_8)));
    rejects(DidRule.SOUND, "did:key:z");
    rejects(DidRule.SOUND, didJwk("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}"));
    rejects(DidRule.SOUND, didJwk("{}"));
    web(document(key(WEB + "#1", "{}"), WEB + "#1"));
    rejects(DidRule.SOUND, WEB);
    String both = ",\"publicKeyMultibase\":\"" + didKey("first").substring(8) + "\"";
    web(document(method(WEB + "#1", WEB, "\"publicKeyJwk\":" + FIRST + both), WEB + "#1"));
    rejects(DidRule.SOUND, WEB);
  }

  // did:web

  @Test
  void resolvesTheKeysUnderAssertionMethodOnly() {
    web(
        document(
            key(WEB + "#1", FIRST) + "," + key(WEB + "#2", SECOND) + "," + key(WEB + "#3", FIRST),
            WEB + "#1",
            WEB + "#2"));

    assertThat(accepted(WEB, Optional.empty()))
        .extracting(jwk -> jwk.keyId().orElseThrow())
        .containsExactly(WEB + "#1", WEB + "#2");
    for (String keyId : List.of(WEB + "#2", "#2", "2")) {
      List<Jwk> keys = accepted(WEB, Optional.of(keyId));
      assertThat(keys).hasSize(1);
      assertThat(keys.get(0).key().jwk()).isEqualTo(SECOND);
    }
    assertThat(evidence.used()).hasSize(1);
  }

  @Test
  void resolvesEmbeddedKeysAndMultikeys() {
    String multikey = "\"publicKeyMultibase\":\"" + didKey("first").substring(8) + "\"";
    web(
        "{\"id\":\"%s\",\"assertionMethod\":[%s]}"
            .formatted(WEB, method(WEB + "#1", WEB, multikey)));

    assertThat(accepted(WEB, Optional.of("#1")).get(0).key().jwk()).isEqualTo(FIRST);
  }

  @Test
  void leavesOutKeysThatCannotBeUsedIfOneCan() {
    String multikey = "\"publicKeyMultibase\":\"z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc\"";
    web(
        document(
            method(WEB + "#1", WEB, multikey) + "," + key(WEB + "#2", SECOND),
            WEB + "#1",
            WEB + "#2"));

    assertThat(accepted(WEB, Optional.empty())).hasSize(1);
    rejects(DidRule.SOUND, WEB, "#1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"did:web:192.0.2.1", "did:web:issuer.example:..", "did:web:"})
  @Violates("did.web.address")
  void rejectsAnAddressThatIsNotAPlainDomainAndPath(String did) {
    rejects(DidRule.WEB_ADDRESS, did);
  }

  @Test
  @Violates("did.web.host")
  void rejectsAHostThatTheTrustListDoesNotPermitAndDoesNotAskForIt() {
    hosts = Set.of("other.example", "issuer.example:8443");

    rejects(DidRule.WEB_HOST, WEB);

    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  void isUndeterminedWhileTheDocumentIsMissing() {
    CheckResult row = undetermined(WEB);

    assertThat(row.detail()).isEqualTo("https://issuer.example/.well-known/did.json is needed");
    assertThat(evidence.missing()).extracting(DocumentRequest::uri).containsExactly(WEB_URI);
  }

  @Test
  @Violates("did.web.document")
  void isUndeterminedIfTheDocumentCannotBeHad() {
    documents = request -> new Finding.Unavailable(FetchFault.TIMEOUT, "no answer in 5 s");

    assertThat(undetermined(WEB).detail()).isEqualTo("fetch.timeout: no answer in 5 s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"id\":\"did:web:issuer.example\",\"id\":\"did:web:issuer.example\"}",
        "{\"id\":\"did:web:issuer.example\",\"assertionMethod\":{}}",
        "{\"id\":\"did:web:issuer.example\",\"assertionMethod\":[1]}",
        "{\"id\":\"did:web:issuer.example\",\"verificationMethod\":[[]]}",
        "{\"id\":\"did:web:issuer.example\",\"verificationMethod\":null}"
      })
  @Violates("did.web.document.form")
  void rejectsADocumentThatIsNotFormedAsDidCoreHasIt(String body) {
    web(body);
    rejects(DidRule.WEB_DOCUMENT_FORM, WEB);
  }

  @Test
  @Violates("did.web.id")
  void rejectsTheDocumentOfAnotherDid() {
    web(document(key(WEB + "#1", FIRST), WEB + "#1").replaceFirst(WEB, WEB + ":other"));
    rejects(DidRule.WEB_ID, WEB);
    web("{}");
    rejects(DidRule.WEB_ID, WEB);
  }

  @Test
  @Violates("did.web.keys")
  void rejectsMoreKeysThanItWouldRead() {
    List<String> methods = new ArrayList<>();
    String[] ids = new String[101];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = WEB + "#" + i;
      methods.add(key(ids[i], FIRST));
    }
    web(document(String.join(",", methods), ids));

    rejects(DidRule.WEB_KEYS, WEB);
    assertThat(accepted(WEB, Optional.of("#7"))).hasSize(1);
  }

  @Test
  @Violates("did.web.key.absolute")
  void rejectsRelativeNamesOfKeys() {
    web(document(key("#1", FIRST), "#1"));
    rejects(DidRule.WEB_KEY_ABSOLUTE, WEB, WEB + "#1");
    rejects(DidRule.WEB_KEY_ABSOLUTE, WEB);
    web("{\"id\":\"%s\",\"assertionMethod\":[%s]}".formatted(WEB, key("#1", FIRST)));
    rejects(DidRule.WEB_KEY_ABSOLUTE, WEB, WEB + "#1");
  }

  @Test
  @Violates("did.web.key.controller")
  void rejectsKeysThatAnotherDidControls() {
    String json = "\"publicKeyJwk\":" + FIRST;
    web(document(method(WEB + "#1", "did:web:other.example", json), WEB + "#1"));
    rejects(DidRule.WEB_KEY_CONTROLLER, WEB);
    String other = "did:web:other.example#1";
    web(document(method(other, WEB, json), other));
    rejects(DidRule.WEB_KEY_CONTROLLER, WEB);
    web(document("{\"id\":\"" + WEB + "#1\"," + json + "}", WEB + "#1"));
    rejects(DidRule.WEB_KEY_CONTROLLER, WEB);
  }

  // All methods

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:webvh:QmfGEUAcMpzo25kF2Rhn8L5FAXysfGnkzjwdKoNPi615XQ:issuer.example",
        "did:ebsi:zfEmvX5twhXjQJiCWsukvQA",
        "did:WEB:issuer.example",
        "did:key",
        "did:",
        "",
        "DID:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "https://issuer.example"
      })
  @Violates("did.method")
  void rejectsOtherMethodsByName(String did) {
    rejects(DidRule.METHOD, did);
  }

  @Test
  @Violates("did.kid")
  void rejectsAKeyOfAnotherDid() {
    rejects(DidRule.KEY_ID, didKey("first"), didKey("second") + "#a");
    rejects(DidRule.KEY_ID, WEB, WEB + ":department#1");
    rejects(DidRule.KEY_ID, WEB, WEB + "?versionId=1#1");
  }

  private void web(String body) {
    documents =
        Documents.of(
            List.of(
                Document.of(
                    WEB_URI,
                    "application/did+json",
                    body.getBytes(StandardCharsets.UTF_8),
                    Instant.EPOCH)));
  }

  private static String document(String methods, String... assertions) {
    String references =
        assertions.length == 0 ? "" : "\"" + String.join("\",\"", assertions) + "\"";
    return "{\"id\":\"%s\",\"verificationMethod\":[%s],\"assertionMethod\":[%s]}"
        .formatted(WEB, methods, references);
  }

  private static String key(String id, String jwk) {
    return method(id, WEB, "\"publicKeyJwk\":" + jwk);
  }

  private static String method(String id, String controller, String key) {
    return "{\"id\":\"%s\",\"type\":\"JsonWebKey\",\"controller\":\"%s\",%s}"
        .formatted(id, controller, key);
  }

  private static String didJwk(String json) {
    return "did:jwk:" + Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String didKey(String seed) {
    return Multibase.didKey("8024", compressed(seed));
  }

  private static String jwk(String seed, String more) {
    ECPublicKey key = (ECPublicKey) TestPki.p256(seed).getPublic();
    return "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"%s}"
        .formatted(
            Base64Url.encode(coordinate(key.getW().getAffineX())),
            Base64Url.encode(coordinate(key.getW().getAffineY())),
            more);
  }

  private static byte[] compressed(String seed) {
    ECPublicKey key = (ECPublicKey) TestPki.p256(seed).getPublic();
    byte[] point = new byte[33];
    point[0] = (byte) (key.getW().getAffineY().testBit(0) ? 3 : 2);
    System.arraycopy(coordinate(key.getW().getAffineX()), 0, point, 1, 32);
    return point;
  }

  private static byte[] coordinate(BigInteger number) {
    return HexFormat.of().parseHex("%064x".formatted(number));
  }

  private List<Jwk> accepted(String did, Optional<String> keyId) {
    List<Jwk> keys = new ArrayList<>();
    Report report = run(did, keyId, keys);
    assertThat(report.with(Outcome.FAILED)).isEmpty();
    assertThat(report.permitsAcceptance()).isTrue();
    assertThat(report.results()).hasSize(DidRule.values().length);
    return keys;
  }

  private void rejects(DidRule rule, String did) {
    rejects(rule, run(did, Optional.empty(), new ArrayList<>()));
  }

  private void rejects(DidRule rule, String did, String keyId) {
    rejects(rule, run(did, Optional.of(keyId), new ArrayList<>()));
  }

  private static void rejects(DidRule rule, Report report) {
    assertThat(report.with(Outcome.FAILED))
        .extracting(row -> (Object) row.rule())
        .containsExactly(rule);
    assertThat(report.of(rule).orElseThrow().detail()).isNotEmpty();
  }

  private CheckResult undetermined(String did) {
    Report report = run(did, Optional.empty(), new ArrayList<>());
    assertThat(report.with(Outcome.FAILED)).isEmpty();
    assertThat(report.outcomeOf(DidRule.WEB_DOCUMENT)).isEqualTo(Outcome.UNDETERMINED);
    return report.of(DidRule.WEB_DOCUMENT).orElseThrow();
  }

  private Report run(String did, Optional<String> keyId, List<Jwk> keys) {
    evidence = new Evidence(documents);
    Checks checks = new Checks();
    return checks.run(() -> keys.addAll(resolver.keys(did, keyId, hosts, evidence, checks)));
  }
}
