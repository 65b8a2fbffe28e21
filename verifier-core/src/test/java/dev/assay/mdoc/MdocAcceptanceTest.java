package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.DEVICE_NAMESPACE;
import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.NOT_REQUIRED;
import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborTagged;
import dev.assay.check.Outcome;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.StatusOutcome;
import dev.assay.document.DocumentKind;
import dev.assay.json.ResultWriter;
import dev.assay.status.StatusRule;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCwtStatusList;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is accepted, and what a verifier then learns. */
class MdocAcceptanceTest {

  private final MdocSetting setting = new MdocSetting();

  @Test
  void acceptsALicenceWithTheDevicesSignature() {
    VerificationResult.Accepted accepted = setting.accepted(setting.licence());

    assertThat(accepted.facts().format()).contains("mso_mdoc");
    assertThat(accepted.facts().type()).contains("org.iso.18013.5.1.mDL");
    assertThat(accepted.facts().holder()).isEqualTo(HolderProof.PROVED);
    assertThat(accepted.facts().issuer().orElseThrow().name()).isEqualTo("Issuer authority");
    assertThat(accepted.credential().issuedAt()).contains(TestClock.ISSUED);
    assertThat(accepted.credential().claims().asMap())
        .isEqualTo(
            Map.of(
                NAMESPACE, Map.of("family_name", "Fernhollow", "document_number", "FERNH-0001")));
    assertThat(accepted.facts().report().with(Outcome.NOT_RUN)).isEmpty();
  }

  @Test
  void claimsKeepTheirCborTypesAndHaveAJsonForm() {
    VerificationResult.Accepted accepted =
        setting.accepted(
            setting
                .licence()
                .element(NAMESPACE, "birth_date", new TestCbor.Tagged(1004, "1990-02-03"))
                .element(NAMESPACE, "issue_date", TestCbor.date("2026-05-01T00:00:00Z"))
                .element(NAMESPACE, "portrait", new byte[] {-1, -40, -1})
                .element(NAMESPACE, "age_over_18", true)
                .element(NAMESPACE, "sex", 1)
                .element(NAMESPACE, "odd", Map.of(1, "one"))
                .element(NAMESPACE, "weight", 61.1));

    assertThat(at(accepted, "birth_date"))
        .isEqualTo(CborTagged.of(CborTagged.FULL_DATE, "1990-02-03"));
    assertThat(at(accepted, "portrait")).isEqualTo(ByteString.of((byte) -1, (byte) -40, (byte) -1));
    assertThat(accepted.credential().claims().asJson().get(NAMESPACE))
        .isEqualTo(
            Map.of(
                "family_name",
                "Fernhollow",
                "document_number",
                "FERNH-0001",
                "birth_date",
                "1990-02-03",
                "issue_date",
                "2026-05-01T00:00:00Z",
                "portrait",
                "_9j_",
                "age_over_18",
                true,
                "sex",
                1L,
                "odd",
                List.of(List.of(1L, "one")),
                "weight",
                new java.math.BigDecimal("61.1")));
  }

  private static Object at(VerificationResult.Accepted accepted, String element) {
    return accepted.credential().claims().at(ClaimsPath.of(NAMESPACE, element)).get(0);
  }

  @Test
  void issuerSignedAloneIsAcceptedWithoutAnyHolder() {
    VerificationResult.Accepted accepted =
        setting.accepted(setting.licence().issuerSigned(), NOT_REQUIRED);

    assertThat(accepted.facts().holder()).isEqualTo(HolderProof.NOT_REQUIRED);
  }

  @Test
  void whatTheDeviceSignedStandsApartFromWhatTheIssuerSigned() {
    TestMdoc mdoc = withDeviceElements();

    VerificationResult.Accepted proved = setting.accepted(mdoc);
    VerificationResult.Accepted unasked =
        setting.accepted(TestMdoc.response(mdoc.signedFor(TRANSCRIPT)), NOT_REQUIRED);

    assertThat(proved.credential().claims().asMap()).containsOnlyKeys(NAMESPACE);
    assertThat(proved.holderClaims().asMap())
        .isEqualTo(Map.of(DEVICE_NAMESPACE, Map.of("seat", "12A")));
    assertThat(ResultWriter.toMap(proved, Optional.empty()).get("holderClaims"))
        .isEqualTo(Map.of(DEVICE_NAMESPACE, Map.of("seat", "12A")));
    assertThat(unasked.holderClaims().isEmpty()).isTrue();
    assertThat(ResultWriter.write(unasked, Optional.empty())).doesNotContain("12A");
  }

  private TestMdoc withDeviceElements() {
    return setting
        .licence()
        .deviceElements(Map.of(DEVICE_NAMESPACE, Map.of("seat", "12A")))
        .keyAuthorizations(Map.of("nameSpaces", List.of(DEVICE_NAMESPACE)));
  }

  @Test
  void everyPairOfAlgorithmAndKeyIsVerified() {
    for (TestKey key :
        List.of(TestKey.es256("d"), TestKey.es384("d"), TestKey.es512("d"), TestKey.ed25519("d"))) {
      for (String hash : List.of("SHA-256", "SHA-384", "SHA-512")) {
        TestMdoc mdoc =
            TestMdoc.of(MdocSetting.LICENCE, setting.signer, key)
                .element(NAMESPACE, "family_name", "Fernhollow")
                .hash(hash);
        assertThat(setting.accepted(mdoc).verdict()).isEqualTo(Verdict.ACCEPTED);
      }
    }
  }

  @Test
  void fullySpecifiedAlgorithmsMeanTheSame() {
    setting.accepted(
        setting.licence().issuerHeader(TestMdoc.put(1, -9)).deviceHeader(TestMdoc.put(1, -9)));
  }

  @Test
  void unknownMembersAndMinorVersionsArePassedOver() {
    TestMdoc mdoc =
        setting
            .licence()
            .mso("version", "1.7")
            .mso("future", 1)
            .document(TestMdoc.put("errors", Map.of(NAMESPACE, Map.of("portrait", 0))))
            .items(TestMdoc.put("future", true));

    setting.accepted(
        TestMdoc.response(
            response -> {
              response.put("version", "1.1");
              response.put("future", 1);
              return response;
            },
            List.of(mdoc.signedFor(TRANSCRIPT))),
        REQUIRED);
  }

  @Test
  void aDocumentMayReturnNothing() {
    VerificationResult.Accepted accepted =
        setting.accepted(TestMdoc.of(MdocSetting.LICENCE, setting.signer, setting.device));

    assertThat(accepted.credential().claims().isEmpty()).isTrue();
  }

  @Test
  void eachOfSeveralDocumentsHasItsResultAndTheWorstDecides() {
    Map<Object, Object> good = setting.licence().signedFor(TRANSCRIPT);
    Map<Object, Object> bad = setting.licence().mso("version", "1.0").signedFor(new byte[] {0});
    VerificationResult both =
        setting.verify(TestMdoc.response(List.of(good, good)), REQUIRED, TestClock.NOW);
    VerificationResult one =
        setting.verify(TestMdoc.response(List.of(good, bad)), REQUIRED, TestClock.NOW);

    assertThat(both.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(both).isInstanceOf(VerificationResult.Several.class);
    assertThat(one.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(one.each())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.ACCEPTED, Verdict.REJECTED);
    MdocSetting.rejected(MdocRule.DEVICE_SIGNATURE, one.each().get(1));
    Map<String, Object> json = ResultWriter.toMap(one, Optional.of("case-1"));
    assertThat(json).containsEntry("verdict", "rejected").containsEntry("id", "case-1");
    assertThat(json).doesNotContainKey("claims");
    assertThat((List<?>) json.get("results")).hasSize(2);
  }

  @Test
  void theStatusStandsInAListThatTheAuthoritySigned() {
    String uri = "https://status.example/1";
    TestPki.Certified statusSigner =
        TestPki.leaf("CN=Test status signer,C=GB").signedBy(setting.authority);
    TestCwtStatusList list =
        TestCwtStatusList.at(uri, TestKey.of(statusSigner))
            .header(TestMdoc.put(33, statusSigner.der()));
    TestMdoc mdoc =
        setting.licence().mso("status", Map.of("status_list", Map.of("idx", 7, "uri", uri)));
    setting.where(service -> service.with("roles", List.of("issuance", "status")));

    assertThat(setting.with(list.document()).accepted(mdoc).facts().status())
        .isEqualTo(StatusOutcome.VALID);
    setting.with(list.revoking(7).document()).rejected(StatusRule.NOT_REVOKED, mdoc);
    setting.with(list.header(header -> header).document()).rejected(StatusRule.SIGNER, mdoc);
  }

  @Test
  void aStatusListThatIsNotThereLeavesTheDecisionOpen() {
    TestMdoc mdoc =
        setting
            .licence()
            .mso(
                "status",
                Map.of("status_list", Map.of("idx", 7, "uri", "https://status.example/1")));
    setting.where(service -> service.with("hosts", List.of("status.example")));
    VerificationResult result =
        setting.verify(TestMdoc.response(mdoc.signedFor(TRANSCRIPT)), REQUIRED, TestClock.NOW);

    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.missing())
        .extracting(wanted -> wanted.kind())
        .containsExactly(DocumentKind.STATUS_LIST_CWT);
  }
}
