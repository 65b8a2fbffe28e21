package dev.assay.trust;

import static dev.assay.trust.Asking.ISS;
import static dev.assay.trust.Asking.KEY;
import static dev.assay.trust.Asking.LEAF;
import static dev.assay.trust.Asking.OTHER;
import static dev.assay.trust.Asking.ROOT;
import static dev.assay.trust.Asking.ask;
import static dev.assay.trust.Asking.byChain;
import static dev.assay.trust.Asking.byKey;
import static dev.assay.trust.Asking.list;
import static dev.assay.trust.Asking.lists;
import static dev.assay.trust.Asking.read;
import static dev.assay.trust.Asking.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.Jwk;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.x509.X509Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With which key: the one that can be meant, and none is tried in the hope that it fits. */
class KeySelectionTest {

  @Test
  @Violates("trust.key.found")
  void neverUsesAKeyOfAnotherName() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1")));
    Answer answer = ask(lists, byKey(ISS, "k2"));
    answer.fails(TrustRule.KEY_FOUND);
    assertThat(answer.detail(TrustRule.KEY_FOUND)).contains("kid k2").contains("kid k1 (P-256)");
  }

  @Test
  @Violates("trust.key.found")
  void neverUsesAKeyOfAnotherKind() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1")));
    ask(lists, reference(Optional.of(ISS), Optional.of("k1"), List.of(), "ES384"))
        .fails(TrustRule.KEY_FOUND);
    ask(lists, reference(Optional.of(ISS), Optional.of("k1"), List.of(), "none"))
        .fails(TrustRule.KEY_FOUND);
  }

  @Test
  void prefersTheKeyOfTheNameToAKeyWithoutName() throws TrustListFault {
    TrustLists lists = list(TestTrust.jwks(ISS, TestTrust.jwk(OTHER), TestTrust.jwk(KEY, "k1")));
    assertThat(ask(lists, byKey(ISS, "k1")).issuer().key().jwk())
        .contains((String) TestTrust.jwk(KEY).get("x"));
    assertThat(ask(lists, byKey(ISS, "k2")).issuer().key().jwk())
        .contains((String) TestTrust.jwk(OTHER).get("x"));
  }

  @Test
  @Violates("trust.key.unique")
  void refusesToTrySeveralKeys() throws TrustListFault {
    TrustLists lists =
        list(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"), TestTrust.jwk(OTHER, "k2")));
    ask(lists, reference(Optional.of(ISS), Optional.empty(), List.of(), "ES256"))
        .fails(TrustRule.KEY_UNIQUE);
  }

  @Test
  void letsTheFirstOfTwoListsWithTheSameKeyCount() throws TrustListFault {
    Node service = TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"));
    TrustLists lists =
        TrustLists.of(
            read(TestTrust.list("first").entry(TestTrust.entry("a").service(service))),
            read(TestTrust.list("second").entry(TestTrust.entry("b").service(service))));
    assertThat(ask(lists, byKey(ISS, "k1")).issuer().source().list()).isEqualTo("first");
  }

  @Test
  void takesWhatIsSaidOfTheKeyFromTheServiceThatCounts() throws TrustListFault {
    Map<String, Object> said = with(with(TestTrust.jwk(KEY, "k1"), "use", "sig"), "alg", "ES256");
    Node other = TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1")).with("types", List.of("urn:other"));
    Node entry = TestTrust.entry("e").service(other).service(TestTrust.jwks(ISS, said));
    Jwk jwk = jwk(TestTrust.list("register").entry(entry));
    assertThat(jwk.members().use()).contains("sig");
    assertThat(jwk.algorithm()).contains(SignatureAlgorithm.ES256);
  }

  @Test
  void takesTheStrictestCounterFromWhicheverServiceOfTheIssuer() throws TrustListFault {
    Node plain = TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"));
    Node counted = TestTrust.jwks(ISS, with(TestTrust.jwk(KEY), "crlVersion", 2));
    Node malformed = TestTrust.jwks(ISS, with(TestTrust.jwk(KEY, "k9"), "crlVersion", 1.5));
    Node list = TestTrust.list("r").entry(TestTrust.entry("e").service(plain).service(counted));
    assertThat(jwk(list).members().crlVersion()).contains(2L);
    Node entry = TestTrust.entry("e").service(plain).service(malformed).service(counted);
    assertThat(jwk(TestTrust.list("r").entry(entry)).members().crlVersion()).contains(-1L);
  }

  @Test
  @Violates("trust.key.unique")
  void refusesAKeyOfWhichOneServiceDoesNotSayTheSame() throws TrustListFault {
    Map<String, Object> key = TestTrust.jwk(KEY, "k1");
    for (Map<String, Object> other :
        List.of(
            with(key, "use", "sig"), with(key, "alg", "ES256"), with(key, "x5c", List.of("AA")))) {
      ask(list(TestTrust.jwks(ISS, key, other)), byKey(ISS, "k1")).fails(TrustRule.KEY_UNIQUE);
    }
  }

  private static Jwk jwk(Node list) throws TrustListFault {
    return ask(lists(list), byKey(ISS, "k1")).issuer().jwk().orElseThrow();
  }

  private static Map<String, Object> with(Map<String, Object> jwk, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(jwk);
    more.put(name, value);
    return more;
  }

  @Test
  void findsTheKeyInTheListThatHasIt() throws TrustListFault {
    TrustLists lists =
        TrustLists.of(
            read(
                TestTrust.list("first")
                    .entry(
                        TestTrust.entry("a")
                            .service(TestTrust.jwks(ISS, TestTrust.jwk(KEY, "k1"))))),
            read(
                TestTrust.list("second")
                    .entry(
                        TestTrust.entry("b")
                            .service(TestTrust.jwks(ISS, TestTrust.jwk(OTHER, "k2"))))));
    assertThat(ask(lists, byKey(ISS, "k2")).issuer().source().list()).isEqualTo("second");
  }

  @Test
  void findsTheRightOneOfManyCertificates() throws TrustListFault {
    Node node = TestTrust.list("register");
    for (int i = 0; i < 20; i++) {
      Certified root = TestPki.root("CN=Root " + i).selfSigned();
      node.entry(TestTrust.entry("e" + i).service(TestTrust.x5c(root.pem())));
    }
    node.entry(TestTrust.entry("council").service(TestTrust.x5c(ROOT.base64())));
    TrustLists lists = lists(node);
    assertThat(ask(lists, byChain(Optional.of(ISS), LEAF)).issuer().source().entry())
        .isEqualTo("council");
    Certified stranger = TestPki.root("CN=Stranger").selfSigned();
    Certified leaf = TestPki.leaf("CN=Permit Office").signedBy(stranger);
    ask(lists, byChain(Optional.of(ISS), leaf)).fails(X509Rule.ANCHOR);
  }
}
