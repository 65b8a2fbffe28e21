package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.check.Checks;
import dev.assay.check.Report;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.did.DidResolver;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.jose.Jwk;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.x509.CertificatePaths;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys that the trust list does not hold itself, but says where they are: metadata and DIDs. */
class FetchedKeysTest {

  private static final Crypto CRYPTO = Crypto.select();
  private static final Instant NOW = TestPki.NOW;
  private static final String ISS = "https://issuer.example/tenant/1";
  private static final String METADATA =
      "https://issuer.example/.well-known/jwt-vc-issuer/tenant/1";
  private static final String WELL_KNOWN = ISS + "/.well-known/jwks.json";
  private static final String KEYS = "https://keys.example/jwks.json";
  private static final KeyPair KEY = TestPki.p256("issuer key");
  private static final KeyPair OTHER = TestPki.p256("another key");
  private static final Certified AUTHORITY = TestPki.root("CN=Authority").selfSigned();
  private static final Map<String, Object> JWKS =
      Map.of("keys", List.of(TestTrust.jwk(OTHER, "k0"), TestTrust.jwk(KEY, "k1")));

  private final IssuerResolver resolver =
      new IssuerResolver(
          CRYPTO, new CertificatePaths(CRYPTO, Limits.DEFAULT), new DidResolver(CRYPTO));
  private Evidence evidence = new Evidence(Documents.none());

  @Test
  void takesTheKeyThatTheMetadataNames() throws TrustListFault {
    TrustedIssuer issuer = ask(listed(), metadata(Map.of("issuer", ISS, "jwks", JWKS))).issuer();
    assertThat(issuer.id()).isEqualTo(ISS);
    assertThat(issuer.mechanism()).isEqualTo(Mechanism.ISSUER_METADATA);
    assertThat(issuer.key().jwk()).contains((String) TestTrust.jwk(KEY).get("x"));
    assertThat(evidence.used())
        .extracting(document -> document.uri().toString())
        .containsExactly(METADATA);
  }

  @Test
  void followsTheMetadataToItsKeySet() throws TrustListFault {
    Documents documents =
        Documents.of(
            List.of(json(METADATA, Map.of("issuer", ISS, "jwks_uri", KEYS)), json(KEYS, JWKS)));
    Node service = listed().with("hosts", List.of("issuer.example", "keys.example"));
    assertThat(ask(service, documents).issuer().id()).isEqualTo(ISS);
    assertThat(evidence.used()).hasSize(2);
  }

  @Test
  @Violates("trust.metadata.available")
  void namesTheMetadataThatIsMissing() throws TrustListFault {
    ask(listed(), Documents.none()).isUndetermined(TrustRule.METADATA_AVAILABLE);
    assertThat(evidence.missing()).hasSize(1);
    assertThat(evidence.missing().get(0).uri()).isEqualTo(URI.create(METADATA));
    assertThat(evidence.missing().get(0).kind()).isEqualTo(DocumentKind.ISSUER_METADATA);
    assertThat(evidence.missing().get(0).hosts()).containsExactly("issuer.example");
  }

  @Test
  @Violates("trust.metadata.available")
  void saysWhyTheMetadataCouldNotBeHad() throws TrustListFault {
    Answer answer =
        ask(
            listed(),
            request -> new Finding.Unavailable(FetchFault.TIMEOUT, "no answer in 5 seconds"));
    answer.isUndetermined(TrustRule.METADATA_AVAILABLE);
    assertThat(answer.detail(TrustRule.METADATA_AVAILABLE)).contains("fetch.timeout");
    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  @Violates("trust.metadata.host")
  void asksNoHostThatTheListDoesNotName() throws TrustListFault {
    Node elsewhere = listed().with("hosts", List.of("other.example"));
    ask(elsewhere, metadata(Map.of("issuer", ISS, "jwks", JWKS))).fails(TrustRule.METADATA_HOST);
    ask(listed(), metadata(Map.of("issuer", ISS, "jwks_uri", KEYS))).fails(TrustRule.METADATA_HOST);
    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  @Violates("trust.metadata.media_type")
  void refusesMetadataThatIsNotServedAsJson() throws TrustListFault {
    Document html =
        Document.of(
            URI.create(METADATA), "text/html", bytes(Map.of("issuer", ISS, "jwks", JWKS)), NOW);
    ask(listed(), Documents.of(List.of(html))).fails(TrustRule.METADATA_MEDIA_TYPE);
  }

  @Test
  @Violates("trust.metadata.form")
  void refusesMetadataThatIsNotStrictJson() throws TrustListFault {
    for (String text : List.of("", "[]", "{\"issuer\":1,\"issuer\":2}", "{} x")) {
      Document document =
          Document.of(
              URI.create(METADATA), "application/json", text.getBytes(StandardCharsets.UTF_8), NOW);
      ask(listed(), Documents.of(List.of(document))).fails(TrustRule.METADATA_FORM);
    }
  }

  @Test
  @Violates("trust.metadata.issuer")
  void refusesMetadataOfAnotherIssuer() throws TrustListFault {
    ask(listed(), metadata(Map.of("issuer", ISS + "/", "jwks", JWKS)))
        .fails(TrustRule.METADATA_ISSUER);
    ask(listed(), metadata(Map.of("jwks", JWKS))).fails(TrustRule.METADATA_ISSUER);
  }

  @Test
  @Violates("trust.metadata.key_source")
  void demandsExactlyOneSourceOfKeys() throws TrustListFault {
    ask(listed(), metadata(Map.of("issuer", ISS))).fails(TrustRule.METADATA_ONE_KEY_SOURCE);
    ask(listed(), metadata(Map.of("issuer", ISS, "jwks", JWKS, "jwks_uri", KEYS)))
        .fails(TrustRule.METADATA_ONE_KEY_SOURCE);
    ask(listed(), metadata(Map.of("issuer", ISS, "jwks_uri", "http://keys.example")))
        .fails(TrustRule.METADATA_ONE_KEY_SOURCE);
  }

  @Test
  @Violates("trust.metadata.key_set")
  void refusesAKeySetThatIsNone() throws TrustListFault {
    ask(listed(), metadata(Map.of("issuer", ISS, "jwks", List.of())))
        .fails(TrustRule.METADATA_KEY_SET);
    ask(listed(), metadata(Map.of("issuer", ISS, "jwks", Map.of("keys", "none"))))
        .fails(TrustRule.METADATA_KEY_SET);
  }

  @Test
  @Violates("trust.metadata.public")
  void refusesAKeySetWithASecret() throws TrustListFault {
    Map<String, Object> secret = Map.of("kty", "oct", "k", "AAAA");
    Map<String, Object> set = Map.of("keys", List.of(secret));
    ask(listed(), metadata(Map.of("issuer", ISS, "jwks", set))).fails(TrustRule.METADATA_PUBLIC);
    ask(wellKnown(), Documents.of(List.of(json(WELL_KNOWN, set)))).fails(TrustRule.METADATA_PUBLIC);
  }

  @Test
  void takesTheKeyThatIsPublishedUnderTheAddressOfTheIssuer() throws TrustListFault {
    TrustedIssuer issuer = ask(wellKnown(), Documents.of(List.of(json(WELL_KNOWN, JWKS)))).issuer();
    assertThat(issuer.id()).isEqualTo(ISS);
    assertThat(issuer.mechanism()).isEqualTo(Mechanism.WELL_KNOWN_JWKS);
    assertThat(issuer.jwk().flatMap(Jwk::keyId)).contains("k1");
    assertThat(evidence.used())
        .extracting(document -> document.uri().toString())
        .containsExactly(WELL_KNOWN);
  }

  @Test
  void namesThePublishedKeysThatAreMissingAndAsksNoOtherHost() throws TrustListFault {
    ask(wellKnown(), Documents.none()).isUndetermined(TrustRule.METADATA_AVAILABLE);
    assertThat(evidence.missing()).hasSize(1);
    assertThat(evidence.missing().get(0).uri()).isEqualTo(URI.create(WELL_KNOWN));
    assertThat(evidence.missing().get(0).kind()).isEqualTo(DocumentKind.JWKS);
    ask(wellKnown().with("hosts", List.of("other.example")), Documents.none())
        .fails(TrustRule.METADATA_HOST);
    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  @Violates("trust.key.certified")
  void refusesAPublishedKeyBesideACertificateOfAnotherKey() throws TrustListFault {
    ask(underAuthority(), keysWith(TestPki.leaf("CN=I").uri(ISS).keys(KEY).signedBy(AUTHORITY)))
        .issuer();
    ask(underAuthority(), keysWith(TestPki.leaf("CN=I").uri(ISS).keys(OTHER).signedBy(AUTHORITY)))
        .fails(TrustRule.KEY_CERTIFIED);
  }

  @Test
  @Violates("trust.name")
  void refusesAPublishedKeyWithACertificateOfAnotherName() throws TrustListFault {
    for (String name : List.of("https://someone-else.example", ISS + "/")) {
      ask(underAuthority(), keysWith(TestPki.leaf("CN=I").uri(name).keys(KEY).signedBy(AUTHORITY)))
          .fails(TrustRule.NAME);
    }
    ask(
            underAuthority(),
            keysWith(TestPki.leaf("CN=I").dns("issuer.example").keys(KEY).signedBy(AUTHORITY)))
        .fails(TrustRule.NAME);
  }

  @Test
  @Violates("trust.key.unique")
  void refusesAPublishedKeyOfWhichNotTheSameIsSaid() throws TrustListFault {
    Map<String, Object> signing = with(TestTrust.jwk(KEY, "k1"), "use", "sig");
    Map<String, Object> plain = TestTrust.jwk(KEY, "k1");
    ask(wellKnown(), published(signing, signing)).issuer();
    ask(wellKnown(), published(signing, plain)).fails(TrustRule.KEY_UNIQUE);
  }

  @Test
  void takesTheStrictestCounterOfAPublishedKey() throws TrustListFault {
    Map<String, Object> plain = TestTrust.jwk(KEY, "k1");
    Map<String, Object> two = with(plain, "crlVersion", 2);
    Map<String, Object> three = with(TestTrust.jwk(KEY, "else"), "crlVersion", 3);
    Map<String, Object> none = with(plain, "crlVersion", "none");
    assertThat(counter(published(plain))).isEmpty();
    assertThat(counter(published(plain, two))).contains(2L);
    assertThat(counter(published(two, plain, three))).contains(3L);
    assertThat(counter(published(two, none, three))).contains(-1L);
  }

  private Optional<Long> counter(Documents documents) throws TrustListFault {
    return ask(wellKnown(), documents).issuer().jwk().orElseThrow().members().crlVersion();
  }

  @Test
  void asksNobodyForTheKeysOfAnIssuerThatNoListNames() throws TrustListFault {
    ask(lists(wellKnown()), byKey("https://evil.example", "k1"), Documents.none())
        .fails(TrustRule.LISTED);
    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  void holdsPublishedKeysAgainstTheSameRulesAsMetadata() throws TrustListFault {
    Document html = Document.of(URI.create(WELL_KNOWN), "text/html", bytes(JWKS), NOW);
    ask(wellKnown(), Documents.of(List.of(html))).fails(TrustRule.METADATA_MEDIA_TYPE);
    ask(wellKnown(), Documents.of(List.of(json(WELL_KNOWN, Map.of("keys", "none")))))
        .fails(TrustRule.METADATA_KEY_SET);
    Documents documents = Documents.of(List.of(json(WELL_KNOWN, JWKS)));
    ask(wellKnown().with("keyThumbprints", List.of("A".repeat(43))), documents)
        .fails(TrustRule.KEY_PINNED);
    ask(wellKnown().with("maxStaleness", "PT59M"), documents)
        .isUndetermined(TrustRule.DOCUMENT_AGE);
    ask(lists(wellKnown()), byKey(ISS, "k9"), documents).fails(TrustRule.KEY_FOUND);
  }

  @Test
  @Violates("trust.metadata.url")
  void asksNoIssuerThatIsNoPlainAddress() {
    for (String issuer :
        List.of("http://i.example", "https://i.example?q", "https://i.example#f", "urn:i")) {
      TrustService service =
          new TrustService(
              Set.of(Role.ISSUANCE),
              Mechanism.ISSUER_METADATA,
              List.of(new TrustAnchor.Issuer(issuer)),
              List.of(),
              Optional.of(issuer),
              IssuerName.CERTIFICATE,
              TestTerms.ANYTHING,
              ServicePins.NONE);
      ask(TrustLists.of(TestTerms.list(service)), byKey(issuer, "k1"), Documents.none())
          .fails(TrustRule.METADATA_URL);
    }
  }

  @Test
  @Violates("trust.key.pinned")
  void usesNoOtherKeyThanThePinnedOnes() throws TrustListFault {
    Documents documents = metadata(Map.of("issuer", ISS, "jwks", JWKS));
    ask(listed().with("keyThumbprints", List.of(thumbprint(KEY))), documents).issuer();
    ask(listed().with("keyThumbprints", List.of(thumbprint(OTHER))), documents)
        .fails(TrustRule.KEY_FOUND);
    ask(listed().with("keyThumbprints", List.of("A".repeat(43))), documents)
        .fails(TrustRule.KEY_PINNED);
  }

  @Test
  @Violates("trust.document.age")
  void decidesNothingByDocumentsThatAreTooOld() throws TrustListFault {
    Documents documents = metadata(Map.of("issuer", ISS, "jwks", JWKS));
    ask(listed().with("maxStaleness", "PT1H"), documents).issuer();
    ask(listed().with("maxStaleness", "PT59M"), documents).isUndetermined(TrustRule.DOCUMENT_AGE);
  }

  @Test
  void takesTheKeyOfADidThatIsItsOwnDocument() throws TrustListFault {
    String did =
        "did:jwk:"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TestTrust.jwk(KEY)));
    Answer answer = ask(lists(TestTrust.did(did)), byKey(did, did + "#0"), Documents.none());
    assertThat(answer.issuer().id()).isEqualTo(did);
    assertThat(answer.issuer().key().jwk()).contains((String) TestTrust.jwk(KEY).get("x"));
    IssuerReference withoutIss =
        new IssuerReference(
            Optional.empty(), Optional.of(did + "#0"), List.of(), Optional.of("ES256"));
    assertThat(ask(lists(TestTrust.did(did)), withoutIss, Documents.none()).issuer().id())
        .isEqualTo(did);
  }

  @Test
  @Violates("trust.key.pinned")
  void usesNoOtherKeyOfADidThanThePinnedOnes() throws TrustListFault {
    String did =
        "did:jwk:"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TestTrust.jwk(KEY)));
    Node service = TestTrust.did(did).with("keyThumbprints", List.of(thumbprint(OTHER)));
    ask(lists(service), byKey(did, did + "#0"), Documents.none()).fails(TrustRule.KEY_PINNED);
  }

  // --- Helpers of this test

  private static Map<String, Object> with(Map<String, Object> jwk, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(jwk);
    more.put(name, value);
    return more;
  }

  private static Documents published(Map<?, ?>... keys) {
    return Documents.of(List.of(json(WELL_KNOWN, Map.of("keys", List.of(keys)))));
  }

  private static Documents keysWith(Certified certificate) {
    return published(with(TestTrust.jwk(KEY, "k1"), "x5c", certificate.x5c()));
  }

  private static Node underAuthority() {
    return wellKnown()
        .with("anchors", List.of(Map.of("issuer", ISS), Map.of("certificate", AUTHORITY.base64())));
  }

  private static Node wellKnown() {
    return TestTrust.wellKnown(ISS, "issuer.example");
  }

  private static Node listed() {
    return TestTrust.metadata(ISS, "issuer.example");
  }

  private static Documents metadata(Map<String, Object> body) {
    return Documents.of(List.of(json(METADATA, body)));
  }

  /** Fetched an hour before the decision. */
  private static Document json(String uri, Map<String, Object> body) {
    return Document.of(URI.create(uri), "application/json", bytes(body), NOW.minusSeconds(3600));
  }

  private static byte[] bytes(Map<String, Object> json) {
    return JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
  }

  private static String thumbprint(KeyPair pair) {
    try {
      return JWK.parse(TestTrust.jwk(pair)).computeThumbprint().toString();
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustLists lists(Node service) throws TrustListFault {
    Node list = TestTrust.list("register").entry(TestTrust.entry("council").service(service));
    return TrustLists.of(new TrustListReader(CRYPTO).plain("test.json", list.json()));
  }

  private static IssuerReference byKey(String issuer, String keyId) {
    return new IssuerReference(
        Optional.of(issuer), Optional.of(keyId), List.of(), Optional.of("ES256"));
  }

  private Answer ask(Node service, Documents documents) throws TrustListFault {
    return ask(lists(service), byKey(ISS, "k1"), documents);
  }

  private Answer ask(TrustLists lists, IssuerReference reference, Documents documents) {
    Checks checks = new Checks();
    List<TrustedIssuer> issuers = new ArrayList<>();
    evidence = new Evidence(documents);
    ServiceTerms terms = lists.lists().get(0).entries().get(0).services().iterator().next().terms();
    String format = terms.formats().iterator().next();
    Question question =
        new Question(reference, format, Optional.of(TestTrust.TYPE), Role.ISSUANCE, NOW);
    Report report =
        checks.run(() -> issuers.addAll(resolver.resolve(lists, question, evidence, checks)));
    return new Answer(issuers, report);
  }
}
