package dev.assay.trust;

import static dev.assay.trust.Asking.KEY;
import static dev.assay.trust.Asking.LEAF;
import static dev.assay.trust.Asking.NOW;
import static dev.assay.trust.Asking.OTHER;
import static dev.assay.trust.Asking.ask;
import static dev.assay.trust.Asking.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.IssuerReference.Lookup;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.TrustedIssuer;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys that a token knows by their name alone, which may be that of several. */
class KeysByNameTest {

  private static final String NAME = base64("k1");
  private static final String LEAF_NAME = Base64.getEncoder().encodeToString(TestDcc.keyId(LEAF));

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Question question(String name, Optional<String> issuer, String algorithm) {
    IssuerReference reference =
        new IssuerReference(
            issuer, Optional.of(name), List.of(), Optional.of(algorithm), Lookup.KEY_ID);
    return new Question(
        reference, TestTrust.FORMAT, Optional.of(TestTrust.TYPE), Role.ISSUANCE, NOW);
  }

  private static Question from(String issuer) {
    return question(NAME, Optional.of(issuer), "ES256");
  }

  private static Node bare(String issuer, KeyPair pair, String name) {
    return TestTrust.x5c()
        .with("mechanism", "kid")
        .with("issuer", issuer)
        .with("anchors", List.of(Map.of("jwk", TestTrust.jwk(pair, name))));
  }

  private static Node certified() {
    return TestTrust.x5c(LEAF.base64()).with("mechanism", "kid");
  }

  private static Node entry(String id, Node service) {
    return TestTrust.entry(id).service(service);
  }

  private static Node suspended(Node entry) {
    return entry.with(
        "states",
        List.of(
            TestTrust.state("granted", "2026-01-01T00:00:00Z"),
            TestTrust.state("suspended", "2026-02-01T00:00:00Z")));
  }

  private static TrustLists lists(Node... entries) throws TrustListFault {
    Node list = TestTrust.list("register");
    List.of(entries).forEach(list::entry);
    return TrustLists.of(read(list));
  }

  private static List<String> entries(Answer answer) {
    assertThat(answer.report().with(Outcome.FAILED)).isEmpty();
    return answer.issuers().stream().map(issuer -> issuer.source().entry()).toList();
  }

  @Test
  void findsACertificateByTheStartOfItsDigest() throws TrustListFault {
    Answer answer =
        ask(lists(entry("a", certified())), question(LEAF_NAME, Optional.empty(), "ES256"));
    TrustedIssuer issuer = answer.issuer();
    assertThat(issuer.mechanism()).isEqualTo(Mechanism.KEY_ID);
    assertThat(issuer.signer()).isEqualTo(TrustedIssuer.Signer.PINNED);
    assertThat(issuer.id()).isEqualTo("CN=Permit Office");
    assertThat(issuer.certificate().orElseThrow().path()).containsExactly(LEAF.certificate());
  }

  @Test
  void readsTheNameOfAKeyAsTextAndAsTheBytesOfTheToken() throws TrustListFault {
    assertThat(entries(ask(lists(entry("a", bare("AT", KEY, "k1"))), from("AT"))))
        .containsExactly("a");
    assertThat(entries(ask(lists(entry("a", bare("AT", KEY, NAME))), from("AT"))))
        .containsExactly("a");
  }

  @Test
  void givesEachKeyWhoseNameCollides() throws TrustListFault {
    TrustLists lists =
        lists(entry("a", bare("AT", KEY, "k1")), entry("b", bare("AT", OTHER, "k1")));
    assertThat(entries(ask(lists, from("AT")))).containsExactly("a", "b");
  }

  @Test
  @Violates("trust.key.found")
  void findsNoKeyOfAnotherNameOrForAnotherAlgorithm() throws TrustListFault {
    TrustLists lists = lists(entry("a", bare("AT", KEY, "k1")), entry("b", certified()));
    ask(lists, question(base64("k2"), Optional.of("AT"), "ES256")).fails(TrustRule.KEY_FOUND);
    ask(lists, question(NAME, Optional.of("AT"), "PS256")).fails(TrustRule.KEY_FOUND);
    ask(lists, question(LEAF_NAME, Optional.empty(), "ES384")).fails(TrustRule.KEY_FOUND);
  }

  @Test
  void aKeyThatSaysItsAlgorithmIsForNoOther() throws TrustListFault {
    Map<String, Object> jwk = new LinkedHashMap<>(TestTrust.jwk(KEY, "k1"));
    jwk.put("alg", "ES256");
    Node service = bare("AT", KEY, "k1").with("anchors", List.of(Map.of("jwk", jwk)));
    assertThat(entries(ask(lists(entry("a", service)), from("AT")))).containsExactly("a");
  }

  @Test
  void aSuspendedKeyDoesNotBarAnotherThatIsCalledAlike() throws TrustListFault {
    TrustLists lists =
        lists(suspended(entry("a", bare("AT", KEY, "k1"))), entry("b", bare("AT", OTHER, "k1")));
    assertThat(entries(ask(lists, from("AT")))).containsExactly("b");
  }

  @Test
  @Violates("trust.granted")
  void theSameKeyIsSuspendedWhereverElseItIsListed() throws TrustListFault {
    Node granted = entry("b", certified());
    Question question = question(LEAF_NAME, Optional.empty(), "ES256");
    ask(lists(suspended(entry("a", certified())), granted), question).fails(TrustRule.GRANTED);
    TrustLists two =
        TrustLists.of(
            read(TestTrust.list("first").entry(granted)),
            read(TestTrust.list("second").entry(suspended(entry("a", certified())))));
    ask(two, question).fails(TrustRule.GRANTED);
  }

  @Test
  void aSuspendedKeyIsNotSavedByATokenThatNamesAnotherIssuer() throws TrustListFault {
    TrustLists lists =
        lists(suspended(entry("a", certified().with("issuer", "AT"))), entry("b", certified()));
    ask(lists, question(LEAF_NAME, Optional.empty(), "ES256")).fails(TrustRule.GRANTED);
    ask(lists, question(LEAF_NAME, Optional.of("DE"), "ES256")).fails(TrustRule.GRANTED);
  }

  @Test
  @Violates("trust.name")
  void aKeySpeaksForNoOtherIssuerThanTheListStates() throws TrustListFault {
    TrustLists lists = lists(entry("a", bare("AT", KEY, "k1")));
    ask(lists, from("DE")).fails(TrustRule.NAME);
    ask(lists, question(NAME, Optional.empty(), "ES256")).fails(TrustRule.NAME);
  }

  @Test
  @Violates("trust.name")
  void noOtherEntryAndNoKeyOfTheRequestSpeaksForAnIssuerThatAListNames() throws TrustListFault {
    Node list = TestTrust.list("register").entry(entry("a", bare("AT", KEY, "k1")));
    TrustLists both = TrustLists.of(read(list), Asking.anyIssuer(OTHER));
    assertThat(entries(ask(both, from("AT")))).containsExactly("a");
    assertThat(entries(ask(both, from("DE")))).containsExactly("anchor-1");
    TrustLists lists = lists(entry("a", bare("AT", KEY, "k1")), entry("b", certified()));
    ask(lists, question(LEAF_NAME, Optional.of("AT"), "ES256")).fails(TrustRule.NAME);
  }

  @Test
  void aKeyWithoutNameAnswersToAnyThatItsListDoesNotHave() throws TrustListFault {
    TrustLists request = TrustLists.of(Asking.anyIssuer(KEY));
    assertThat(entries(ask(request, from("AT")))).containsExactly("anchor-1");
  }

  @Test
  @Violates({"trust.type", "trust.format"})
  void eachKeyIsHeldToTheTermsOfItsOwnService() throws TrustListFault {
    TrustLists lists =
        lists(
            entry("a", bare("AT", KEY, "k1").with("types", List.of("urn:example:other"))),
            entry("b", bare("AT", OTHER, "k1")));
    assertThat(entries(ask(lists, from("AT")))).containsExactly("b");
    ask(
            lists(entry("a", bare("AT", KEY, "k1").with("types", List.of("urn:example:other")))),
            from("AT"))
        .fails(TrustRule.TYPE);
    ask(lists(entry("a", bare("AT", KEY, "k1").with("formats", List.of("mso_mdoc")))), from("AT"))
        .fails(TrustRule.FORMAT);
  }

  @Test
  void aKeyByNameIsNoAnchorForAnythingElse() throws TrustListFault {
    TrustLists lists = lists(entry("a", certified()));
    assertThat(ask(lists, Asking.byChain(Optional.empty(), LEAF)).issuers()).isEmpty();
  }
}
