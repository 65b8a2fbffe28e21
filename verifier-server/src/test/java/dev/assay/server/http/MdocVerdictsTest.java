package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.Exchange;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestOcsp;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Criticality;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.TestTrust;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mobile documents over real HTTP, with what is said of their certificates from a publisher. */
class MdocVerdictsTest {

  private static final String LICENCE = "org.iso.18013.5.1.mDL";
  private static final Exchange.Redirect REDIRECT =
      new Exchange.Redirect(
          "x509_san_dns:verifier.example",
          "nonce-1",
          "https://verifier.example/response",
          Optional.empty());
  private static final Map<String, Object> BINDING =
      Map.of(
          "openid4vp",
          Map.of(
              "clientId", REDIRECT.clientId(),
              "nonce", REDIRECT.nonce(),
              "responseUri", REDIRECT.responseUri()));
  private static final byte[] TRANSCRIPT = SessionTranscript.of(REDIRECT).toByteArray();

  private final Vertx vertx = Vertx.vertx();
  private final TestKey device = TestKey.es256("device");
  private final Certified authority = TestPki.root("CN=Test IACA,C=GB").pathLength(0).selfSigned();
  private Publisher publisher;
  private Certified good;
  private Certified revoked;
  private Certified asked;

  @TempDir private Path folder;

  @BeforeEach
  void publish() {
    publisher = new Publisher(vertx, Publisher.HOST, this::answer);
    good = signer("CN=Good signer,C=GB").signedBy(authority);
    revoked = signer("CN=Revoked signer,C=GB").signedBy(authority);
    asked =
        TestPki.leaf("CN=Asked signer,C=GB")
            .extendedKeyUsage("1.0.18013.5.1.2")
            .extension(
                Extension.authorityInfoAccess,
                Criticality.NOT_CRITICAL,
                new AuthorityInformationAccess(
                    AccessDescription.id_ad_ocsp, uri(publisher.url("/ocsp"))))
            .signedBy(authority);
  }

  private void answer(HttpServerRequest request) {
    boolean list = "/crl".equals(request.path());
    byte[] answer =
        list
            ? TestRevocation.by(authority).revoking(revoked).der()
            : TestOcsp.by(authority).good(asked).der();
    request
        .response()
        .putHeader("Content-Type", list ? "application/pkix-crl" : "application/ocsp-response")
        .end(Buffer.buffer(answer));
  }

  private TestPki.Template signer(String name) {
    return TestPki.leaf(name)
        .extendedKeyUsage("1.0.18013.5.1.2")
        .extension(Extension.cRLDistributionPoints, Criticality.NOT_CRITICAL, points());
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private CRLDistPoint points() {
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(
              new DistributionPointName(new GeneralNames(uri(publisher.url("/crl")))), null, null)
        });
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  @AfterEach
  void close() {
    publisher.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Api api() throws Exception {
    return api(TestTrust.x5c(authority.base64()));
  }

  private Api api(TestTrust.Node service) throws Exception {
    TestTrust.Node list =
        TestTrust.list("test")
            .entry(
                TestTrust.entry("iaca")
                    .service(
                        service
                            .with("formats", List.of("mso_mdoc"))
                            .with("types", List.of(LICENCE))
                            .with("hosts", List.of(publisher.authority()))));
    FetchConfig fetch =
        FetchConfig.DEFAULT
            .within(Duration.ofSeconds(30), Duration.ofSeconds(60)) // a slow machine is no verdict
            .trusting(Publisher.authorityFile(folder))
            .permittingPrivate(Set.of(publisher.authority()));
    ServerConfig config = Api.trusting(folder, list);
    return Api.start(config.with(config.work(), fetch));
  }

  private TestMdoc licence(Certified signer) {
    return TestMdoc.of(LICENCE, signer, device)
        .element("org.iso.18013.5.1", "family_name", "Fernhollow")
        .element("org.iso.18013.5.1", "portrait", new byte[] {1, 2, 3});
  }

  private static Map<String, Object> presented(String credential) {
    return Map.of("credential", credential, "holderBinding", BINDING);
  }

  private Map<String, Object> presented(Certified signer) {
    return presented(TestMdoc.response(licence(signer).signedFor(TRANSCRIPT)));
  }

  @Test
  void acceptsADocumentAndFetchesTheListOfItsAuthorityOnce() throws Exception {
    try (Api api = api()) {
      for (int i = 0; i < 3; i++) {
        Map<String, Object> result = api.verify(presented(good));
        assertThat(result)
            .containsEntry("verdict", "accepted")
            .containsEntry("format", "mso_mdoc")
            .containsEntry("type", LICENCE)
            .containsEntry("holderBinding", "proved");
        assertThat(String.valueOf(result.get("claims"))).contains("Fernhollow", "AQID");
      }
      assertThat(publisher.requests()).isEqualTo(1);
    }
  }

  @Test
  void rejectsADocumentOfASignerThatWasRevoked() throws Exception {
    try (Api api = api()) {
      Map<String, Object> result = api.verify(presented(revoked));
      assertThat(result).containsEntry("verdict", "rejected").doesNotContainKey("claims");
      assertThat(result.toString()).contains("revocation.revoked");
    }
  }

  @Test
  void asksTheResponderWhereTheTrustListPermitsIt() throws Exception {
    try (Api api = api(TestTrust.x5c(authority.base64()).with("ocsp", "ask"))) {
      assertThat(api.verify(presented(asked))).containsEntry("verdict", "accepted");
      assertThat(publisher.requests()).isEqualTo(1);
    }
    try (Api api = api()) {
      assertThat(api.verify(presented(asked))).containsEntry("verdict", "undetermined");
      assertThat(publisher.requests()).isEqualTo(1);
    }
  }

  @Test
  void rejectsADocumentOfAnotherExchange() throws Exception {
    try (Api api = api()) {
      Map<String, Object> result =
          api.verify(presented(TestMdoc.response(licence(good).signedFor(new byte[] {0}))));
      assertThat(result).containsEntry("verdict", "rejected").doesNotContainKey("claims");
      assertThat(result.toString()).contains("mdoc.device-auth.signature");
    }
  }

  @Test
  void takesTheCodeOfADeviceWithTheReadersKey() throws Exception {
    TestAgreement reader = TestAgreement.like(device);
    try (Api api = api()) {
      Map<String, Object> binding = new HashMap<>(BINDING);
      binding.put("readerKey", reader.privateJwk());
      Map<String, Object> result =
          api.verify(
              Map.of(
                  "credential",
                  TestMdoc.response(
                      licence(good).codedFor(TRANSCRIPT, reader.codes(device, TRANSCRIPT))),
                  "holderBinding",
                  binding));
      assertThat(result)
          .containsEntry("verdict", "accepted")
          .containsEntry("holderBinding", "proved");
    }
  }

  @Test
  void answersEachOfSeveralDocumentsAndTheWorstOfAll() throws Exception {
    Map<Object, Object> one = licence(good).signedFor(TRANSCRIPT);
    Map<Object, Object> other = licence(revoked).signedFor(TRANSCRIPT);
    try (Api api = api()) {
      Map<String, Object> result = api.verify(presented(TestMdoc.response(List.of(one, other))));
      assertThat(result).containsEntry("verdict", "rejected");
      assertThat(result.toString()).contains("verdict=accepted", "revocation.revoked");
    }
  }

  @Test
  void answersBytesThatAreNoDocument() throws Exception {
    try (Api api = api()) {
      for (String bad : List.of("oA", "gg", "////", "a".repeat(2_000))) {
        Map<String, Object> request = new HashMap<>(presented(bad));
        request.put("format", "mso_mdoc");
        assertThat(api.verify(request)).containsEntry("verdict", "rejected");
      }
    }
  }
}
