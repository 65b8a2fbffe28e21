package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.credential.StatusOutcome;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.FetchFault;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import dev.assay.status.StatusRule;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The loop around the verb: it fetches what is missing, once, and only for credentials that nothing
 * else speaks against.
 */
class FetchingVerifierTest {

  private static final String ISSUER = "https://issuer.example";
  private static final String LIST = "https://issuer.example/statuslists/1";

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final TestIssuer issuer =
      TestIssuer.withKey(ISSUER, TestKey.es256("issuer").named("key-1"));
  private final String presentation = issuer.credential().status(LIST, 7).issue().compact();
  private final List<DocumentRequest> fetched = new ArrayList<>();

  @Test
  void fetchesTheStatusListAndDecides() throws TrustListFault {
    VerificationResult result = verify(presentation, answering(issuer.statusList(LIST).document()));
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(result.facts().status()).isEqualTo(StatusOutcome.VALID);
    assertThat(fetched).hasSize(1);
  }

  @Test
  void aDocumentThatIsNamedInTheReportReplaysTheDecision() throws TrustListFault {
    VerificationResult first = verify(presentation, answering(issuer.statusList(LIST).document()));
    VerificationResult again =
        verifier.verify(
            VerificationRequest.of(presentation),
            TestClock.NOW,
            trust(),
            Documents.of(first.facts().documents()));
    assertThat(again.facts().report()).isEqualTo(first.facts().report());
  }

  @Test
  void aListOutOfReachIsNoRevocation() throws TrustListFault {
    Finding unreachable = new Finding.Unavailable(FetchFault.TIMEOUT, "no answer within 5 s");
    VerificationResult result =
        verify(
            presentation, wanted -> CompletableFuture.completedFuture(record(wanted, unreachable)));
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.facts().status()).isEqualTo(StatusOutcome.UNKNOWN);
    assertThat(result.facts().report().outcomeOf(StatusRule.AVAILABLE))
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(fetched).hasSize(1);
  }

  @Test
  void nothingIsFetchedForACredentialThatIsAlreadyBad() throws TrustListFault {
    String expired =
        issuer
            .credential()
            .status(LIST, 7)
            .claim("exp", TestClock.NOW.minusSeconds(3600).getEpochSecond())
            .issue()
            .compact();
    assertThat(verify(expired, answering(issuer.statusList(LIST).document())).verdict())
        .isEqualTo(Verdict.REJECTED);
    String forged =
        issuer.credential().status(LIST, 7).signedBy(TestKey.es256("mallory")).issue().compact();
    assertThat(verify(forged, answering(issuer.statusList(LIST).document())).verdict())
        .isEqualTo(Verdict.REJECTED);
    assertThat(fetched).isEmpty();
  }

  @Test
  void aFetcherThatNeverFindsAnythingIsNotAskedForever() throws TrustListFault {
    VerificationResult result =
        verify(
            presentation,
            wanted -> CompletableFuture.completedFuture(record(wanted, new Finding.Missing())));
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(fetched).hasSizeLessThan(20);
  }

  private VerificationResult verify(String text, Fetcher fetcher) throws TrustListFault {
    FetchingVerifier fetching = new FetchingVerifier(verifier, Documents.none(), fetcher);
    return fetching
        .verify(VerificationRequest.of(text), TestClock.NOW, trust(), Documents.none())
        .toCompletableFuture()
        .join();
  }

  private Fetcher answering(Document document) {
    return wanted -> CompletableFuture.completedFuture(record(wanted, new Finding.Found(document)));
  }

  private Finding record(DocumentRequest wanted, Finding finding) {
    fetched.add(wanted);
    return finding;
  }

  private TrustLists trust() throws TrustListFault {
    TestTrust.Node service =
        TestTrust.jwks(ISSUER, issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("hosts", List.of("issuer.example"));
    TestTrust.Node list = TestTrust.list("test").entry(TestTrust.entry("issuer").service(service));
    return TrustLists.of(new TrustListReader(verifier.crypto()).plain("test", list.json()));
  }
}
