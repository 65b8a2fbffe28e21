package dev.assay.status;

import static dev.assay.status.StatusTrial.INDEX;
import static dev.assay.status.StatusTrial.URI_TEXT;
import static dev.assay.status.StatusTrial.good;
import static dev.assay.status.StatusTrial.goodList;
import static dev.assay.testkit.TestClock.EXPIRES;
import static dev.assay.testkit.TestClock.ISSUED;
import static dev.assay.testkit.TestClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.testkit.TestStatusList;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the list comes from, how old it is, and who may have signed it. */
class StatusEvidenceTest {

  @Test
  @Violates("status.available")
  void asksForTheListOfAPermittedHost() {
    StatusTrial.Tried tried = good().documents(Documents.none()).run();
    tried.leavesOpen(StatusRule.AVAILABLE);
    assertThat(tried.evidence().missing())
        .extracting(DocumentRequest::uri)
        .containsExactly(URI.create(URI_TEXT));
  }

  @ParameterizedTest
  @EnumSource
  @Violates("status.available")
  void leavesOpenWhatCannotBeFetched(FetchFault fault) {
    StatusTrial.Tried tried =
        good().documents(request -> new Finding.Unavailable(fault, "in vain")).run();
    tried.leavesOpen(StatusRule.AVAILABLE);
    assertThat(tried.detail(StatusRule.AVAILABLE)).contains(fault.code());
    assertThat(tried.evidence().missing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/status/1",
        "https://issuer.example:8443/status/1",
        "https://issuer.example.elsewhere.example/status/1",
        "http://issuer.example/status/1",
        "file:///etc/passwd",
        "ftp://issuer.example/status/1"
      })
  @Violates("status.address")
  void asksNobodyWhomTheTrustListDoesNotName(String uri) {
    StatusTrial.Tried tried = good().documents(Documents.none()).at(uri, INDEX).run();
    tried.leavesOpen(StatusRule.ADDRESS);
    assertThat(tried.evidence().missing()).isEmpty();
  }

  @Test
  void takesAListThatCameAlongFromAnywhere() {
    String uri = "http://elsewhere.example/status/1";
    good().at(uri, INDEX).list(TestStatusList.at(uri, StatusTrial.KEY)).run().isValid();
  }

  @Test
  @Violates("status.iat")
  void leavesOpenWhatAListOfLaterSaysAboutBefore() {
    good().at(ISSUED.minusSeconds(61)).run().leavesOpen(StatusRule.ISSUED_AT);
    good().at(ISSUED.minusSeconds(60)).run().isValid();
  }

  @Test
  @Violates("status.nbf")
  void leavesOpenWhatAListSaysThatIsNotYetValid() {
    TestStatusList list = goodList().claim("nbf", NOW.getEpochSecond());
    good().list(list).at(NOW.minusSeconds(61)).run().leavesOpen(StatusRule.NOT_BEFORE);
    good().list(list).at(NOW.minusSeconds(60)).run().isValid();
  }

  @Test
  @Violates("status.exp")
  void leavesOpenWhatAnExpiredListSays() {
    good().at(EXPIRES).run().leavesOpen(StatusRule.NOT_EXPIRED);
    good().at(EXPIRES.minusNanos(1)).run().isValid();
    good().list(goodList().entry(INDEX, 1)).at(EXPIRES).run().leavesOpen(StatusRule.NOT_EXPIRED);
  }

  @Test
  @Violates("status.ttl")
  void leavesOpenWhatAListSaysThatIsDueForRenewalAndHasNoEnd() {
    TestStatusList list = goodList().claim("ttl", 600).token(jws -> jws.withoutClaim("exp"));
    StatusTrial trial = good().document(list.document(NOW.minusSeconds(600)));
    trial.run().leavesOpen(StatusRule.FRESH);
    good().document(list.document(NOW.minusSeconds(599))).run().isValid();
  }

  @Test
  void takesAnUnexpiredListThatIsDueForRenewalAndSaysSo() {
    TestStatusList list = goodList().claim("ttl", 600.5);
    StatusTrial.Tried tried = good().document(list.document(NOW.minusSeconds(700))).run();
    tried.isValid();
    assertThat(tried.detail(StatusRule.FRESH)).contains("renewal is due");
  }

  @Test
  @Violates("status.signer")
  void refusesAListWhoseSignerTheTrustListDoesNotName() {
    good()
        .signers(
            (reference, checks) -> {
              throw checks.halt(StatusRule.KNOWN, "nobody of that name");
            })
        .run()
        .fails(StatusRule.SIGNER);
    good().signers((reference, checks) -> List.of()).run().fails(StatusRule.SIGNER);
  }

  @Test
  @Violates("status.signer")
  void refusesASignerWhoWasFoundInSpiteOfAFailedRule() {
    StatusTrial trial = good();
    trial
        .signers(
            (reference, checks) -> {
              checks.fail(StatusRule.KNOWN, "not for this entry");
              return List.of(trial.issuer());
            })
        .run()
        .fails(StatusRule.SIGNER);
  }

  @Test
  void leavesOpenWhetherTheSignerMayWhileThatCannotBeFoundOut() {
    StatusTrial trial = good();
    trial
        .signers(
            (reference, checks) -> {
              throw checks.haltUndetermined(StatusRule.AVAILABLE, "its DID document is missing");
            })
        .run()
        .leavesOpen(StatusRule.SIGNER);
    trial
        .signers(
            (reference, checks) -> {
              checks.undetermined(StatusRule.AVAILABLE, "its DID document is missing");
              return List.of(trial.issuer());
            })
        .run()
        .leavesOpen(StatusRule.SIGNER);
  }

  @Test
  void asksForTheSignerAsTheTokenNamesIt() {
    StatusTrial trial = good();
    TestStatusList list =
        goodList()
            .claim("iss", "https://issuer.example")
            .header("kid", "k1")
            .header("x5c", List.of("AA=="));
    trial
        .list(list)
        .signers(
            (reference, checks) -> {
              assertThat(reference.identifier()).contains("https://issuer.example");
              assertThat(reference.keyId()).contains("k1");
              assertThat(reference.algorithm()).contains("ES256");
              assertThat(reference.certificates()).containsExactly("AA==");
              return List.of(trial.issuer());
            })
        .run()
        .isValid();
  }

  @Test
  void neverNamesTheListOrTheIndex() {
    StatusTrial open = good().documents(Documents.none());
    StatusTrial expired = good().at(EXPIRES);
    StatusTrial other = good().list(goodList().claim("sub", URI_TEXT + "0"));
    for (StatusTrial trial : List.of(good(), open, expired, other, good().index(98_765))) {
      assertThat(trial.run().report().results())
          .extracting(CheckResult::detail)
          .noneMatch(detail -> detail.contains("/status/") || detail.contains("98765"))
          .noneMatch(detail -> detail.contains(Integer.toString(INDEX)));
      assertThat(trial.references().toString()).isEqualTo("[Entry]");
    }
  }
}
