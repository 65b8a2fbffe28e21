package dev.assay.trust;

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
import dev.assay.x509.CertificatePaths;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks an issuer resolver, about an issuer and keys that all tests of this room know. */
final class Asking {

  static final Crypto CRYPTO = Crypto.select();
  static final Instant NOW = TestPki.NOW;
  static final String ISS = "https://issuer.example";
  static final Certified ROOT = TestPki.root("CN=Root").selfSigned();
  static final Certified LEAF =
      TestPki.leaf("CN=Permit Office").dns("issuer.example").signedBy(ROOT);
  static final KeyPair KEY = TestPki.p256("issuer key");
  static final KeyPair OTHER = TestPki.p256("another key");

  private static final TrustListReader READER = new TrustListReader(CRYPTO);
  private static final IssuerResolver RESOLVER =
      new IssuerResolver(
          CRYPTO, new CertificatePaths(CRYPTO, Limits.DEFAULT), new DidResolver(CRYPTO));

  private Asking() {}

  static Answer ask(TrustLists lists, IssuerReference reference) {
    return ask(
        lists,
        new Question(reference, TestTrust.FORMAT, Optional.of(TestTrust.TYPE), Role.ISSUANCE, NOW));
  }

  static Answer ask(TrustLists lists, Question question) {
    Checks checks = new Checks();
    List<TrustedIssuer> issuers = new ArrayList<>();
    Evidence evidence = new Evidence(Documents.none());
    Report report =
        checks.run(() -> issuers.addAll(RESOLVER.resolve(lists, question, evidence, checks)));
    return new Answer(issuers, report);
  }

  static Question question(IssuerReference reference, String at) {
    return new Question(
        reference, TestTrust.FORMAT, Optional.of(TestTrust.TYPE), Role.ISSUANCE, Instant.parse(at));
  }

  static Question typed(Optional<String> type) {
    return new Question(byKey(ISS, "k1"), TestTrust.FORMAT, type, Role.ISSUANCE, NOW);
  }

  static IssuerReference byKey(String issuer, String keyId) {
    return reference(Optional.of(issuer), Optional.of(keyId), List.of(), "ES256");
  }

  static IssuerReference byChain(Optional<String> issuer, Certified leaf) {
    return reference(issuer, Optional.empty(), leaf.x5c(), "ES256");
  }

  static IssuerReference reference(
      Optional<String> issuer, Optional<String> keyId, List<String> chain, String algorithm) {
    return new IssuerReference(issuer, keyId, chain, Optional.of(algorithm));
  }

  static TrustList anyIssuer(KeyPair pair) throws TrustListFault {
    return TrustList.ofAnchors(
        List.of(new RequestAnchor.Key(TestTrust.jwk(pair), RequestAnchor.EVERY_TYPE)), CRYPTO);
  }

  static Node node(Node service) {
    return TestTrust.list("register").entry(TestTrust.entry("council").service(service));
  }

  static TrustLists list(Node service) throws TrustListFault {
    return lists(node(service));
  }

  static TrustLists lists(Node node) throws TrustListFault {
    return TrustLists.of(read(node));
  }

  static TrustList read(Node node) throws TrustListFault {
    return READER.plain("test.json", node.json());
  }
}
