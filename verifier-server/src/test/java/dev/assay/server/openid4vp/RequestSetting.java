package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.JwsSigner;
import dev.assay.server.openid4vp.ClientIdentifier.X509SanDns;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that keeps every rule, of which a test changes one thing. */
final class RequestSetting {

  static final Certified ROOT = TestPki.root("CN=Reader root").selfSigned();
  static final Certified LEAF = TestPki.leaf("CN=Verifier").dns("verifier.example").signedBy(ROOT);

  /** As many characters as 128 bits have. */
  static final String RANDOM = "n-0S6_WzA2Mj~0123.4567";

  ClientIdentifier client = new X509SanDns("verifier.example");
  Optional<RequestSigner> signer = Optional.of(signer(LEAF));
  ResponseMode mode = ResponseMode.DIRECT_POST;
  String responseUri = "https://verifier.example/answers/1";
  String state = "eyJhb-6-sVA0123456789ab";
  String nonce = RANDOM;
  Map<String, Object> query = query("pid", "dc+sd-jwt");
  List<String> transactionData = List.of();
  List<Map<String, Object>> verifierInfo = List.of();
  Optional<EncryptionKey> key = Optional.empty();

  static Map<String, Object> query(String id, String format) {
    return Map.of("credentials", List.of(Map.of("id", id, "format", format, "meta", Map.of())));
  }

  static String transactionData(Map<String, Object> data) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(TestJws.json(data).getBytes(StandardCharsets.UTF_8));
  }

  static SigningKey key(Certified certified) {
    try {
      return JwsSigner.key(TestJws.json(TestKey.of(certified).privateJwk()), Crypto.select());
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<X509Certificate> chain(Certified leaf) {
    List<X509Certificate> chain = new ArrayList<>();
    Optional<Certified> next = Optional.of(leaf);
    while (next.isPresent()) {
      chain.add(next.get().certificate());
      next = next.get().issuer();
    }
    return chain;
  }

  static RequestSigner signer(Certified leaf) {
    return RequestSigner.of(key(leaf), chain(leaf), new Checks()).orElseThrow();
  }

  /** Asks as a DID whose document is said to have the key under this URL. */
  void did(String did, String verificationMethod) {
    client = new ClientIdentifier.DecentralizedIdentifier(did);
    signer = Optional.of(RequestSigner.of(key(LEAF), verificationMethod));
  }

  RequestContent content() {
    return new RequestContent(nonce, query, transactionData, verifierInfo);
  }

  RequestParameters parameters() {
    ResponseAddress address = new ResponseAddress(mode, URI.create(responseUri), state);
    return new RequestParameters(client, address, content(), new ClientMetadata(key));
  }

  DcApiParameters browser() {
    return new DcApiParameters(mode, content(), new ClientMetadata(key));
  }

  RequestObject good() {
    Checks checks = new Checks();
    Optional<RequestObject> made = RequestObject.of(parameters(), signer, TestPki.NOW, checks);
    assertThat(checks.report().results())
        .allMatch(row -> row.outcome().permitsAcceptance(), "permits acceptance");
    return made.orElseThrow();
  }

  void breaks(RequestRule rule) {
    Checks checks = new Checks();
    assertThat(RequestObject.of(parameters(), signer, TestPki.NOW, checks)).isEmpty();
    assertFailed(checks, rule);
  }

  static void assertFailed(Checks checks, Rule rule) {
    assertThat(checks.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
  }
}
