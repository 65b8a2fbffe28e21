package dev.assay.testkit;

import static dev.assay.testkit.TestCredential.decoy;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import dev.assay.CredentialVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.Crypto;
import dev.assay.document.Documents;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the testkit makes is good as long as nobody changes it, and always the same. */
class TestkitTest {

  private static final String ISS = "https://issuer.example";
  private static final String LIST = "https://issuer.example/status/1";

  static Stream<TestKey> keys() {
    return Stream.of(
        TestKey.es256("k"),
        TestKey.es384("k"),
        TestKey.es512("k"),
        TestKey.ed25519("k"),
        TestKey.rs256("k"),
        TestKey.ps256("k"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void issuesAndPresentsWithKeysOfEveryKind(TestKey key) throws TrustListFault {
    TestIssuer issuer = TestIssuer.withKey(ISS, key.named("k1"));
    TestWallet wallet = new TestWallet(TestKey.es256("holder"));
    TestSdJwt issued = credential(issuer).boundTo(wallet.key()).status(LIST, 7).issue();
    String sent = wallet.present(issued.withhold("zone", "nationalities.1")).compact();
    VerificationResult result = verify(issuer, sent, issuer.statusList(LIST));
    assertThat(result)
        .as(result.facts().report().toString())
        .isInstanceOf(VerificationResult.Accepted.class);
    assertThat(((VerificationResult.Accepted) result).credential().claims().asMap())
        .containsEntry("name", "Rowan Ashdown")
        .containsEntry("address", Map.of("town", "Fernhollow", "country", "GB"))
        .containsEntry("nationalities", List.of("GB"))
        .doesNotContainKey("zone");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void makesTheSameBytesFromTheSameSeed(TestKey key) {
    assertThat(credential(TestIssuer.withKey(ISS, key)).issue().compact())
        .isEqualTo(credential(TestIssuer.withKey(ISS, key)).issue().compact());
  }

  @Test
  void signsAsOthersVerify() throws ParseException, JOSEException {
    for (TestKey key : List.of(TestKey.es256("k"), TestKey.es512("k"), TestKey.ps256("k"))) {
      JWK jwk = JWK.parse(key.publicJwk());
      JWSVerifier verifier =
          jwk instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(jwk.toRSAKey());
      assertThat(JWSObject.parse(TestJws.of("JWT", key).compact()).verify(verifier)).isTrue();
    }
  }

  private static TestCredential credential(TestIssuer issuer) {
    return issuer
        .credential()
        .claim("name", "Rowan Ashdown")
        .claim("zone", hidden("B"))
        .claim("address", hidden(Map.of("town", hidden("Fernhollow"), "country", "GB")))
        .claim("nationalities", List.of(hidden("GB"), hidden("IE"), decoy()))
        .decoys(2);
  }

  private static VerificationResult verify(TestIssuer issuer, String sent, TestStatusList list)
      throws TrustListFault {
    TestTrust.Node service =
        TestTrust.jwks(ISS, issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("algorithms", List.of(issuer.key().algorithm()));
    byte[] json =
        TestTrust.list("register").entry(TestTrust.entry("council").service(service)).json();
    TrustLists trust = TrustLists.of(new TrustListReader(Crypto.select()).plain("test.json", json));
    VerificationRequest request =
        VerificationRequest.of(sent)
            .boundTo(new HolderBinding.Required(TestWallet.NONCE, TestWallet.AUDIENCE));
    return CredentialVerifier.create()
        .verify(request, TestClock.NOW, trust, Documents.of(List.of(list.document())));
  }
}
