package dev.assay.bundle;

import static dev.assay.Verdict.ACCEPTED;
import static dev.assay.Verdict.REJECTED;
import static dev.assay.Verdict.UNDETERMINED;

import dev.assay.Verdict;
import dev.assay.document.Document;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.TestVds;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What people present at a desk, good and bad, and the bundle that decides about it. */
final class DeviceMix {

  /** One thing that is presented, and what has to come of it. */
  record Presented(String credential, Verdict expected) {}

  /** How the numbered ones of a kind are made, and what has to come of each. */
  private record Recipe(IntFunction<String> credential, Verdict expected) {}

  private static final String STATUS = "https://issuer.example/status/1";
  private static final String LICENCE = "org.iso.18013.5.1.mDL";
  private static final int REVOKED = 600;
  private static final long PAST = TestClock.NOW.getEpochSecond() - 86_400;

  private final TestIssuer issuer =
      TestIssuer.withKey("https://issuer.example", TestKey.es256("issuer").named("k1"));
  private final TestIssuer stranger =
      TestIssuer.withKey("https://stranger.example", TestKey.es256("stranger").named("k1"));
  private final Certified authority = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();
  private final Certified signer = TestIaca.signer("CN=Signer 1,C=GB").signedBy(authority);
  private final Certified revoked = TestIaca.signer("CN=Signer 2,C=GB").signedBy(authority);
  private final Certified otherAuthority = TestIaca.authority("CN=Other IACA,C=GB").selfSigned();
  private final Certified otherSigner =
      TestIaca.signer("CN=Signer 3,C=GB").signedBy(otherAuthority);
  private final Certified health =
      TestPki.leaf("CN=Test DSC,C=AT").signedBy(TestPki.root("CN=Test CSCA,C=AT").selfSigned());
  private final Certified otherHealth =
      TestPki.leaf("CN=Other DSC,C=AT").signedBy(TestPki.root("CN=Other CSCA,C=AT").selfSigned());

  private final TestKey cards = TestShc.key("issuer of cards");
  private final Certified csca = TestVds.authority("CN=Test CSCA,C=UT").selfSigned();
  private final Certified sealer = TestVds.signer("CN=Sealer 1,C=UT").signedBy(csca);
  private final Certified revokedSealer = TestVds.signer("CN=Sealer 2,C=UT").signedBy(csca);
  private final Certified otherSealer =
      TestVds.signer("CN=Sealer 3,C=UT")
          .signedBy(TestVds.authority("CN=Other CSCA,C=UT").selfSigned());

  /** A line a kind; a format that is new adds its own. */
  private final List<Recipe> recipes =
      List.of(
          new Recipe(i -> vc(i).status(STATUS, i % 500).issue().compact(), ACCEPTED),
          new Recipe(i -> vc(i).status(STATUS, REVOKED + i % 10).issue().compact(), REJECTED),
          new Recipe(i -> vc(i).status(STATUS + i, 1).issue().compact(), UNDETERMINED),
          new Recipe(i -> vc(i).claim("exp", PAST).issue().compact(), REJECTED),
          new Recipe(i -> stranger.credential().claim("n", i).issue().compact(), REJECTED),
          new Recipe(i -> issuer.plain().claim("n", i).issue().compact(), ACCEPTED),
          new Recipe(i -> issuer.plain().claim("exp", PAST - i).issue().compact(), REJECTED),
          new Recipe(i -> licence(i, signer).issuerSigned(), ACCEPTED),
          new Recipe(i -> licence(i, revoked).issuerSigned(), REJECTED),
          new Recipe(i -> licence(i, otherSigner).issuerSigned(), REJECTED),
          new Recipe(i -> dcc(i, health).text(), ACCEPTED),
          new Recipe(i -> dcc(i, health).claim(4, PAST).text(), REJECTED),
          new Recipe(i -> dcc(i, otherHealth).text(), REJECTED),
          new Recipe(i -> card(i).code(), ACCEPTED),
          new Recipe(i -> card(i).vc("rid", TestShc.RID).code(), REJECTED),
          new Recipe(i -> card(i).signedBy(TestKey.es256("thief")).code(), REJECTED),
          new Recipe(i -> TestVds.vaccination(sealer).text(), ACCEPTED),
          new Recipe(i -> TestVds.test(revokedSealer).text(), REJECTED),
          new Recipe(i -> TestVds.vaccination(otherSealer).text(), REJECTED));

  /** So many, of all kinds in turn. */
  List<Presented> presented(int count) {
    List<Presented> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Recipe recipe = recipes.get(i % recipes.size());
      all.add(new Presented(recipe.credential().apply(i), recipe.expected()));
    }
    return all;
  }

  /** The bundle that knows all of it, but for what is to be undetermined. */
  TestBundle bundle(TestKey operator) {
    var status = issuer.statusList(STATUS);
    for (int i = 0; i < 10; i++) {
      status = status.entry(REVOKED + i, 1);
    }
    return TestBundle.signedBy(operator)
        .trustList(list())
        .deflated()
        .document("status-list", status.document())
        .document("crl", TestRevocation.by(authority).revoking(revoked).at(TestIaca.CRL))
        .document("crl", TestRevocation.by(csca).revoking(revokedSealer).at(TestVds.CRL))
        .document("card-revocations", revokedCards());
  }

  private Node list() {
    Node permits =
        TestTrust.jwks(issuer.identifier(), issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("formats", List.of("*"))
            .with("types", List.of("*"))
            .with("hosts", List.of("issuer.example"));
    Node licences =
        TestTrust.x5c(authority.base64())
            .with("formats", List.of("mso_mdoc"))
            .with("types", List.of(LICENCE))
            .with("hosts", List.of("crl.example"))
            .with("revocation", "if-supplied");
    Node certificates =
        TestTrust.x5c()
            .with("mechanism", "kid")
            .with("anchors", List.of(Map.of("certificate", health.base64())))
            .with("formats", List.of("eu-dcc"))
            .with("types", List.of("*"));
    Map<String, Object> cardKey = new LinkedHashMap<>(TestShc.jwk(cards));
    cardKey.put("crlVersion", 1L);
    Node healthCards =
        TestTrust.jwks(TestShc.ISS, cardKey)
            .with("formats", List.of("smart-health-card"))
            .with("types", List.of(TestShc.HEALTH_CARD));
    Node seals =
        TestTrust.x5c(csca.base64())
            .with("formats", List.of("vds-nc"))
            .with("types", List.of("icao.vacc", "icao.test"));
    return TestTrust.list("issuers")
        .entry(TestTrust.entry("council").service(permits))
        .entry(TestTrust.entry("licences").service(licences))
        .entry(TestTrust.entry("health").service(certificates))
        .entry(TestTrust.entry("cards").service(healthCards))
        .entry(TestTrust.entry("seals").service(seals));
  }

  private Document revokedCards() {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("kid", cards.name());
    list.put("method", "rid");
    list.put("ctr", 1);
    list.put("rids", List.of(TestShc.RID));
    return Document.of(
        URI.create(TestShc.ISS + "/.well-known/crl/" + cards.name() + ".json"),
        "application/json",
        TestJws.json(list).getBytes(StandardCharsets.UTF_8),
        TestClock.NOW);
  }

  private TestShc card(int number) {
    return TestShc.immunization(cards).vc("rid", "card" + number);
  }

  private TestCredential vc(int number) {
    return issuer.credential().claim("n", number);
  }

  private static TestMdoc licence(int number, Certified by) {
    return TestMdoc.of(LICENCE, by, TestKey.es256("device"))
        .element("org.iso.18013.5.1", "document_number", "FERNH-" + number);
  }

  private static TestDcc dcc(int number, Certified by) {
    return TestDcc.vaccination(by).entry("ci", "URN:UVCI:01:AT:FERNHOLLOW" + number + "#7");
  }
}
