package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Report;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Limits;
import dev.assay.credential.Role;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.did.DidResolver;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.X509Rule;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may sign the status list of a credential: never just anybody who is trusted. TSL-15. */
class StatusSignerTest {

  private static final Crypto CRYPTO = Crypto.select();
  private static final Instant NOW = TestPki.NOW;
  private static final String ISS = "https://issuer.example";
  private static final String USAGE = "1.3.6.1.5.5.7.3.30";
  private static final KeyPair KEY = TestPki.p256("issuer key");
  private static final KeyPair STATUS = TestPki.p256("status key");
  private static final KeyPair OTHER = TestPki.p256("another issuer's key");
  private static final Certified ROOT = TestPki.root("CN=Status Root").selfSigned();
  private static final Certified SIGNER =
      TestPki.leaf("CN=Status Signer").extendedKeyUsage(USAGE).signedBy(ROOT);

  private final IssuerResolver resolver =
      new IssuerResolver(
          CRYPTO, new CertificatePaths(CRYPTO, Limits.DEFAULT), new DidResolver(CRYPTO));

  @Test
  void takesTheKeyThatTheEntryNamesForStatus() throws TrustListFault {
    Node service =
        TestTrust.jwks(ISS, TestTrust.jwk(STATUS, "s1")).with("roles", List.of("status"));
    Answer answer = ask(lists(service), named("s1"));
    assertThat(answer.issuer().key().jwk()).contains((String) TestTrust.jwk(STATUS).get("x"));
    assertThat(answer.detail(TrustRule.STATUS_SIGNER)).contains("entry council of list register");
  }

  @Test
  void takesOneServiceForBoth() throws TrustListFault {
    Node both =
        TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1")).with("roles", List.of("issuance", "status"));
    TrustLists lists =
        lists(TestTrust.list("register").entry(TestTrust.entry("council").service(both)));
    assertThat(ask(lists, named("k1")).issuer().id()).isEqualTo(ISS);
  }

  @Test
  @Violates("trust.status_signer")
  void refusesAnEntryWithoutAStatusSigner() throws TrustListFault {
    TrustLists lists = lists(TestTrust.list("register").entry(issuer()));
    ask(lists, named("k1")).fails(TrustRule.STATUS_SIGNER);
  }

  @Test
  @Violates("trust.status_signer")
  void refusesTheStatusSignerOfAnotherEntry() throws TrustListFault {
    Node other =
        TestTrust.entry("other")
            .service(
                TestTrust.jwks("https://other.example", TestTrust.jwk(OTHER, "o1"))
                    .with("roles", List.of("issuance", "status")));
    TrustLists lists = lists(TestTrust.list("register").entry(issuer()).entry(other));
    ask(lists, named("o1")).fails(TrustRule.STATUS_SIGNER);
  }

  @Test
  @Violates("trust.status_signer")
  void refusesAMechanismThatTheEntryDoesNotNameForStatus() throws TrustListFault {
    Node service = TestTrust.x5c(ROOT.base64()).with("roles", List.of("status"));
    ask(lists(service), named("k1")).fails(TrustRule.STATUS_SIGNER);
    Node keys = TestTrust.jwks(ISS, TestTrust.jwk(STATUS)).with("roles", List.of("status"));
    IssuerReference another =
        new IssuerReference(
            Optional.of("https://other.example"),
            Optional.empty(),
            List.of(),
            Optional.of("ES256"));
    ask(lists(keys), another).fails(TrustRule.STATUS_SIGNER);
  }

  @Test
  void takesTheKeyOfACertificateUnderTheEntrysAnchor() throws TrustListFault {
    Node service = TestTrust.x5c(ROOT.base64()).with("roles", List.of("status"));
    assertThat(ask(lists(service), certified(SIGNER)).issuer().id()).isEqualTo("CN=Status Signer");
    Certified stranger = TestPki.root("CN=Stranger").selfSigned();
    Certified leaf = TestPki.leaf("CN=Status Signer").signedBy(stranger);
    ask(lists(service), certified(leaf)).fails(X509Rule.ANCHOR);
  }

  @Test
  @Violates("trust.status_eku")
  void demandsTheExtendedKeyUsageThatTheListDemands() throws TrustListFault {
    Node service =
        TestTrust.x5c(ROOT.base64()).with("roles", List.of("status")).with("statusEku", USAGE);
    ask(lists(service), certified(SIGNER)).issuer();
    Certified plain = TestPki.leaf("CN=Plain").signedBy(ROOT);
    ask(lists(service), certified(plain)).fails(TrustRule.STATUS_EKU);
    Certified any = TestPki.leaf("CN=Any").extendedKeyUsage("2.5.29.37.0").signedBy(ROOT);
    ask(lists(service), certified(any)).fails(TrustRule.STATUS_EKU);
  }

  @Test
  void bindsTheAnchorOfARequestToItself() throws TrustListFault {
    TrustLists lists =
        TrustLists.of(
            TrustList.ofAnchors(
                List.of(
                    new RequestAnchor.Key(TestTrust.jwk(KEY, "k1"), RequestAnchor.EVERY_TYPE),
                    new RequestAnchor.Key(TestTrust.jwk(OTHER, "o1"), RequestAnchor.EVERY_TYPE)),
                CRYPTO));
    assertThat(ask(lists, named("k1")).issuer().source().entry()).isEqualTo("anchor-1");
    ask(lists, named("o1")).fails(TrustRule.KEY_FOUND);
  }

  // --- Helpers of this test

  private static Node issuer() {
    return TestTrust.entry("council").service(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1")));
  }

  private static TrustLists lists(Node node) throws TrustListFault {
    Node list =
        node.containsKey("entries")
            ? node
            : TestTrust.list("register").entry(issuer().service(node));
    return TrustLists.of(new TrustListReader(CRYPTO).plain("test.json", list.json()));
  }

  private static IssuerReference named(String keyId) {
    return new IssuerReference(
        Optional.empty(), Optional.of(keyId), List.of(), Optional.of("ES256"));
  }

  private static IssuerReference certified(Certified signer) {
    return new IssuerReference(
        Optional.empty(), Optional.empty(), signer.x5c(), Optional.of("ES256"));
  }

  private Answer ask(TrustLists lists, IssuerReference reference) {
    IssuerReference token =
        new IssuerReference(Optional.of(ISS), Optional.of("k1"), List.of(), Optional.of("ES256"));
    Question question =
        new Question(token, TestTrust.FORMAT, Optional.of(TestTrust.TYPE), Role.ISSUANCE, NOW);
    Evidence evidence = new Evidence(Documents.none());
    List<TrustedIssuer> signers = new ArrayList<>();
    Checks checks = new Checks();
    Report report =
        checks.run(
            () -> {
              TrustedIssuer issuer =
                  resolver.resolve(lists, question, evidence, new Checks()).get(0);
              signers.addAll(
                  resolver.resolveStatusSigner(lists, issuer, reference, NOW, evidence, checks));
            });
    return new Answer(signers, report);
  }
}
