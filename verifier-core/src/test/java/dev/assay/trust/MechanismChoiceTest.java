package dev.assay.trust;

import static dev.assay.trust.Asking.ISS;
import static dev.assay.trust.Asking.KEY;
import static dev.assay.trust.Asking.LEAF;
import static dev.assay.trust.Asking.OTHER;
import static dev.assay.trust.Asking.ROOT;
import static dev.assay.trust.Asking.anyIssuer;
import static dev.assay.trust.Asking.ask;
import static dev.assay.trust.Asking.byChain;
import static dev.assay.trust.Asking.byKey;
import static dev.assay.trust.Asking.list;
import static dev.assay.trust.Asking.lists;
import static dev.assay.trust.Asking.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.Mechanism;
import dev.assay.credential.TrustedIssuer;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.x509.X509Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which of the ways that a token offers the key is found: one, and no other is tried. */
class MechanismChoiceTest {

  @Test
  @Violates("trust.mechanism")
  void refusesAMechanismThatTheListDoesNotNameForTheIssuer() throws TrustListFault {
    Node service = TestTrust.x5c(ROOT.base64()).with("issuer", ISS);
    Answer answer = ask(list(service), byKey(ISS, "k1"));
    answer.fails(TrustRule.MECHANISM);
    assertThat(answer.detail(TrustRule.MECHANISM))
        .contains("permitted is x5c")
        .contains("offers jwks, issuer-metadata");
  }

  private static Node suspended(Node service) {
    return TestTrust.entry("suspended")
        .with(
            "states",
            List.of(
                TestTrust.state("granted", "2026-01-01T00:00:00Z"),
                TestTrust.state("suspended", "2026-02-01T00:00:00Z")))
        .service(service);
  }

  @Test
  @Violates("trust.granted")
  void aSuspensionCountsInWhicheverWayItsListFindsTheKey() throws TrustListFault {
    Node granted = TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"));
    for (Node other :
        List.of(
            TestTrust.metadata(ISS, "issuer.example"),
            TestTrust.x5c(ROOT.base64()).with("issuer", ISS),
            TestTrust.jwks(ISS, TestTrust.jwk(OTHER, "k2")))) {
      TrustList first = read(TestTrust.list("first").entry(TestTrust.entry("e").service(granted)));
      TrustList own = read(TestTrust.list("own").entry(suspended(other)));
      ask(TrustLists.of(first, own), byKey(ISS, "k1")).fails(TrustRule.GRANTED);
      ask(TrustLists.of(own, first), byKey(ISS, "k1")).fails(TrustRule.GRANTED);
    }
  }

  @Test
  @Violates("trust.granted")
  void aSuspensionCountsWhicheverAuthorityItIsAbout() throws TrustListFault {
    Certified otherRoot = TestPki.root("CN=Other Root").selfSigned();
    Node granted = TestTrust.x5c(ROOT.base64()).with("issuer", ISS);
    Node other = TestTrust.x5c(otherRoot.base64()).with("issuer", ISS);
    TrustList first = read(TestTrust.list("first").entry(TestTrust.entry("e").service(granted)));
    TrustList own = read(TestTrust.list("own").entry(suspended(other)));
    ask(TrustLists.of(first, own), byChain(Optional.of(ISS), LEAF)).fails(TrustRule.GRANTED);
  }

  @Test
  void aSuspensionForAnotherFormatOrOfAnotherIssuerDoesNotCount() throws TrustListFault {
    Node granted = TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"));
    for (Node other :
        List.of(
            TestTrust.metadata(ISS, "issuer.example").with("formats", List.of("jwt_vc_json")),
            TestTrust.metadata("https://other.example", "other.example"))) {
      TrustList first = read(TestTrust.list("first").entry(TestTrust.entry("e").service(granted)));
      TrustList own = read(TestTrust.list("own").entry(suspended(other)));
      ask(TrustLists.of(first, own), byKey(ISS, "k1")).issuer();
    }
  }

  @Test
  @Violates("trust.list.fresh")
  void aListThatIsPastItsUpdateCountsInWhicheverWayItFindsTheKey() throws TrustListFault {
    Node granted = TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"));
    Node other = TestTrust.metadata(ISS, "issuer.example");
    TrustList first = read(TestTrust.list("first").entry(TestTrust.entry("e").service(granted)));
    TrustList stale =
        read(
            TestTrust.list("stale")
                .with("nextUpdate", "2026-02-01T00:00:00Z")
                .entry(TestTrust.entry("e").service(other)));
    ask(TrustLists.of(first, stale), byKey(ISS, "k1")).isUndetermined(TrustRule.LIST_FRESH);
  }

  @Test
  @Violates("trust.one_entry")
  void refusesAnIssuerWithAnEntryForEachMechanism() throws TrustListFault {
    Node one = TestTrust.entry("one").service(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1")));
    Node two = TestTrust.entry("two").service(TestTrust.metadata(ISS, "issuer.example"));
    ask(lists(TestTrust.list("register").entry(one).entry(two)), byKey(ISS, "k1"))
        .fails(TrustRule.ONE_ENTRY);
  }

  @Test
  void letsEntriesShareAnIssuerWhereTheirCertificatesTellThemApart() throws TrustListFault {
    Certified otherRoot = TestPki.root("CN=Other Root").selfSigned();
    Node one =
        TestTrust.entry("one").service(TestTrust.x5c(otherRoot.base64()).with("issuer", ISS));
    Node two = TestTrust.entry("two").service(TestTrust.x5c(ROOT.base64()).with("issuer", ISS));
    TrustLists lists = lists(TestTrust.list("register").entry(one).entry(two));
    assertThat(ask(lists, byChain(Optional.of(ISS), LEAF)).issuer().source().entry())
        .isEqualTo("two");
  }

  @Test
  void usesThePinnedKeyAndNotTheChainForAnIssuerThatIsListedByItsKeys() throws TrustListFault {
    TrustLists lists =
        lists(
            TestTrust.list("register")
                .entry(TestTrust.entry("any").service(TestTrust.x5c(ROOT.base64())))
                .entry(TestTrust.entry("pinned").service(TestTrust.jwks(ISS, TestTrust.jwk(KEY)))));
    TrustedIssuer issuer = ask(lists, byChain(Optional.of(ISS), LEAF)).issuer();
    assertThat(issuer.source().entry()).isEqualTo("pinned");
    assertThat(issuer.mechanism()).isEqualTo(Mechanism.JWKS);
  }

  @Test
  void doesNotFallBackFromABadChainToAKeyOfTheSameIssuer() throws TrustListFault {
    Certified stranger = TestPki.root("CN=Stranger").selfSigned();
    Certified leaf = TestPki.leaf("CN=Permit Office").dns("issuer.example").signedBy(stranger);
    Node entry =
        TestTrust.entry("council")
            .service(TestTrust.x5c(ROOT.base64()))
            .service(TestTrust.jwks(ISS, TestTrust.jwk(KEY)));
    TrustLists lists = lists(TestTrust.list("register").entry(entry));
    ask(lists, byChain(Optional.of(ISS), leaf)).fails(X509Rule.ANCHOR);
    assertThat(ask(lists, byChain(Optional.of(ISS), LEAF)).issuer().mechanism())
        .isEqualTo(Mechanism.X5C);
    assertThat(ask(lists, byKey(ISS, "k1")).issuer().mechanism()).isEqualTo(Mechanism.JWKS);
  }

  @Test
  void doesNotFallBackFromABadChainToAKeyForAnyIssuer() throws TrustListFault {
    Certified expired =
        TestPki.leaf("CN=Permit Office")
            .validity(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"))
            .signedBy(ROOT);
    TrustLists lists = list(TestTrust.x5c(ROOT.base64())).with(anyIssuer(KEY));
    ask(lists, byChain(Optional.empty(), expired)).fails(X509Rule.NOT_EXPIRED);
  }

  @Test
  void usesAKeyForAnyIssuerWhereTheChainLeadsNowhereListed() throws TrustListFault {
    Certified stranger = TestPki.root("CN=Stranger").selfSigned();
    Certified leaf = TestPki.leaf("CN=Permit Office").signedBy(stranger);
    TrustLists lists = list(TestTrust.x5c(ROOT.base64())).with(anyIssuer(KEY));
    TrustedIssuer issuer = ask(lists, byChain(Optional.empty(), leaf)).issuer();
    assertThat(issuer.source().list()).isEqualTo(TrustList.REQUEST);
    assertThat(issuer.key().jwk()).contains((String) TestTrust.jwk(KEY).get("x"));
  }

  @Test
  void doesNotLetAKeyForAnyIssuerSpeakForAnIssuerThatIsListed() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(OTHER, "k1"))).with(anyIssuer(KEY));
    TrustedIssuer issuer = ask(lists, byKey(ISS, "k1")).issuer();
    assertThat(issuer.source().list()).isEqualTo("register");
    ask(lists, byKey(ISS, "k2")).fails(TrustRule.KEY_FOUND);
  }
}
