package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.jose.EncryptionKey;
import dev.assay.server.openid4vp.ClientIdentifier.PreRegistered;
import dev.assay.server.openid4vp.ClientIdentifier.RedirectUri;
import dev.assay.server.openid4vp.ClientIdentifier.X509SanDns;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that no wallet should get. */
class RequestRuleTest {

  private final RequestSetting setting = new RequestSetting();

  @Test
  @Violates("openid4vp.request.signer.key")
  void refusesASignerWithoutACertificateOfItsKey() {
    Certified other = TestPki.leaf("CN=Other").signedBy(RequestSetting.ROOT);
    assertNoSigner(RequestRule.SIGNER_KEY, RequestSetting.LEAF, RequestSetting.chain(other));
    Checks checks = new Checks();
    assertThat(RequestSigner.of(RequestSetting.key(other), List.of(), checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.SIGNER_KEY);
  }

  @Test
  @Violates("openid4vp.request.signer.chain")
  void refusesAChainOfCertificatesThatAreNotOfEachOther() {
    Certified between = TestPki.intermediate("CN=Between").signedBy(RequestSetting.ROOT);
    Certified leaf = TestPki.leaf("CN=Leaf").signedBy(between);
    assertNoSigner(
        RequestRule.SIGNER_CHAIN,
        leaf,
        List.of(leaf.certificate(), RequestSetting.ROOT.certificate(), between.certificate()));
    Certified namesake = TestPki.root("CN=Between").keys(TestPki.p256("another")).selfSigned();
    assertNoSigner(
        RequestRule.SIGNER_CHAIN, leaf, List.of(leaf.certificate(), namesake.certificate()));
  }

  private static void assertNoSigner(RequestRule rule, Certified key, List<X509Certificate> chain) {
    Checks checks = new Checks();
    assertThat(RequestSigner.of(RequestSetting.key(key), chain, checks)).isEmpty();
    RequestSetting.assertFailed(checks, rule);
  }

  @Test
  @Violates("openid4vp.request.client.name")
  void refusesANameThatAWalletWouldTakeForSomethingElse() {
    for (String name :
        List.of(
            "",
            " ",
            "origin:https://verifier.example",
            "verifier_attestation:shop",
            "x509_hash:Uvo3HtuIxuhC92rShpgqcT3YXwrqRxWEviRiA0OZszk",
            "redirect_uri:https://verifier.example")) {
      setting.client = new PreRegistered(name);
      setting.breaks(RequestRule.CLIENT_FORM);
    }
    setting.client = new PreRegistered("https://verifier.example");
    setting.good();
  }

  @Test
  @Violates("openid4vp.request.client.signed")
  void refusesToSignForAnAddressAndNotToSignForACertificate() {
    setting.client = new RedirectUri(URI.create(setting.responseUri));
    setting.breaks(RequestRule.CLIENT_SIGNED);
    setting.signer = Optional.empty();
    setting.good();
    setting.client = new X509SanDns("verifier.example");
    setting.breaks(RequestRule.CLIENT_SIGNED);
    setting.client = ClientIdentifier.x509Hash(RequestSetting.LEAF.certificate());
    setting.breaks(RequestRule.CLIENT_SIGNED);
  }

  @Test
  @Violates("openid4vp.request.client.dns")
  void refusesADnsNameThatTheCertificateHasNot() {
    setting.client = new X509SanDns("other.example");
    setting.responseUri = "https://other.example/answers/1";
    setting.breaks(RequestRule.CLIENT_DNS);
    setting.signer =
        Optional.of(
            RequestSetting.signer(
                TestPki.leaf("CN=other.example").uri("https://other.example").selfSigned()));
    setting.breaks(RequestRule.CLIENT_DNS);
  }

  @Test
  @Violates("openid4vp.request.client.host")
  void refusesAnAnswerToAnotherHostThanTheDnsName() {
    for (String other :
        List.of("https://evil.example/", "https://verifier.example.evil.example/")) {
      setting.responseUri = other;
      setting.breaks(RequestRule.CLIENT_HOST);
    }
    setting.responseUri = "https://VERIFIER.example:8443/answers";
    setting.good();
  }

  @Test
  @Violates("openid4vp.request.client.hash")
  void refusesTheHashOfAnotherCertificate() {
    setting.client = ClientIdentifier.x509Hash(RequestSetting.ROOT.certificate());
    setting.breaks(RequestRule.CLIENT_HASH);
    setting.client = ClientIdentifier.x509Hash(RequestSetting.LEAF.certificate());
    setting.good();
  }

  @Test
  @Violates("openid4vp.request.client.address")
  void refusesAnAnswerToAnotherAddressThanTheClientIs() {
    setting.signer = Optional.empty();
    for (String other :
        List.of("https://verifier.example/answers/2", "HTTPS://VERIFIER.example/answers/1")) {
      setting.client = new RedirectUri(URI.create(other));
      setting.breaks(RequestRule.CLIENT_ADDRESS);
    }
  }

  @Test
  @Violates("openid4vp.request.mode")
  void refusesAModeOfAnotherWay() {
    setting.mode = ResponseMode.DC_API;
    setting.breaks(RequestRule.MODE);
    setting.mode = ResponseMode.DIRECT_POST;
    Checks checks = new Checks();
    assertThat(DcApiRequest.unsigned(setting.browser(), checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.MODE);
  }

  @Test
  @Violates("openid4vp.request.response_uri")
  void refusesAnAddressThatOthersCanReadAlongTheWayTo() {
    setting.client = new PreRegistered("shop");
    for (String wrong :
        List.of(
            "http://verifier.example/",
            "ftp://verifier.example/",
            "https://user@verifier.example/",
            "https://verifier.example/#part",
            "mailto:shop@verifier.example",
            "/answers/1",
            "http://localhost.evil.example/")) {
      setting.responseUri = wrong;
      setting.breaks(RequestRule.RESPONSE_URI);
    }
    for (String right : List.of("http://localhost:8080/a", "http://127.0.0.1/", "http://[::1]/")) {
      setting.responseUri = right;
      setting.good();
    }
  }

  @Test
  @Violates("openid4vp.request.nonce")
  void refusesANonceThatIsShortOrOfOtherCharacters() {
    for (String wrong :
        List.of("", RequestSetting.RANDOM.substring(1), "ü".repeat(22), "a b".repeat(9))) {
      setting.nonce = wrong;
      setting.breaks(RequestRule.NONCE);
    }
  }

  @Test
  @Violates("openid4vp.request.state")
  void refusesAStateThatIsShortOrOfOtherCharacters() {
    for (String wrong : List.of("", "short", "/".repeat(22))) {
      setting.state = wrong;
      setting.breaks(RequestRule.STATE);
    }
  }

  @Test
  @Violates("openid4vp.request.query")
  void refusesARequestThatAsksForNothing() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("credentials", "all"),
            Map.of("credentials", List.of()),
            Map.of("credentials", List.of("pid")))) {
      setting.query = wrong;
      setting.breaks(RequestRule.QUERY);
    }
  }

  @Test
  @Violates("openid4vp.request.metadata.formats")
  void refusesToAskForAFormatThatIsNotReadHere() {
    setting.query = RequestSetting.query("pid", "vc+acdc");
    setting.breaks(RequestRule.FORMATS);
  }

  @Test
  @Violates("openid4vp.request.metadata.key")
  void refusesAnEncryptedAnswerWithoutAKeyAndAPlainOneWithAKey() {
    setting.mode = ResponseMode.DIRECT_POST_JWT;
    setting.breaks(RequestRule.KEY);
    setting.key = Optional.of(EncryptionKey.fresh(new SecureRandom()));
    setting.good();
    setting.mode = ResponseMode.DIRECT_POST;
    setting.breaks(RequestRule.KEY);
  }

  @Test
  @Violates("openid4vp.request.transaction_data")
  void refusesTransactionDataWithoutTypeOrForAnUnknownQuery() {
    for (String wrong :
        List.of(
            "{}",
            RequestSetting.transactionData(Map.of("type", "pay")),
            RequestSetting.transactionData(Map.of("credential_ids", List.of("pid"))),
            RequestSetting.transactionData(Map.of("type", "pay", "credential_ids", List.of())),
            RequestSetting.transactionData(
                Map.of("type", "pay", "credential_ids", List.of("pid", "other"))))) {
      setting.transactionData = List.of(wrong);
      setting.breaks(RequestRule.TRANSACTION_DATA);
    }
    setting.transactionData =
        List.of(
            RequestSetting.transactionData(
                Map.of("type", "pay", "credential_ids", List.of("pid"))));
    setting.good();
  }

  @Test
  @Violates("openid4vp.request.transaction_data.format")
  void refusesTransactionDataForAnMdoc() {
    setting.query = RequestSetting.query("pid", "mso_mdoc");
    setting.transactionData =
        List.of(
            RequestSetting.transactionData(
                Map.of("type", "pay", "credential_ids", List.of("pid"))));
    setting.breaks(RequestRule.TRANSACTION_DATA_FORMAT);
  }

  @Test
  @Violates("openid4vp.request.verifier_info")
  void refusesVerifierInfoWithoutFormatOrDataOrForAnUnknownQuery() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("data", "ey"),
            Map.of("format", "jwt"),
            Map.of("format", "jwt", "data", 1L),
            Map.of("format", "jwt", "data", "ey", "credential_ids", List.of()),
            Map.of("format", "jwt", "data", "ey", "credential_ids", List.of("other")))) {
      setting.verifierInfo = List.of(wrong);
      setting.breaks(RequestRule.VERIFIER_INFO);
    }
    setting.verifierInfo =
        List.of(Map.of("format", "jwt", "data", "ey", "credential_ids", List.of("pid")));
    setting.good();
  }

  @Test
  void readsIdentifiersByTheTextBeforeTheFirstColon() {
    for (String text :
        List.of(
            "x509_san_dns:verifier.example",
            "x509_hash:Uvo3HtuIxuhC92rShpgqcT3YXwrqRxWEviRiA0OZszk",
            "redirect_uri:https://client.example.org/cb",
            "example-client",
            "https://client.example.org",
            "did:example:123")) {
      assertThat(ClientIdentifier.read(text).orElseThrow().text()).isEqualTo(text);
    }
    assertThat(ClientIdentifier.read("did:example:123").orElseThrow())
        .isInstanceOf(PreRegistered.class);
    for (String other : List.of("", " ", "origin:https://x.example")) {
      assertThat(ClientIdentifier.read(other)).isEmpty();
    }
    assertThat(ClientIdentifier.read("redirect_uri:/cb")).isEmpty();
    assertThat(ClientIdentifier.read("redirect_uri:https://[")).isEmpty();
  }
}
