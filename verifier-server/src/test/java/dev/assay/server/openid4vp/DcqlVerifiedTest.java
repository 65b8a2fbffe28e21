package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.Queries.claims;
import static dev.assay.server.openid4vp.Queries.licence;
import static dev.assay.server.openid4vp.Queries.permit;
import static dev.assay.server.openid4vp.Queries.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.document.Documents;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestWallet;
import dev.assay.testkit.Violates;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real presentations of both formats, verified, against what was asked for. */
class DcqlVerifiedTest {

  private static final String ISSUER = "https://issuer.example";

  private final TestKey holder = TestKey.es256("holder");
  private final TestIssuer issuer = TestIssuer.withKey(ISSUER, TestKey.es256("issuer"));
  private final Certified authority = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();
  private final Certified signer =
      TestIaca.signer("CN=Test document signer,C=GB").signedBy(authority);
  private final CredentialVerifier verifier = CredentialVerifier.create();

  private final DcqlQuery query =
      query(
          Queries.of(
              permit("permit", claims("'path':['zone'],'values':['A']") + ",'multiple':true"),
              licence("licence", claims("'path':['org.iso.18013.5.1','family_name']"))));

  private VerificationResult verify(String presented, String nonce) {
    Exchange.Redirect exchange = exchange(nonce);
    HolderBinding.Required binding = new HolderBinding.Required(nonce, exchange.clientId());
    try {
      TestTrust.Node list =
          TestTrust.list("test")
              .entry(
                  TestTrust.entry("council")
                      .service(TestTrust.jwks(ISSUER, issuer.key().publicJwk())))
              .entry(
                  TestTrust.entry("authority")
                      .service(
                          TestTrust.x5c(authority.base64())
                              .with("formats", List.of("mso_mdoc"))
                              .with("types", List.of(Queries.LICENCE))
                              .with("revocation", "if-supplied")));
      return verifier.verify(
          VerificationRequest.of(presented)
              .boundTo(new HolderBinding.InExchange(exchange, Optional.of(binding))),
          TestClock.NOW,
          TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json())),
          Documents.none());
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  private static Exchange.Redirect exchange(String nonce) {
    return new Exchange.Redirect(
        TestWallet.AUDIENCE, nonce, "https://verifier.example/response", Optional.empty());
  }

  private VerificationResult permitFor(String nonce) {
    TestSdJwt token =
        issuer
            .credential()
            .claim("zone", TestCredential.hidden("A"))
            .claim("name", TestCredential.hidden("Rowan Ashdown"))
            .boundTo(holder)
            .issue();
    return verify(new TestWallet(holder).present(token).nonce(nonce).compact(), TestWallet.NONCE);
  }

  private VerificationResult licenceFor(String nonce) {
    byte[] transcript = SessionTranscript.of(exchange(nonce)).toByteArray();
    TestMdoc mdoc =
        TestMdoc.of(Queries.LICENCE, signer, holder)
            .element(Queries.NAMESPACE, "family_name", "Fernhollow")
            .element(Queries.NAMESPACE, "document_number", "FERNH-0001");
    return verify(TestMdoc.response(mdoc.signedFor(transcript)), TestWallet.NONCE);
  }

  private DcqlAnswer check(List<VerificationResult> permits, VerificationResult licence) {
    return DcqlAnswer.check(query, Map.of("permit", permits, "licence", List.of(licence)));
  }

  @Test
  void handsOverWhatWasAskedForOfBothFormats() {
    DcqlAnswer answer = check(List.of(permitFor(TestWallet.NONCE)), licenceFor(TestWallet.NONCE));
    assertThat(answer).isInstanceOf(DcqlAnswer.Satisfied.class);
    DcqlAnswer.Satisfied satisfied = (DcqlAnswer.Satisfied) answer;
    assertThat(satisfied.credentials().getOrDefault("permit", List.of()).get(0).claims().asMap())
        .isEqualTo(Map.of("zone", "A"));
    assertThat(satisfied.credentials().getOrDefault("licence", List.of()).get(0).claims().asMap())
        .isEqualTo(Map.of(Queries.NAMESPACE, Map.of("family_name", "Fernhollow")));
  }

  @Test
  @Violates("dcql.answer.binding")
  void refusesTheWholeAnswerForOneWrongNonceOrTranscript() {
    VerificationResult good = permitFor(TestWallet.NONCE);
    for (DcqlAnswer answer :
        List.of(
            check(List.of(good, permitFor("another")), licenceFor(TestWallet.NONCE)),
            check(List.of(good), licenceFor("another")))) {
      assertThat(answer).isInstanceOf(DcqlAnswer.Unsatisfied.class);
      assertThat(answer.report().with(Outcome.FAILED))
          .extracting(CheckResult::rule)
          .contains(DcqlRule.ANSWER_BINDING);
    }
  }
}
