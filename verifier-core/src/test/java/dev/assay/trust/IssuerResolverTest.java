package dev.assay.trust;

import static dev.assay.trust.Asking.ISS;
import static dev.assay.trust.Asking.KEY;
import static dev.assay.trust.Asking.LEAF;
import static dev.assay.trust.Asking.NOW;
import static dev.assay.trust.Asking.OTHER;
import static dev.assay.trust.Asking.ROOT;
import static dev.assay.trust.Asking.ask;
import static dev.assay.trust.Asking.byChain;
import static dev.assay.trust.Asking.byKey;
import static dev.assay.trust.Asking.list;
import static dev.assay.trust.Asking.lists;
import static dev.assay.trust.Asking.node;
import static dev.assay.trust.Asking.question;
import static dev.assay.trust.Asking.read;
import static dev.assay.trust.Asking.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.IssuerReference;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.TrustedIssuer;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.x509.X509Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is trusted, when, and for what. */
class IssuerResolverTest {

  @Test
  void trustsAnIssuerWithAListedCertificateAndSaysWhy() throws TrustListFault {
    Answer answer = ask(list(TestTrust.x5c(ROOT.base64())), byChain(Optional.of(ISS), LEAF));
    TrustedIssuer issuer = answer.issuer();
    assertThat(issuer.id()).isEqualTo(ISS);
    assertThat(issuer.name()).isEqualTo("Issuer council");
    assertThat(issuer.mechanism()).isEqualTo(Mechanism.X5C);
    assertThat(issuer.signer()).isEqualTo(TrustedIssuer.Signer.CERTIFIED);
    assertThat(issuer.source().list()).isEqualTo("register");
    assertThat(issuer.source().sequence()).isEqualTo(7);
    assertThat(issuer.source().digest()).startsWith("sha256:");
    assertThat(issuer.source().entry()).isEqualTo("council");
    assertThat(issuer.source().note()).isEmpty();
    assertThat(answer.detail(TrustRule.LISTED))
        .isEqualTo(
            "Issuer council is granted in entry council of list register #7, by certificate"
                + " CN=Permit Office");
  }

  @Test
  void namesAnIssuerWithoutIssByItsCertificate() throws TrustListFault {
    TrustedIssuer issuer =
        ask(list(TestTrust.x5c(ROOT.base64())), byChain(Optional.empty(), LEAF)).issuer();
    assertThat(issuer.id()).isEqualTo("CN=Permit Office");
  }

  @Test
  void trustsAnIssuerWithAKeyInTheList() throws TrustListFault {
    TrustedIssuer issuer =
        ask(list(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"))), byKey(ISS, "k1")).issuer();
    assertThat(issuer.mechanism()).isEqualTo(Mechanism.JWKS);
    assertThat(issuer.signer()).isEqualTo(TrustedIssuer.Signer.BARE_KEY);
    assertThat(issuer.key().jwk()).contains((String) TestTrust.jwk(KEY).get("x"));
  }

  @Test
  @Violates("trust.listed")
  void trustsNobodyWithoutATrustList() {
    Answer answer = ask(TrustLists.none(), byKey(ISS, "k1"));
    answer.fails(TrustRule.LISTED);
    assertThat(answer.detail(TrustRule.LISTED)).contains("no trust list is configured");
  }

  @Test
  @Violates("trust.listed")
  void trustsNobodyWhomNoListNames() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    ask(lists, byKey("https://stranger.example", "k1")).fails(TrustRule.LISTED);
    ask(lists, byKey(ISS + "/", "k1")).fails(TrustRule.LISTED);
    ask(lists, byChain(Optional.empty(), LEAF)).fails(TrustRule.LISTED);
  }

  @Test
  @Violates("trust.listed")
  void trustsADidOnlyIfExactlyThisDidIsListed() throws TrustListFault {
    TrustLists lists = list(TestTrust.did("did:web:issuer.example"));
    ask(lists, byKey("did:web:issuer.example:a", "k1")).fails(TrustRule.LISTED);
    ask(lists, byKey("did:jwk:eyJrdHkiOiJFQyJ9", "k1")).fails(TrustRule.LISTED);
  }

  @Test
  void trustsNobodyUnderAnUnlistedCertificate() throws TrustListFault {
    Certified stranger = TestPki.root("CN=Stranger").selfSigned();
    Certified leaf = TestPki.leaf("CN=Permit Office").dns("issuer.example").signedBy(stranger);
    ask(list(TestTrust.x5c(ROOT.base64())), byChain(Optional.of(ISS), leaf)).fails(X509Rule.ANCHOR);
  }

  @Test
  @Violates("trust.role")
  void usesNoKeyForAnotherRole() throws TrustListFault {
    Node service =
        TestTrust.jwks(ISS, TestTrust.jwk(KEY)).with("roles", List.of("status", "list-signing"));
    Answer answer = ask(list(service), byKey(ISS, "k1"));
    answer.fails(TrustRule.ROLE);
    assertThat(answer.detail(TrustRule.ROLE)).contains("status").contains("not for issuance");
    Node certificate = TestTrust.x5c(ROOT.base64()).with("roles", List.of("status"));
    ask(list(certificate), byChain(Optional.of(ISS), LEAF)).fails(TrustRule.LISTED);
  }

  @Test
  @Violates("trust.list.fresh")
  void decidesNothingByAListPastItsNextUpdate() throws TrustListFault {
    Node node = node(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    ask(lists(node.with("nextUpdate", "2026-05-01T00:00:00Z")), byKey(ISS, "k1"))
        .isUndetermined(TrustRule.LIST_FRESH);
    ask(lists(node.with("grace", "P30D")), byKey(ISS, "k1")).isUndetermined(TrustRule.LIST_FRESH);
  }

  @Test
  void goesOnInGraceAndSaysSo() throws TrustListFault {
    Node node =
        node(TestTrust.jwks(ISS, TestTrust.jwk(KEY)))
            .with("nextUpdate", "2026-05-01T00:00:00Z")
            .with("grace", "P60D");
    Answer answer = ask(lists(node), byKey(ISS, "k1"));
    assertThat(answer.issuer().source().note())
        .hasValueSatisfying(note -> assertThat(note).contains("grace"));
    assertThat(answer.detail(TrustRule.LIST_FRESH)).contains("2026-05-01");
  }

  @Test
  void doesNotMindAStaleListThatDoesNotNameTheIssuer() throws TrustListFault {
    Node stale =
        TestTrust.list("stale")
            .with("nextUpdate", "2026-02-01T00:00:00Z")
            .entry(
                TestTrust.entry("x")
                    .service(TestTrust.jwks("https://x.example", TestTrust.jwk(OTHER))));
    TrustLists lists =
        TrustLists.of(read(stale), read(node(TestTrust.jwks(ISS, TestTrust.jwk(KEY)))));
    assertThat(ask(lists, byKey(ISS, "k1")).issuer().source().list()).isEqualTo("register");
  }

  @Test
  @Violates("trust.list.issued")
  void refusesAListFromTheFuture() throws TrustListFault {
    Node node = node(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    ask(lists(node.with("issued", "2026-06-01T12:01:01Z")), byKey(ISS, "k1"))
        .fails(TrustRule.LIST_ISSUED);
    ask(lists(node.with("issued", "2026-06-01T12:01:00Z")), byKey(ISS, "k1")).issuer();
  }

  @Test
  @Violates("trust.granted")
  void trustsAnEntryOnlyWhileItIsGranted() throws TrustListFault {
    Node entry =
        TestTrust.entry("council")
            .with(
                "states",
                List.of(
                    TestTrust.state("granted", "2026-02-01T00:00:00Z"),
                    TestTrust.state("suspended", "2026-03-01T00:00:00Z")
                        .with("note", "under review"),
                    TestTrust.state("granted", "2026-04-01T00:00:00Z"),
                    TestTrust.state("withdrawn", "2026-05-01T00:00:00Z")))
            .service(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    TrustLists lists = lists(TestTrust.list("register").entry(entry));
    IssuerReference reference = byKey(ISS, "k1");
    ask(lists, question(reference, "2026-01-31T23:59:59Z")).fails(TrustRule.GRANTED);
    ask(lists, question(reference, "2026-02-01T00:00:00Z")).issuer();
    Answer suspended = ask(lists, question(reference, "2026-03-01T00:00:00Z"));
    suspended.fails(TrustRule.GRANTED);
    assertThat(suspended.detail(TrustRule.GRANTED))
        .contains("suspended since 2026-03-01T00:00:00Z: under review");
    ask(lists, question(reference, "2026-04-15T00:00:00Z")).issuer();
    ask(lists, question(reference, "2026-06-01T00:00:00Z")).fails(TrustRule.GRANTED);
  }

  @Test
  @Violates("trust.granted")
  void aListThatGrantsDoesNotSaveAnIssuerThatAnotherListSuspended() throws TrustListFault {
    Node suspended =
        TestTrust.entry("council")
            .with("states", List.of(TestTrust.state("suspended", "2026-01-01T00:00:00Z")))
            .service(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    TrustLists lists =
        TrustLists.of(
            read(node(TestTrust.jwks(ISS, TestTrust.jwk(KEY)))),
            read(TestTrust.list("national").entry(suspended)));
    ask(lists, byKey(ISS, "k1")).fails(TrustRule.GRANTED);
  }

  @Test
  @Violates("trust.format")
  void refusesAFormatThatIsNotListed() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    Question question =
        new Question(byKey(ISS, "k1"), "sd-jwt", Optional.of(TestTrust.TYPE), Role.ISSUANCE, NOW);
    ask(lists, question).fails(TrustRule.FORMAT);
  }

  @Test
  @Violates("trust.type")
  void refusesATypeThatIsNotListed() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    ask(lists, typed(Optional.of("urn:example:permit:2"))).fails(TrustRule.TYPE);
    ask(lists, typed(Optional.of("URN:example:permit:1"))).fails(TrustRule.TYPE);
    ask(lists, typed(Optional.empty())).fails(TrustRule.TYPE);
  }

  @Test
  void takesEveryTypeWhereTheListSaysSo() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(KEY)).with("types", List.of("*")));
    ask(lists, typed(Optional.of("urn:example:permit:2"))).issuer();
    ask(lists, typed(Optional.empty())).issuer();
  }

  @Test
  void findsTheServiceOfAnEntryThatIssuesTheType() throws TrustListFault {
    Node entry =
        TestTrust.entry("council")
            .service(TestTrust.x5c(ROOT.base64()).with("types", List.of("urn:example:other")))
            .service(TestTrust.x5c(ROOT.base64()));
    Answer answer =
        ask(lists(TestTrust.list("register").entry(entry)), byChain(Optional.of(ISS), LEAF));
    assertThat(answer.issuer().terms().types()).containsExactly(TestTrust.TYPE);
  }

  @Test
  @Violates("trust.one_entry")
  void refusesToGuessBetweenTwoEntriesOnOneCertificate() throws TrustListFault {
    Node one = TestTrust.entry("one").service(TestTrust.x5c(ROOT.base64()).with("issuer", ISS));
    Node two =
        TestTrust.entry("two")
            .service(TestTrust.x5c(ROOT.base64()).with("issuer", "https://two.example"));
    Node three = TestTrust.entry("three").service(TestTrust.x5c(ROOT.base64()));
    TrustLists lists = lists(TestTrust.list("register").entry(one).entry(two));
    TrustLists open = lists(TestTrust.list("register").entry(one).entry(three));
    ask(open, byChain(Optional.empty(), LEAF)).fails(TrustRule.ONE_ENTRY);
    assertThat(ask(lists, byChain(Optional.of(ISS), LEAF)).issuer().source().entry())
        .isEqualTo("one");
    ask(lists, byChain(Optional.of("https://two.example"), LEAF)).fails(TrustRule.NAME);
  }

  @Test
  @Violates("trust.name")
  void refusesATokenWithoutIssuerWhoseCertificateIsThatOfSomebodyElse() throws TrustListFault {
    TestPki.Certified other = TestPki.leaf("CN=Evil Ltd").dns("evil.example").signedBy(ROOT);
    Node entry = TestTrust.entry("one").service(TestTrust.x5c(ROOT.base64()).with("issuer", ISS));
    TrustLists lists = lists(TestTrust.list("register").entry(entry));
    ask(lists, byChain(Optional.empty(), other)).fails(TrustRule.NAME);
  }

  @Test
  @Violates("trust.name")
  void refusesAnIssuerThatItsCertificateDoesNotName() throws TrustListFault {
    TrustLists lists = list(TestTrust.x5c(ROOT.base64()));
    ask(lists, byChain(Optional.of("https://other.example"), LEAF)).fails(TrustRule.NAME);
    ask(lists, byChain(Optional.of("did:web:issuer.example"), LEAF)).fails(TrustRule.NAME);
  }

  @Test
  @Violates("trust.name")
  void comparesTheIssuerWithTheListWhereTheListSaysSo() throws TrustListFault {
    Node service =
        TestTrust.x5c(ROOT.base64())
            .with("issuer", "https://elsewhere.example")
            .with("issuerName", "listed");
    ask(list(service), byChain(Optional.of("https://elsewhere.example"), LEAF)).issuer();
    ask(list(service), byChain(Optional.of(ISS), LEAF)).fails(TrustRule.NAME);
  }

  @Test
  void doesNotTakeAnUncheckedIssForAnIdentity() throws TrustListFault {
    Node service = TestTrust.x5c(ROOT.base64()).with("issuerName", "any");
    TrustedIssuer issuer =
        ask(list(service), byChain(Optional.of("https://claimed.example"), LEAF)).issuer();
    assertThat(issuer.id()).isEqualTo("CN=Permit Office");
  }
}
