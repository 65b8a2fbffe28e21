package dev.assay.trust;

import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that are good, and lists that differ from a good one in one thing. */
final class ListSamples {

  private static final String ROOT = TestPki.root("CN=Root").selfSigned().base64();
  private static final Map<String, Object> JWK = TestTrust.jwk(TestPki.p256("sample key"), "k1");
  private static final String ISS = "https://issuer.example";

  private ListSamples() {}

  /**
   * A list with a fault.
   *
   * @param path where the fault is
   * @param seenBy who can see it
   */
  record Bad(String title, Node list, String path, SeenBy seenBy) {

    @Override
    public String toString() {
      return title;
    }
  }

  /** Who can see a fault. */
  enum SeenBy {
    /** The JSON Schema and the reader. */
    SCHEMA_AND_READER,
    /** The reader alone: it takes decoding, or comparing one member with another. */
    READER
  }

  static Node goodEntry(String id) {
    return TestTrust.entry(id).service(TestTrust.x5c(ROOT));
  }

  static List<Node> good() {
    return List.of(
        TestTrust.list("empty"),
        TestTrust.list("tests").with("environment", "test"),
        list(TestTrust.x5c(ROOT)),
        list(TestTrust.x5c(ROOT).with("issuer", ISS).with("issuerName", "listed")),
        list(TestTrust.x5c(ROOT).with("issuerName", "any").with("algorithms", List.of("EdDSA"))),
        list(TestTrust.jwks(ISS, JWK).with("roles", List.of("issuance", "status"))),
        list(
            TestTrust.jwks(ISS, JWK)
                .without("issuer")
                .without("formats")
                .without("types")
                .with("roles", List.of("status"))),
        list(TestTrust.jwks(ISS).with("anchors", List.of(Map.of("jwk", JWK)))),
        list(TestTrust.did("did:web:issuer.example").with("maxStaleness", "P1D")),
        list(
            TestTrust.metadata(ISS, "issuer.example:8443")
                .with("keyThumbprints", List.of("A".repeat(43)))),
        list(TestTrust.metadata(ISS, "issuer.example").without("issuer")),
        list(TestTrust.wellKnown(ISS + "/a", "issuer.example").with("maxStaleness", "P1D")),
        list(
            TestTrust.wellKnown(ISS, "issuer.example")
                .with("profiles", List.of("shc-one-code"))
                .with("anchors", List.of(Map.of("issuer", ISS), Map.of("certificate", ROOT)))),
        list(TestTrust.x5c(ROOT).with("types", List.of("*")).with("x-note", "ours")),
        list(TestTrust.x5c(ROOT, ROOT).with("mechanism", "kid")),
        list(
            TestTrust.x5c(ROOT)
                .with("mechanism", "kid")
                .with("legacy", List.of("dcc-uncompressed", "dcc-beyond-signer"))),
        list(
            TestTrust.x5c()
                .with("mechanism", "kid")
                .with("issuer", "GB")
                .with("anchors", List.of(Map.of("jwk", JWK), Map.of("certificate", ROOT)))));
  }

  static List<Bad> bad() {
    List<Bad> bad = new ArrayList<>();
    ofLists(bad);
    ofEntries(bad);
    ofServices(bad);
    ofAnchors(bad);
    return bad;
  }

  private static void ofLists(List<Bad> bad) {
    Node good = TestTrust.list("a").entry(goodEntry("e"));
    for (String name :
        List.of("version", "id", "name", "sequence", "issued", "nextUpdate", "entries")) {
      both(bad, "list without " + name, copy(good).without(name), "/" + name);
    }
    both(bad, "another version", copy(good).with("version", 2), "/version");
    both(bad, "reserved id", copy(good).with("id", "request"), "/id");
    both(bad, "blank name", copy(good).with("name", " "), "/name");
    both(bad, "unknown environment", copy(good).with("environment", "demo"), "/environment");
    both(bad, "negative sequence", copy(good).with("sequence", -1), "/sequence");
    both(bad, "fractional sequence", copy(good).with("sequence", 1.5), "/sequence");
    both(bad, "local time", copy(good).with("issued", "2026-01-01T00:00:00"), "/issued");
    both(bad, "grace in months", copy(good).with("grace", "P1M"), "/grace");
    both(bad, "unknown member", copy(good).with("trustEveryone", true), "/trustEveryone");
    both(bad, "slash in a name", copy(good).with("a/b~c", 1), "/a~1b~0c");
    both(bad, "entries not an array", copy(good).with("entries", Map.of()), "/entries");
    both(bad, "entry not an object", copy(good).with("entries", List.of(1)), "/entries/0");
    reader(
        bad,
        "next update before issue",
        copy(good).with("nextUpdate", "2025-01-01T00:00:00Z"),
        "/nextUpdate");
    reader(
        bad,
        "one id twice",
        TestTrust.list("a").entry(goodEntry("e")).entry(goodEntry("e")),
        "/entries/1/id");
  }

  private static void ofEntries(List<Bad> bad) {
    for (String name : List.of("id", "name", "sector", "states", "services")) {
      both(bad, "entry without " + name, entry(goodEntry("e").without(name)), "/entries/0/" + name);
    }
    both(
        bad,
        "unknown sector",
        entry(goodEntry("e").with("sector", "unstated")),
        "/entries/0/sector");
    both(
        bad,
        "unknown member of an entry",
        entry(goodEntry("e").with("trusted", true)),
        "/entries/0/trusted");
    both(bad, "no state", entry(goodEntry("e").with("states", List.of())), "/entries/0/states");
    both(
        bad,
        "unknown state",
        states(TestTrust.state("trusted", "2026-01-01T00:00:00Z")),
        "/entries/0/states/0/state");
    both(
        bad,
        "no services",
        entry(goodEntry("e").with("services", List.of())),
        "/entries/0/services");
    both(
        bad,
        "evidence without reference",
        entry(goodEntry("e").with("evidence", List.of(Map.of("scheme", "s")))),
        "/entries/0/evidence/0/reference");
    reader(
        bad,
        "history out of order",
        states(
            TestTrust.state("granted", "2026-02-01T00:00:00Z"),
            TestTrust.state("suspended", "2026-02-01T00:00:00Z")),
        "/entries/0/states/1/from");
  }

  private static void ofServices(List<Bad> bad) {
    for (String name : List.of("roles", "mechanism", "anchors", "formats", "types")) {
      service(bad, "service without " + name, TestTrust.x5c(ROOT).without(name), name);
    }
    service(bad, "unknown member of a service", TestTrust.x5c(ROOT).with("trust", 1), "trust");
    service(bad, "unknown role", TestTrust.x5c(ROOT).with("roles", List.of("tls")), "roles/0");
    service(bad, "unknown mechanism", TestTrust.x5c(ROOT).with("mechanism", "any"), "mechanism");
    service(bad, "no algorithm", TestTrust.x5c(ROOT).with("algorithms", List.of()), "algorithms");
    service(bad, "HMAC", TestTrust.x5c(ROOT).with("algorithms", List.of("HS256")), "algorithms/0");
    service(bad, "none", TestTrust.x5c(ROOT).with("algorithms", List.of("none")), "algorithms/0");
    service(
        bad,
        "unknown framework",
        TestTrust.x5c(ROOT).with("assurance", List.of(Map.of("framework", "x", "level", "high"))),
        "assurance/0/framework");
    service(
        bad,
        "level of another framework",
        TestTrust.x5c(ROOT)
            .with("assurance", List.of(Map.of("framework", "eidas", "level", "medium"))),
        "assurance/0/level");
    service(bad, "host with a scheme", TestTrust.x5c(ROOT).with("hosts", List.of(ISS)), "hosts");
    service(bad, "wildcard host", TestTrust.x5c(ROOT).with("hosts", List.of("*.example")), "hosts");
    service(bad, "unknown legacy", TestTrust.x5c(ROOT).with("legacy", List.of("all")), "legacy/0");
    service(
        bad, "unknown profile", TestTrust.x5c(ROOT).with("profiles", List.of("x")), "profiles/0");
    service(
        bad,
        "unknown use of type metadata",
        TestTrust.x5c(ROOT).with("typeMetadata", "no"),
        "typeMetadata");
    service(bad, "keys without issuer", TestTrust.jwks(ISS, JWK).without("issuer"), "issuer");
    service(
        bad, "DID with issuer", TestTrust.did("did:web:a.example").with("issuer", ISS), "issuer");
    service(
        bad,
        "listed name without issuer",
        TestTrust.x5c(ROOT).with("issuerName", "listed"),
        "issuer");
    service(
        bad,
        "issuer of any name",
        TestTrust.x5c(ROOT).with("issuer", ISS).with("issuerName", "any"),
        "issuerName");
    service(
        bad,
        "name without certificate",
        TestTrust.jwks(ISS, JWK).with("issuerName", "any"),
        "issuerName");
    service(
        bad,
        "status usage without status",
        TestTrust.x5c(ROOT).with("statusEku", "1.2.3"),
        "statusEku");
    service(
        bad,
        "status usage that is no OID",
        TestTrust.x5c(ROOT).with("roles", List.of("status")).with("statusEku", "oauth"),
        "statusEku");
    service(bad, "another use of OCSP", TestTrust.x5c(ROOT).with("ocsp", "always"), "ocsp");
    for (String member : List.of("extendedKeyUsages", "certificatePolicies")) {
      service(
          bad,
          member + " that are no OIDs",
          TestTrust.x5c(ROOT).with(member, List.of("tls")),
          member);
      service(
          bad,
          member + " without certificates",
          TestTrust.did("did:web:a.example").with(member, List.of("1.2.3")),
          member);
    }
    service(
        bad,
        "cross certificates without certificates",
        TestTrust.did("did:web:a.example")
            .with("crossCertificates", List.of(Map.of("certificate", ROOT))),
        "crossCertificates");
    service(
        bad,
        "a cross certificate with more to it",
        TestTrust.x5c(ROOT)
            .with("crossCertificates", List.of(Map.of("certificate", ROOT, "use", "any"))),
        "crossCertificates/0/use");
    service(
        bad,
        "too many cross certificates",
        TestTrust.x5c(ROOT)
            .with("crossCertificates", Collections.nCopies(17, Map.of("certificate", ROOT))),
        "crossCertificates");
    service(
        bad,
        "bad thumbprint",
        TestTrust.did("did:web:a.example").with("keyThumbprints", List.of("AA")),
        "keyThumbprints");
    service(
        bad,
        "pins without document",
        TestTrust.x5c(ROOT).with("keyThumbprints", List.of("A".repeat(43))),
        "");
    service(bad, "age without document", TestTrust.x5c(ROOT).with("maxStaleness", "PT1H"), "");
    service(
        bad,
        "negative age",
        TestTrust.did("did:web:a.example").with("maxStaleness", "-PT1H"),
        "maxStaleness");
    ofKeysByName(bad);
    reader(
        bad,
        "two metadata issuers",
        list(TestTrust.metadata(ISS, "a.example").with("issuer", "https://b.example")),
        "/entries/0/services/0/issuer");
  }

  private static void ofKeysByName(List<Bad> bad) {
    Node good = TestTrust.x5c(ROOT).with("mechanism", "kid");
    service(
        bad,
        "a bare key that would speak for anybody",
        copy(good).with("anchors", List.of(Map.of("certificate", ROOT), Map.of("jwk", JWK))),
        "issuer");
    service(
        bad,
        "status lists by the name of a key",
        copy(good).with("roles", List.of("issuance", "status")),
        "roles");
    service(
        bad,
        "a set of keys by the name of one",
        copy(good)
            .with("issuer", "GB")
            .with("anchors", List.of(Map.of("jwks", Map.of("keys", List.of(JWK))))),
        "anchors/0/jwks");
    service(
        bad, "a chain by the name of a key", copy(good).with("issuerName", "any"), "issuerName");
    service(bad, "age of a key in the list", copy(good).with("maxStaleness", "PT1H"), "");
    Map<String, Object> encrypting = new LinkedHashMap<>(JWK);
    encrypting.put("use", "enc");
    reader(
        bad,
        "a key for encryption",
        list(copy(good).with("issuer", "GB").with("anchors", List.of(Map.of("jwk", encrypting)))),
        "/entries/0/services/0/anchors/0/jwk");
  }

  private static void ofAnchors(List<Bad> bad) {
    String at = "anchors/0";
    service(bad, "no anchor", TestTrust.x5c(), "anchors");
    service(
        bad,
        "anchor of another mechanism",
        TestTrust.x5c(ROOT).with("mechanism", "did"),
        at + "/certificate");
    service(bad, "empty anchor", TestTrust.x5c(ROOT).with("anchors", List.of(Map.of())), at);
    service(
        bad,
        "two anchors in one",
        TestTrust.jwks(ISS)
            .with("anchors", List.of(Map.of("jwk", JWK, "jwks", Map.of("keys", List.of(JWK))))),
        at);
    service(bad, "DID with fragment", TestTrust.did("did:web:a.example#k"), at + "/did");
    service(
        bad,
        "metadata over http",
        TestTrust.metadata("http://a.example", "a.example"),
        at + "/issuer");
    service(
        bad,
        "metadata with query",
        TestTrust.metadata("https://a.example?b", "a.example"),
        at + "/issuer");
    service(
        bad,
        "two issuers with metadata",
        TestTrust.metadata(ISS, "a.example")
            .with("anchors", List.of(Map.of("issuer", ISS), Map.of("issuer", ISS + "/b"))),
        "anchors");
    service(
        bad,
        "an address of published keys with a slash at its end",
        TestTrust.wellKnown(ISS + "/", "a.example"),
        at + "/issuer");
    service(
        bad,
        "published keys for another format",
        TestTrust.wellKnown(ISS, "a.example").with("formats", List.of("dc+sd-jwt")),
        "formats");
    service(
        bad,
        "published keys for every format",
        TestTrust.wellKnown(ISS, "a.example").with("formats", List.of("smart-health-card", "*")),
        "formats");
    service(
        bad,
        "published keys for no format",
        TestTrust.wellKnown(ISS, "a.example")
            .with("roles", List.of("status"))
            .without("formats")
            .without("types"),
        "formats");
    service(
        bad,
        "published keys without an issuer",
        TestTrust.wellKnown(ISS, "a.example").with("anchors", List.of(Map.of("certificate", ROOT))),
        "anchors");
    service(
        bad,
        "keys that are no set",
        TestTrust.jwks(ISS).with("anchors", List.of(Map.of("jwks", List.of()))),
        at + "/jwks");
    reader(
        bad,
        "not a certificate",
        list(TestTrust.x5c("AAAA")),
        "/entries/0/services/0/anchors/0/certificate");
    reader(
        bad,
        "symmetric key",
        list(TestTrust.jwks(ISS, Map.of("kty", "oct", "k", "AA"))),
        "/entries/0/services/0/anchors/0/jwks");
    reader(
        bad,
        "no key in the set",
        list(TestTrust.jwks(ISS)),
        "/entries/0/services/0/anchors/0/jwks");
  }

  private static void both(List<Bad> bad, String title, Node list, String path) {
    bad.add(new Bad(title, list, path, SeenBy.SCHEMA_AND_READER));
  }

  private static void reader(List<Bad> bad, String title, Node list, String path) {
    bad.add(new Bad(title, list, path, SeenBy.READER));
  }

  private static void service(List<Bad> bad, String title, Node service, String path) {
    both(bad, title, list(service), "/entries/0/services/0" + (path.isEmpty() ? "" : "/" + path));
  }

  private static Node list(Node service) {
    return entry(TestTrust.entry("e").service(service));
  }

  private static Node entry(Node entry) {
    return TestTrust.list("a").entry(entry);
  }

  private static Node states(Node... states) {
    return entry(goodEntry("e").with("states", List.of(states)));
  }

  private static Node copy(Node list) {
    Node copy = new Node();
    copy.putAll(list);
    return copy;
  }
}
