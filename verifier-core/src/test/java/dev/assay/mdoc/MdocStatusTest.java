package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.credential.StatusOutcome;
import dev.assay.document.DocumentKind;
import dev.assay.json.ResultWriter;
import dev.assay.status.StatusRule;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCwtStatusList;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestIdentifierList;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The status of mobile documents, from the security object to the verdict. */
class MdocStatusTest {

  private static final String LIST = "https://status.example/1";
  private static final String IDENTIFIERS = "https://status.example/2";
  private static final byte[] ID = TestIdentifierList.id(417);

  private final MdocSetting setting = new MdocSetting();
  private final Certified other =
      TestIaca.authority("CN=Test status authority,C=GB").keys(TestPki.p256("other")).selfSigned();
  private final Certified below = signer(setting.authority);
  private final Certified belowOther = signer(other);

  private static Certified signer(Certified authority) {
    return TestPki.leaf("CN=Test status signer,C=GB").signedBy(authority);
  }

  /** Status lists count if they are signed below these, documents below the authority as well. */
  private void listing(Certified... authorities) {
    List<Map<String, String>> anchors =
        Stream.of(authorities).map(one -> Map.of("certificate", one.base64())).toList();
    setting.where(
        service ->
            service
                .with("roles", List.of("issuance", "status"))
                .with("hosts", List.of("status.example"))
                .with("anchors", anchors));
  }

  private static TestIdentifierList identifiers(Certified signer) {
    return TestIdentifierList.at(IDENTIFIERS, TestKey.of(signer))
        .header(TestMdoc.put(33, signer.der()));
  }

  private static TestCwtStatusList statuses(Certified signer) {
    return TestCwtStatusList.at(LIST, TestKey.of(signer)).header(TestMdoc.put(33, signer.der()));
  }

  private static Map<Object, Object> entry() {
    return new LinkedHashMap<>(Map.of("idx", 7, "uri", LIST));
  }

  private static Map<Object, Object> identifier() {
    return new LinkedHashMap<>(Map.of("id", ID, "uri", IDENTIFIERS));
  }

  private static Map<Object, Object> under(Certified point, Map<Object, Object> member) {
    return TestMdoc.put("certificate", point.der()).apply(member);
  }

  private TestMdoc listed(Map<Object, Object> member) {
    return setting.licence().mso("status", Map.of("status_list", member));
  }

  private TestMdoc identified(Map<Object, Object> member) {
    return setting.licence().mso("status", Map.of("identifier_list", member));
  }

  private VerificationResult verify(TestMdoc mdoc) {
    return setting.verify(TestMdoc.response(mdoc.signedFor(TRANSCRIPT)), REQUIRED, TestClock.NOW);
  }

  private void leavesOpen(StatusRule rule, TestMdoc mdoc) {
    VerificationResult result = verify(mdoc);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(MdocSetting.faults(result)).extracting(CheckResult::rule).containsExactly(rule);
    assertThat(result.facts().status()).isEqualTo(StatusOutcome.UNKNOWN);
  }

  @Test
  void anIdentifierListSaysWhatWasRevoked() {
    listing(setting.authority);
    VerificationResult.Accepted accepted =
        setting.with(identifiers(below).document()).accepted(identified(identifier()));
    assertThat(accepted.facts().status()).isEqualTo(StatusOutcome.VALID);
    assertThat(accepted.facts().report().outcomeOf(StatusRule.TRUST_POINT))
        .isEqualTo(Outcome.PASSED);

    setting.with(identifiers(below).revoking(ID).document());
    setting.rejected(StatusRule.NOT_IDENTIFIED, identified(identifier()));
    VerificationResult revoked = verify(identified(identifier()));
    assertThat(revoked.facts().status()).isEqualTo(StatusOutcome.REVOKED);
    assertThat(ResultWriter.write(revoked, Optional.empty())).contains("\"status\":\"revoked\"");
  }

  @Test
  void anIdentifierListThatIsNotThereLeavesTheDecisionOpen() {
    listing(setting.authority);
    leavesOpen(StatusRule.AVAILABLE, identified(identifier()));
    VerificationResult result = verify(identified(identifier()));
    assertThat(result.missing())
        .extracting(wanted -> wanted.kind())
        .containsExactly(DocumentKind.IDENTIFIER_LIST);
    assertThat(ResultWriter.write(result, Optional.empty()))
        .contains("\"kind\":\"identifier-list\"");
  }

  @Test
  void bothWaysAreTakenAndTheWorseCounts() {
    listing(setting.authority);
    TestMdoc both =
        setting
            .licence()
            .mso("status", Map.of("status_list", entry(), "identifier_list", identifier()));
    setting.with(statuses(below).document(), identifiers(below).document()).accepted(both);
    setting
        .with(statuses(below).document(), identifiers(below).revoking(ID).document())
        .rejected(StatusRule.NOT_IDENTIFIED, both);
    setting
        .with(statuses(below).revoking(7).document(), identifiers(below).document())
        .rejected(StatusRule.NOT_REVOKED, both);
    setting.with(identifiers(below).document());
    leavesOpen(StatusRule.AVAILABLE, both);
    setting.with(identifiers(below).revoking(ID).document());
    assertThat(verify(both).verdict()).isEqualTo(Verdict.REJECTED);
  }

  @Test
  void membersThatNobodyKnowsArePassedOver() {
    listing(setting.authority);
    Map<Object, Object> more = TestMdoc.put("new", List.of(1)).apply(identifier());
    setting
        .with(identifiers(below).document())
        .accepted(
            setting.licence().mso("status", Map.of("identifier_list", more, "new_list", Map.of())));
  }

  @Test
  void theCertificateThatTheDocumentNamesIsTheTrustPointOfItsStatus() {
    listing(setting.authority, other);
    setting.with(statuses(belowOther).document()).accepted(listed(under(other, entry())));
    setting
        .with(identifiers(belowOther).document())
        .accepted(identified(under(other, identifier())));
    setting.with(statuses(below).document()).accepted(listed(under(setting.authority, entry())));
  }

  @Test
  @Violates("status.trust-point")
  void refusesAListBelowAnotherCertificateThanTheDocumentNames() {
    listing(setting.authority, other);
    setting
        .with(statuses(below).document())
        .rejected(StatusRule.TRUST_POINT, listed(under(other, entry())));
    setting
        .with(identifiers(below).document())
        .rejected(StatusRule.TRUST_POINT, identified(under(other, identifier())));
    Certified impostor =
        TestIaca.authority("CN=Test IACA,C=GB").keys(TestPki.p256("impostor")).selfSigned();
    setting
        .with(statuses(below).document())
        .rejected(StatusRule.TRUST_POINT, listed(under(impostor, entry())));
  }

  @Test
  @Violates("status.trust-point")
  void refusesAListBelowAnotherAuthorityThanTheDocumentsOwnIfItNamesNone() {
    listing(setting.authority, other);
    setting.with(statuses(below).document()).accepted(listed(entry()));
    setting.with(statuses(belowOther).document()).rejected(StatusRule.TRUST_POINT, listed(entry()));
    setting
        .with(identifiers(belowOther).document())
        .rejected(StatusRule.TRUST_POINT, identified(identifier()));
  }

  @Test
  void anIssuerAppointsNoSignersThatTheTrustListDoesNotHave() {
    listing(setting.authority);
    setting.with(statuses(belowOther).document());
    leavesOpen(StatusRule.TRUST_POINT, listed(under(other, entry())));
    assertThat(MdocSetting.detail(verify(listed(under(other, entry())))))
        .contains("CN=Test status authority");
    setting.with(identifiers(belowOther).revoking(ID).document());
    leavesOpen(StatusRule.TRUST_POINT, identified(under(other, identifier())));
  }

  @Test
  void aListThatNobodyAppointedIsRefusedAsEver() {
    listing(setting.authority);
    setting
        .with(statuses(belowOther).document())
        .rejected(StatusRule.SIGNER, listed(under(setting.authority, entry())));
    setting.rejected(StatusRule.SIGNER, listed(entry()));
  }

  @Test
  void aListedSignerOfListsStillHasToComeFromTheTrustPoint() {
    listing(setting.authority, below, belowOther);
    setting.with(statuses(below).document()).accepted(listed(entry()));
    setting.with(statuses(belowOther).document()).accepted(listed(under(other, entry())));
    setting.rejected(StatusRule.TRUST_POINT, listed(entry()));
  }

  @Test
  void theAuthorityOfAListedSignerOfDocumentsIsNotKnown() {
    listing(setting.signer, other);
    VerificationResult.Accepted accepted =
        setting.with(statuses(belowOther).document()).accepted(listed(entry()));
    assertThat(accepted.facts().report().outcomeOf(StatusRule.TRUST_POINT))
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
