package dev.assay.status;

import static dev.assay.testkit.TestMdoc.put;
import static dev.assay.testkit.TestMdoc.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.Mechanism;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.StatusReference.Form;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCwtStatusList;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestStatusList;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Status lists in CWT form, as ISO/IEC 18013-5, 12.3.6, wants them. */
class CwtStatusTest {

  private static StatusTrial trial(Document document) {
    TrustedIssuer signer =
        StatusTrial.signer(
            StatusTrial.KEY,
            StatusTrial.terms(Set.of(), Set.of()),
            Mechanism.X5C,
            Signer.CERTIFIED);
    StatusTrial good = StatusTrial.good();
    return new StatusTrial(
        good.lists(),
        List.of(
            new StatusReference.Entry(
                URI.create(StatusTrial.URI_TEXT),
                StatusTrial.INDEX,
                Form.ISO_CWT,
                Optional.empty())),
        good.issuer(),
        good.at(),
        (reference, checks) -> List.of(signer),
        Documents.of(List.of(document)));
  }

  private static StatusTrial trial(TestCwtStatusList list) {
    return trial(list.document());
  }

  private static TestCwtStatusList good() {
    return TestCwtStatusList.at(StatusTrial.URI_TEXT, StatusTrial.KEY);
  }

  @Test
  void readsValidAndRevoked() {
    trial(good()).run().isValid();
    StatusTrial.Tried revoked = trial(good().revoking(StatusTrial.INDEX)).run();
    revoked.fails(StatusRule.NOT_REVOKED);
    assertThat(revoked.outcome()).isEqualTo(StatusOutcome.REVOKED);
  }

  @Test
  void theFormFollowsTheCredentialAndNotTheDocument() {
    trial(StatusTrial.goodList().document()).run().fails(StatusRule.MEDIA_TYPE);
    trial(StatusTrial.goodList().document("application/statuslist+cwt", TestClock.NOW))
        .run()
        .fails(StatusRule.FORM);
    StatusTrial.good().document(good().document()).run().fails(StatusRule.MEDIA_TYPE);
  }

  @Test
  void refusesWhatIsNoTaggedSign1WithItsClaims() {
    for (TestCwtStatusList bad :
        List.of(
            good().message(message -> ((TestCbor.Tagged) message).value()),
            good().message(message -> new TestCbor.Tagged(17, ((TestCbor.Tagged) message).value())),
            good().message(message -> new TestCbor.Tagged(61, message)),
            good().claims(without(2)),
            good().claims(without(6)),
            good().claims(put(6, "now")),
            good().claims(without(65_533)),
            good().claims(put(65_533, TestMdoc.map("bits", 3))),
            good().claims(put(65_533, TestMdoc.map("bits", 1))),
            good().claims(put(4, "never")),
            good().claims(put(5, "soon")),
            good().claims(put(65_534, 0)),
            good().claims(put(1, 7)))) {
      trial(bad).run().fails(StatusRule.FORM);
    }
  }

  @Test
  void everyRuleOfTheJwtFormHoldsForTheCwtForm() {
    trial(good().header(put(16, "application/statuslist+jwt"))).run().fails(StatusRule.TYPE_HEADER);
    trial(good().header(without(16))).run().fails(StatusRule.TYPE_HEADER);
    trial(good().header(header -> put("new", 1).apply(put(2, List.of("new")).apply(header))))
        .run()
        .fails(StatusRule.CRITICAL_HEADER);
    trial(good().header(put(1, -35))).run().fails(StatusRule.ALGORITHM);
    trial(good().header(put(1, 5))).run().fails(StatusRule.ALGORITHM);
    trial(good().claims(put(2, "https://issuer.example/status/2"))).run().fails(StatusRule.SUBJECT);
    trial(good().claims(put(4, TestClock.NOW.getEpochSecond())))
        .run()
        .leavesOpen(StatusRule.NOT_EXPIRED);
    trial(good().claims(put(6, TestClock.NOW.getEpochSecond() + 61)))
        .run()
        .leavesOpen(StatusRule.ISSUED_AT);
    trial(good().claims(put(65_533, Map.of("bits", 1, "lst", new byte[] {1, 2, 3}))))
        .run()
        .fails(StatusRule.EXPANDS);
    trial(good().claims(put(65_533, TestCwtStatusList.list(1, new byte[4]))))
        .run()
        .fails(StatusRule.INDEX);
    trial(TestCwtStatusList.at(StatusTrial.URI_TEXT, dev.assay.testkit.TestKey.es256("other")))
        .run()
        .fails(StatusRule.SIGNATURE);
  }

  @Test
  @Violates("status.iso")
  void refusesAListThatIsNotAsTheStandardWantsIt() {
    trial(good().claims(without(4))).run().fails(StatusRule.ISO_LIST);
    trial(
            good()
                .claims(
                    put(65_533, TestCwtStatusList.list(2, new byte[TestStatusList.ENTRIES / 4]))))
        .run()
        .fails(StatusRule.ISO_LIST);
    TrustedIssuer bare = StatusTrial.issuer(StatusTrial.KEY, StatusTrial.terms(Set.of(), Set.of()));
    trial(good()).signers((reference, checks) -> List.of(bare)).run().fails(StatusRule.ISO_LIST);
  }

  @Test
  void certificatesAreReadFromTheProtectedHeaderAlone() {
    byte[] certificate = {1, 2, 3};
    StatusTrial inside =
        trial(good().header(put(33, certificate)))
            .signers(
                (reference, checks) -> {
                  assertThat(reference.certificates()).containsExactly("AQID");
                  throw checks.halt(StatusRule.SIGNER, "looked");
                });
    inside.run().fails(StatusRule.SIGNER);
    StatusTrial outside =
        trial(
                good()
                    .message(
                        message -> {
                          List<?> parts = (List<?>) ((TestCbor.Tagged) message).value();
                          return new TestCbor.Tagged(
                              18,
                              List.of(
                                  parts.get(0),
                                  TestMdoc.map(33, certificate),
                                  parts.get(2),
                                  parts.get(3)));
                        }))
            .signers(
                (reference, checks) -> {
                  assertThat(reference.certificates()).isEmpty();
                  throw checks.halt(StatusRule.SIGNER, "looked");
                });
    outside.run().fails(StatusRule.SIGNER);
  }
}
