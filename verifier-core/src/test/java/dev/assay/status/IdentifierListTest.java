package dev.assay.status;

import static dev.assay.testkit.TestIdentifierList.id;
import static dev.assay.testkit.TestMdoc.map;
import static dev.assay.testkit.TestMdoc.put;
import static dev.assay.testkit.TestMdoc.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cbor.ByteString;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.credential.Mechanism;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.StatusReference.Form;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Documents;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCwtStatusList;
import dev.assay.testkit.TestIdentifierList;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of what was revoked: ISO/IEC 18013-5, 12.3.6.4. */
class IdentifierListTest {

  private static final String PLACE = "https://issuer.example/identifiers/1";
  private static final byte[] OURS = id(417);

  private static final StatusReference.Identifier REFERENCE =
      new StatusReference.Identifier(URI.create(PLACE), ByteString.of(OURS), Optional.empty());

  private static final StatusReference.Entry ENTRY =
      new StatusReference.Entry(
          URI.create(StatusTrial.URI_TEXT), StatusTrial.INDEX, Form.ISO_CWT, Optional.empty());

  private static StatusTrial trial(List<StatusReference> references, Document... documents) {
    TrustedIssuer signer =
        StatusTrial.signer(
            StatusTrial.KEY,
            StatusTrial.terms(Set.of(), Set.of()),
            Mechanism.X5C,
            Signer.CERTIFIED);
    StatusTrial good = StatusTrial.good();
    return new StatusTrial(
        good.lists(),
        references,
        good.issuer(),
        good.at(),
        (reference, checks) -> List.of(signer),
        Documents.of(List.of(documents)));
  }

  private static StatusTrial trial(TestIdentifierList list) {
    return trial(List.of(REFERENCE), list.document());
  }

  private static TestIdentifierList good() {
    return TestIdentifierList.at(PLACE, StatusTrial.KEY);
  }

  private static TestCwtStatusList statuses() {
    return TestCwtStatusList.at(StatusTrial.URI_TEXT, StatusTrial.KEY);
  }

  @Test
  @Violates("status.identified")
  void whatIsListedIsRevoked() {
    trial(good()).run().isValid();
    trial(good().revoking()).run().isValid();
    for (TestIdentifierList list :
        List.of(
            good().revoking(OURS),
            good().revoking(id(1), OURS, id(1_000)),
            good().revoking(id(1_000), id(9), OURS))) {
      StatusTrial.Tried revoked = trial(list).run();
      revoked.fails(StatusRule.NOT_IDENTIFIED);
      assertThat(revoked.outcome()).isEqualTo(StatusOutcome.REVOKED);
    }
  }

  @Test
  void whatStandsBesideAnIdentifierChangesNothing() {
    for (Object info : List.of(Map.of(), Map.of("reason", "lost"), 0, false, List.of(Map.of()))) {
      Map<Object, Object> identifiers = map(OURS, info);
      trial(good().claims(put(65_530, Map.of("identifiers", identifiers))))
          .run()
          .fails(StatusRule.NOT_IDENTIFIED);
    }
  }

  @Test
  void aPartOfAnIdentifierIsAnotherOne() {
    byte[] shorter = Arrays.copyOf(OURS, 15);
    byte[] longer = Arrays.copyOf(OURS, 17);
    trial(good().revoking(shorter, longer, new byte[0])).run().isValid();
  }

  @Test
  void findsOneAmongManyInAnyOrderAndAgainWithoutReadingAgain() {
    byte[][] many =
        IntStream.range(0, 60_000).mapToObj(TestIdentifierList::id).toArray(byte[][]::new);
    StatusTrial trial = trial(good().revoking(many));
    for (int round = 0; round < 2; round++) {
      trial.run().fails(StatusRule.NOT_IDENTIFIED);
      assertThat(trial.run().report().outcomeOf(StatusRule.SIGNATURE)).isEqualTo(Outcome.PASSED);
    }
  }

  @Test
  @Violates("status.identifiers")
  void refusesAnotherListThanOneOfIdentifiersAlone() {
    for (Object bad :
        List.of(
            1,
            List.of(OURS),
            Map.of(),
            Map.of("identifiers", List.of(OURS)),
            Map.of("identifiers", Map.of("a", Map.of())),
            Map.of("aggregation_uri", "https://issuer.example/all"))) {
      trial(good().claims(put(65_530, bad))).run().fails(StatusRule.IDENTIFIERS);
    }
    trial(good().claims(without(65_530))).run().fails(StatusRule.IDENTIFIERS);
    trial(good().claims(put(65_533, TestCwtStatusList.list(1, new byte[4]))))
        .run()
        .fails(StatusRule.IDENTIFIERS);
  }

  @Test
  void refusesWhatIsNoTokenOfThatForm() {
    TestCbor.Pairs twice =
        new TestCbor.Pairs(List.of(Map.entry(OURS, Map.of()), Map.entry(OURS.clone(), Map.of())));
    TestCbor.Pairs mixed =
        new TestCbor.Pairs(List.of(Map.entry(OURS, Map.of()), Map.entry("a", Map.of())));
    for (TestIdentifierList bad :
        List.of(
            good().message(message -> ((TestCbor.Tagged) message).value()),
            good().message(message -> new TestCbor.Tagged(61, message)),
            good().claims(without(2)),
            good().claims(without(6)),
            good().claims(put(4, "never")),
            good().claims(put(65_534, 0)),
            good().claims(put(65_530, Map.of("identifiers", twice))),
            good().claims(put(65_530, Map.of("identifiers", mixed))))) {
      trial(bad).run().fails(StatusRule.FORM);
    }
  }

  @Test
  void everyRuleOfStatusListsHoldsForIdentifierLists() {
    trial(List.of(REFERENCE), good().document("application/statuslist+cwt", TestClock.NOW))
        .run()
        .fails(StatusRule.MEDIA_TYPE);
    trial(good().header(put(16, "application/statuslist+cwt"))).run().fails(StatusRule.TYPE_HEADER);
    trial(good().header(without(16))).run().fails(StatusRule.TYPE_HEADER);
    trial(good().header(header -> put("new", 1).apply(put(2, List.of("new")).apply(header))))
        .run()
        .fails(StatusRule.CRITICAL_HEADER);
    trial(good().header(put(1, -35))).run().fails(StatusRule.ALGORITHM);
    trial(good().claims(put(2, PLACE + "0"))).run().fails(StatusRule.SUBJECT);
    trial(good().claims(put(6, TestClock.NOW.getEpochSecond() + 61)))
        .run()
        .leavesOpen(StatusRule.ISSUED_AT);
    trial(good().claims(put(5, TestClock.NOW.getEpochSecond() + 61)))
        .run()
        .leavesOpen(StatusRule.NOT_BEFORE);
    trial(TestIdentifierList.at(PLACE, TestKey.es256("other"))).run().fails(StatusRule.SIGNATURE);
    TrustedIssuer bare = StatusTrial.issuer(StatusTrial.KEY, StatusTrial.terms(Set.of(), Set.of()));
    trial(good()).signers((reference, checks) -> List.of(bare)).run().fails(StatusRule.ISO_LIST);
  }

  @Test
  void anExpiryIsDemandedAndWhatHasExpiredSaysNothing() {
    trial(good().claims(without(4))).run().fails(StatusRule.ISO_LIST);
    long now = TestClock.NOW.getEpochSecond();
    trial(good().claims(put(4, now))).run().leavesOpen(StatusRule.NOT_EXPIRED);
    trial(good().revoking(OURS).claims(put(4, now))).run().leavesOpen(StatusRule.NOT_EXPIRED);
  }

  @Test
  void aListThatIsNotThereLeavesTheDecisionOpenAndIsAskedFor() {
    StatusTrial.Tried tried = trial(List.of(REFERENCE)).run();
    tried.leavesOpen(StatusRule.AVAILABLE);
    assertThat(tried.evidence().missing())
        .extracting(wanted -> wanted.kind())
        .containsExactly(DocumentKind.IDENTIFIER_LIST);
  }

  @Test
  void aListThatIsTooBigIsAsGoodAsNone() {
    byte[] big = new byte[DocumentKind.IDENTIFIER_LIST.maxBytes()];
    trial(good().claims(put(7, big))).run().leavesOpen(StatusRule.AVAILABLE);
  }

  @Test
  void ofTwoPlacesBothAreLookedAtAndTheWorseCounts() {
    List<StatusReference> both = List.of(ENTRY, REFERENCE);
    Document valid = statuses().document();
    Document revoked = statuses().revoking(StatusTrial.INDEX).document();
    Document listed = good().revoking(OURS).document();

    StatusTrial.Tried good = trial(both, valid, good().document()).run();
    good.isValid();
    assertThat(good.report().with(Outcome.PASSED))
        .extracting(CheckResult::rule)
        .contains(StatusRule.INDEX, StatusRule.NOT_REVOKED, StatusRule.NOT_IDENTIFIED);

    assertThat(
            trial(both, revoked, good().document()).run().fails(StatusRule.NOT_REVOKED).outcome())
        .isEqualTo(StatusOutcome.REVOKED);
    assertThat(trial(both, valid, listed).run().fails(StatusRule.NOT_IDENTIFIED).outcome())
        .isEqualTo(StatusOutcome.REVOKED);
  }

  @Test
  void aPlaceOutOfReachDoesNotHideWhatTheOtherSays() {
    List<StatusReference> both = List.of(ENTRY, REFERENCE);
    StatusTrial.Tried revoked = trial(both, good().revoking(OURS).document()).run();
    assertThat(revoked.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(StatusRule.NOT_IDENTIFIED);
    assertThat(revoked.outcome()).isEqualTo(StatusOutcome.REVOKED);

    trial(both, good().document()).run().leavesOpen(StatusRule.AVAILABLE);
    trial(both, statuses().document()).run().leavesOpen(StatusRule.AVAILABLE);
    assertThat(trial(both).run().evidence().missing())
        .extracting(wanted -> wanted.kind())
        .containsExactly(DocumentKind.STATUS_LIST_CWT, DocumentKind.IDENTIFIER_LIST);
  }

  @Test
  void oneListIsNotReadAsTheOther() {
    StatusReference.Identifier there =
        new StatusReference.Identifier(ENTRY.uri(), REFERENCE.id(), Optional.empty());
    trial(List.of(there), statuses().document()).run().fails(StatusRule.MEDIA_TYPE);
    trial(List.of(there), statuses().document(TestIdentifierList.MEDIA_TYPE, TestClock.NOW))
        .run()
        .fails(StatusRule.TYPE_HEADER);
  }

  @Test
  void neverNamesTheListOrTheIdentifier() {
    for (TestIdentifierList list :
        List.of(good(), good().revoking(OURS), good().claims(put(4, 1)))) {
      assertThat(trial(list).run().report().results())
          .extracting(CheckResult::detail)
          .noneMatch(detail -> detail.contains("/identifiers/"))
          .noneMatch(detail -> detail.contains(ByteString.of(OURS).toHex()));
    }
    assertThat(REFERENCE.toString()).isEqualTo("Identifier");
  }
}
