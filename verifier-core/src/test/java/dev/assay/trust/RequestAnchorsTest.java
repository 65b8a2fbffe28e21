package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Anchors that come with a request make a list of their own. */
class RequestAnchorsTest {

  private static final Map<String, Object> JWK = TestTrust.jwk(TestPki.p256("request key"), "k1");

  @Test
  void makesAnEntryOfEachAnchor() throws TrustListFault {
    String pem = TestPki.root("CN=Root").selfSigned().pem();
    TrustList list =
        ofAnchors(
            new RequestAnchor.Certificate(pem, Set.of("urn:example:a")),
            new RequestAnchor.Key(JWK, RequestAnchor.EVERY_TYPE),
            new RequestAnchor.Keys(
                Map.of("keys", List.of(JWK)),
                Optional.of("https://issuer.example:8443/a"),
                RequestAnchor.EVERY_TYPE),
            new RequestAnchor.Did("did:web:issuer.example%3A8443:a", RequestAnchor.EVERY_TYPE));
    assertThat(list.id()).isEqualTo(TrustList.REQUEST);
    assertThat(list.digest()).startsWith("sha256:");
    assertThat(list.entries())
        .extracting(TrustEntry::id)
        .containsExactly("anchor-1", "anchor-2", "anchor-3", "anchor-4");
    assertThat(list.entries()).extracting(TrustEntry::sector).containsOnly(Sector.UNSTATED);
    assertThat(list.entries()).allMatch(entry -> entry.isGrantedAt(Instant.EPOCH));
    assertThat(services(list))
        .extracting(TrustService::mechanism)
        .containsExactly(
            Mechanism.X5C,
            Mechanism.KEY_ID,
            Mechanism.JWKS,
            Mechanism.KEY_ID,
            Mechanism.JWKS,
            Mechanism.DID);
    assertThat(services(list))
        .allSatisfy(
            service ->
                assertThat(service.roles())
                    .isEqualTo(
                        service.mechanism() == Mechanism.KEY_ID
                            ? Set.of(Role.ISSUANCE)
                            : Set.of(Role.ISSUANCE, Role.STATUS)));
    assertThat(services(list))
        .extracting(service -> service.terms().hosts())
        .containsExactly(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of("issuer.example:8443"),
            Set.of("issuer.example:8443"));
    assertThat(services(list).get(0).terms().types()).containsExactly("urn:example:a");
    assertThat(services(list).get(1).terms().types()).containsExactly("urn:example:a");
    assertThat(services(list).get(1).terms().algorithms())
        .isEqualTo(ServiceTerms.DEFAULT_KEY_ID_ALGORITHMS);
    assertThat(list.freshnessAt(Instant.parse("2100-01-01T00:00:00Z")))
        .isEqualTo(TrustList.Freshness.FRESH);
  }

  @Test
  void takesRsaOnlyWhereTheKeyAsksForIt() throws TrustListFault {
    KeyPair pair = TestPki.keyPair("RSA", 2048, "request");
    Map<String, Object> jwk =
        new LinkedHashMap<>(
            new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build().toJSONObject());
    ServiceTerms plain = services(ofAnchors(key(jwk))).get(0).terms();
    assertThat(plain.algorithms()).isEqualTo(ServiceTerms.DEFAULT_ALGORITHMS);
    jwk.put("alg", "RS256");
    ServiceTerms asking = services(ofAnchors(key(jwk))).get(0).terms();
    assertThat(asking.algorithms())
        .contains(SignatureAlgorithm.RS256)
        .doesNotContain(SignatureAlgorithm.PS256);
  }

  @Test
  void aKeyThatSomeFormatsCannotUseIsNoFault() throws TrustListFault {
    Map<String, Object> encrypting = new LinkedHashMap<>(JWK);
    encrypting.put("use", "enc");
    assertThat(services(ofAnchors(key(encrypting))))
        .extracting(TrustService::mechanism)
        .containsExactly(Mechanism.JWKS);
  }

  @Test
  @Violates("trust-list.schema")
  void saysWhichAnchorCannotBeRead() {
    RequestAnchor good = key(JWK);
    refuses("/anchors/1/certificate", good, new RequestAnchor.Certificate("AAAA", Set.of()));
    refuses("/anchors/1/jwk", good, key(Map.of("kty", "oct", "k", "AAAA")));
    refuses("/anchors/1/jwk", good, key(Map.of()));
    refuses("/anchors/1/did", good, new RequestAnchor.Did("web:a", Set.of()));
    refuses(
        "/anchors/1/jwks",
        good,
        new RequestAnchor.Keys(Map.of("keys", List.of()), Optional.empty(), Set.of()));
  }

  private static void refuses(String path, RequestAnchor... anchors) {
    TrustListFault fault = catchThrowableOfType(TrustListFault.class, () -> ofAnchors(anchors));
    assertThat(fault.path()).isEqualTo(path);
  }

  private static RequestAnchor key(Map<String, Object> jwk) {
    return new RequestAnchor.Key(jwk, RequestAnchor.EVERY_TYPE);
  }

  private static List<TrustService> services(TrustList list) {
    return list.entries().stream().flatMap(entry -> entry.services().stream()).toList();
  }

  private static TrustList ofAnchors(RequestAnchor... anchors) throws TrustListFault {
    return TrustList.ofAnchors(List.of(anchors), Crypto.select());
  }
}
