package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.LICENCE;
import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.NOT_REQUIRED;
import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static dev.assay.testkit.TestMdoc.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import dev.assay.trust.TrustRule;
import dev.assay.x509.X509Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** Issuer data authentication: ISO/IEC 18013-5, 12.8.1. */
class MdocIssuerRuleTest {

  private final MdocSetting setting = new MdocSetting();

  @Test
  @Violates("mdoc.cbor.preferred")
  void refusesLongFormsUnderTheStrictProfileAndNotesThemOtherwise() {
    String longHead =
        TestMdoc.response(
            put("status", new TestCbor.Raw(new byte[] {0x18, 0})),
            List.of(setting.licence().signedFor(TRANSCRIPT)));

    assertThat(
            setting
                .accepted(longHead, REQUIRED)
                .facts()
                .report()
                .outcomeOf(MdocRule.PREFERRED_FORM))
        .isEqualTo(Outcome.NOT_APPLICABLE);
    setting
        .where(service -> service.with("profiles", List.of("iso-18013-5")))
        .rejected(MdocRule.PREFERRED_FORM, longHead);
  }

  @Test
  @Violates("mdoc.issuer-auth.x5chain.form")
  void refusesOneCertificateInAnArrayUnderTheStrictProfileAndNotesItOtherwise() {
    TestMdoc wrapped = setting.licence().issuerHints(put(33, List.of(setting.signer.der())));

    assertThat(setting.accepted(wrapped).facts().report().outcomeOf(MdocRule.CHAIN_FORM))
        .isEqualTo(Outcome.NOT_APPLICABLE);
    setting
        .where(service -> service.with("profiles", List.of("iso-18013-5")))
        .rejected(MdocRule.CHAIN_FORM, wrapped);
  }

  @Test
  @Violates("mdoc.cbor.definite")
  void refusesLengthsThatAreNotStatedUnlessTheTrustListPermitsThem() {
    String indefinite =
        TestMdoc.response(
            put("future", new TestCbor.Raw(new byte[] {(byte) 0x9f, (byte) 0xff})),
            List.of(setting.licence().signedFor(TRANSCRIPT)));

    setting.rejected(MdocRule.DEFINITE_LENGTHS, indefinite);
    setting
        .where(service -> service.with("legacy", List.of("mdoc-encoding")))
        .accepted(indefinite, REQUIRED);
  }

  @Test
  @Violates("mdoc.device-auth.blank")
  void refusesUndefinedForWhatIsLeftOutUnlessTheTrustListPermitsIt() {
    TestCbor.Raw undefined = new TestCbor.Raw(new byte[] {(byte) 0xf7});
    TestMdoc otherProof = setting.licence().deviceAuth(put("deviceMac", undefined));
    TestMdoc payload = setting.licence().deviceAuth(proof -> withPayload(proof, undefined));
    TestMdoc noProof =
        setting.licence().deviceAuth(proof -> new LinkedHashMap<>(Map.of("deviceMac", undefined)));

    setting.rejected(MdocRule.DEVICE_AUTH_BLANK, otherProof);
    setting.rejected(MdocRule.DEVICE_AUTH_BLANK, payload);
    setting.where(service -> service.with("legacy", List.of("mdoc-encoding")));
    setting.accepted(otherProof);
    setting.accepted(payload);
    setting.rejected(MdocRule.DEVICE_AUTH_FORM, noProof);
  }

  private static Map<Object, Object> withPayload(Map<Object, Object> proof, Object payload) {
    List<Object> message =
        new ArrayList<>((List<?>) proof.getOrDefault("deviceSignature", List.of()));
    message.set(2, payload);
    return new LinkedHashMap<>(Map.of("deviceSignature", message));
  }

  @Test
  @Violates("mdoc.haip.one-document")
  void refusesSeveralDocumentsUnderHaip() {
    Map<Object, Object> document = setting.licence().signedFor(TRANSCRIPT);
    setting.where(service -> service.with("profiles", List.of("haip")));

    setting.accepted(TestMdoc.response(document), REQUIRED);
    assertThat(
            setting
                .verify(TestMdoc.response(List.of(document, document)), REQUIRED, TestClock.NOW)
                .each())
        .allSatisfy(result -> MdocSetting.rejected(MdocRule.HAIP_ONE_DOCUMENT, result));
  }

  @Test
  @Violates("mdoc.issuer-auth.alg.permitted")
  void refusesAnAlgorithmThatTheTrustListDoesNotPermit() {
    setting
        .where(service -> service.with("algorithms", List.of("ES384")))
        .rejected(MdocRule.ALGORITHM_PERMITTED, setting.licence());
  }

  @Test
  @Violates("mdoc.issuer-auth.alg.key")
  void refusesAnAlgorithmThatIsForAnotherCurve() {
    setting.rejected(MdocRule.KEY_FITS, setting.licence().issuerHeader(put(1, -35)));
    setting.rejected(MdocRule.KEY_FITS, setting.licence().issuerHeader(put(1, -8)));
  }

  @Test
  @Violates("mdoc.issuer-auth.signature")
  void refusesAnotherSignature() {
    setting.rejected(
        MdocRule.SIGNATURE_VALID,
        setting
            .licence()
            .issuerAuth(
                parts -> {
                  parts.set(3, new byte[64]);
                  return parts;
                }));
    setting.rejected(
        MdocRule.SIGNATURE_VALID,
        setting.licence().signedWith(TestKey.es256("nobody"), setting.signer.der()));
  }

  @Test
  @Violates("mdoc.doc-type")
  void refusesADocTypeThatTheIssuerDidNotSign() {
    setting.where(service -> service.with("types", List.of("*")));

    setting.rejected(
        MdocRule.DOC_TYPE, setting.licence().document(put("docType", "org.iso.23220.photoid.1")));
    setting.rejected(MdocRule.DOC_TYPE, setting.licence().mso("docType", "another"));
  }

  @Test
  void nobodyIsTrustedOutsideTheDocumentTypesOfTheirEntry() {
    setting.rejected(
        TrustRule.TYPE, setting.licence().mso("docType", "x").document(put("docType", "x")));
  }

  @Test
  @Violates("mdoc.digest.known")
  void refusesAnItemThatTheIssuerDidNotSign() {
    setting.rejected(MdocRule.DIGEST_KNOWN, setting.licence().mso("valueDigests", Map.of()));
    setting.rejected(
        MdocRule.DIGEST_KNOWN,
        setting
            .licence()
            .nameSpaces(
                map -> put("other.namespace", map.getOrDefault(NAMESPACE, List.of())).apply(map)));
  }

  @Test
  @Violates("mdoc.digest")
  void refusesAChangedValueRandomNameOrOrder() {
    for (Map.Entry<String, Object> change :
        Map.<String, Object>of("elementValue", "Other", "random", new byte[16], "future", 1)
            .entrySet()) {
      setting.rejected(
          MdocRule.DIGEST,
          setting.licence().returnedItems(put(change.getKey(), change.getValue())));
    }
  }

  @Test
  @Violates("mdoc.device-key.public")
  void refusesAPrivateDeviceKey() {
    setting.rejected(
        MdocRule.DEVICE_KEY_PUBLIC, setting.licence().deviceKey(put(-4, new byte[32])));
  }

  @Test
  @Violates("mdoc.device-key")
  void refusesADeviceKeyThatCannotBeUsed() {
    setting.rejected(MdocRule.DEVICE_KEY, setting.licence().deviceKey(put(-3, new byte[32])));
    setting.rejected(MdocRule.DEVICE_KEY, setting.licence().deviceKey(put(-1, 99)));
    setting.rejected(MdocRule.DEVICE_KEY, setting.licence().deviceKey(TestMdoc.without(-2)));
    setting.rejected(MdocRule.DEVICE_KEY, setting.licence().deviceKey(TestMdoc.without(1)));
  }

  @Test
  @Violates("mdoc.key-authorizations")
  void refusesKeyAuthorizationsOfAnotherForm() {
    for (Object bad :
        List.of(
            1,
            Map.of("nameSpaces", "a"),
            Map.of("nameSpaces", List.of(1)),
            Map.of("dataElements", List.of()),
            Map.of("dataElements", Map.of("a", "b")),
            Map.of("nameSpaces", List.of("a"), "dataElements", Map.of("a", List.of("b"))))) {
      setting.rejected(MdocRule.KEY_AUTHORIZATIONS, setting.licence().keyAuthorizations(bad));
    }
  }

  @Test
  @Violates("mdoc.status")
  void refusesAStatusOfAnotherForm() {
    for (Object bad :
        List.of(
            1,
            Map.of(),
            Map.of("status_list", Map.of("idx", 1)),
            Map.of("status_list", Map.of("idx", -1, "uri", "https://status.example/1")),
            Map.of("status_list", Map.of("idx", 1, "uri", "no uri")),
            Map.of(
                "status_list",
                Map.of("idx", 1, "uri", "https://status.example/1", "certificate", new byte[1])),
            Map.of(
                "status_list",
                Map.of("idx", 1, "uri", "https://status.example/1", "certificate", "none")),
            Map.of("identifier_list", Map.of("id", "a", "uri", "https://status.example/1")),
            Map.of("identifier_list", Map.of("id", new byte[1])),
            Map.of(
                "identifier_list",
                Map.of(
                    "id",
                    new byte[1],
                    "uri",
                    "https://status.example/1",
                    "certificate",
                    new byte[1])),
            Map.of(
                "identifier_list",
                1,
                "status_list",
                Map.of("idx", 1, "uri", "https://status.example/1")))) {
      setting.rejected(MdocRule.STATUS_FORM, setting.licence().mso("status", bad));
    }
  }

  @Test
  @Violates("mdoc.status.identifier")
  void anIdentifierThatIsTextIsPassedOverBesideAStatusListAndRefusedUnderTheStrictProfile() {
    Map<String, Object> textual = Map.of("id", "3426", "uri", "https://status.example/ids");
    Map<String, Object> entry = Map.of("idx", 1, "uri", "https://status.example/1");
    TestMdoc both =
        setting.licence().mso("status", Map.of("status_list", entry, "identifier_list", textual));
    VerificationResult result = setting.verify(both.issuerSigned(), NOT_REQUIRED, TestClock.NOW);

    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.facts().report().outcomeOf(MdocRule.STATUS_FORM)).isEqualTo(Outcome.PASSED);
    assertThat(result.facts().report().outcomeOf(MdocRule.STATUS_IDENTIFIER))
        .isEqualTo(Outcome.NOT_APPLICABLE);
    setting.rejected(
        MdocRule.STATUS_FORM, setting.licence().mso("status", Map.of("identifier_list", textual)));
    setting
        .where(service -> service.with("profiles", List.of("iso-18013-5")))
        .rejected(MdocRule.STATUS_IDENTIFIER, both);
  }

  @Test
  @Violates("mdoc.issuing-country")
  void refusesALicenceOfAnotherCountryThanItsSigners() {
    setting.accepted(setting.licence().element(NAMESPACE, "issuing_country", "GB"));
    setting.rejected(
        MdocRule.COUNTRY, setting.licence().element(NAMESPACE, "issuing_country", "FR"));
    Certified state =
        TestPki.leaf("CN=State signer,C=GB,ST=GB-SCT")
            .extendedKeyUsage("1.0.18013.5.1.2")
            .signedBy(setting.authority);
    TestMdoc ofState = setting.licence().signedWith(TestKey.of(state), state.der());
    setting.accepted(ofState.element(NAMESPACE, "issuing_jurisdiction", "GB-SCT"));
    setting.rejected(
        MdocRule.COUNTRY, ofState.element(NAMESPACE, "issuing_jurisdiction", "GB-WLS"));
  }

  @Test
  void theCountryOfAnotherDocumentIsItsOwnAffair() {
    setting.where(service -> service.with("types", List.of("*")));

    setting.accepted(
        TestMdoc.of("org.iso.23220.photoid.1", setting.signer, setting.device)
            .element(NAMESPACE, "issuing_country", "FR"));
  }

  @Test
  @Violates("mdoc.validity")
  void refusesDatesOfAnotherForm() {
    for (Object bad :
        List.of(
            "2026-05-01T00:00:00Z",
            new TestCbor.Tagged(0, "2026-05-01"),
            new TestCbor.Tagged(0, "2026-05-01T00:00:00+00:00"),
            new TestCbor.Tagged(0, "2026-05-01T00:00:00.5Z"),
            new TestCbor.Tagged(0, "2026-02-31T00:00:00Z"),
            new TestCbor.Tagged(1, 1_777_593_600L),
            1_777_593_600L)) {
      for (String name : List.of("signed", "validFrom", "validUntil", "expectedUpdate")) {
        setting.rejected(MdocRule.TIME_FORM, setting.licence().validity(name, bad));
      }
    }
  }

  @Test
  void fractionsOfASecondAreReadWhereTheTrustListPermitsThem() {
    setting
        .where(service -> service.with("legacy", List.of("mdoc-fractions")))
        .accepted(
            setting
                .licence()
                .validity("signed", TestCbor.date("2026-05-01T00:00:00.123456Z"))
                .validity("validFrom", TestCbor.date("2026-05-01T00:00:00.2Z")));
  }

  @Test
  @Violates("mdoc.validity.signed")
  void refusesASignatureFromBeforeTheCertificate() {
    setting.rejected(
        MdocRule.SIGNED_IN_TIME,
        setting.licence().validity("signed", TestCbor.date("2025-12-31T23:59:59Z")));
  }

  @Test
  @Violates("mdoc.validity.order")
  void refusesAPeriodThatBeginsBeforeTheSignatureOrEndsBeforeItBegins() {
    setting.rejected(
        MdocRule.FROM_SIGNING,
        setting.licence().validity("validFrom", TestCbor.date("2026-04-30T23:59:59Z")));
    setting.rejected(
        MdocRule.FROM_SIGNING,
        setting
            .licence()
            .validity("validFrom", TestCbor.date("2026-06-01T12:00:00Z"))
            .validity("validUntil", TestCbor.date("2026-06-01T12:00:00Z")));
  }

  @Test
  @Violates("mdoc.validity.from")
  void refusesADocumentThatIsNotValidYet() {
    rejectedAt(MdocRule.ALREADY_VALID, TestClock.ISSUED.minusSeconds(61));
    acceptedAt(TestClock.ISSUED.minusSeconds(60));
  }

  @Test
  @Violates("mdoc.validity.until")
  void refusesADocumentThatHasExpired() {
    rejectedAt(MdocRule.NOT_EXPIRED, TestClock.EXPIRES.plusSeconds(61));
    acceptedAt(TestClock.EXPIRES.plusSeconds(60));
  }

  private void rejectedAt(Rule rule, Instant at) {
    MdocSetting.rejected(rule, setting.verify(setting.licence().issuerSigned(), NOT_REQUIRED, at));
  }

  private void acceptedAt(Instant at) {
    assertThat(
            setting
                .verify(setting.licence().issuerSigned(), NOT_REQUIRED, at)
                .facts()
                .report()
                .permitsAcceptance())
        .isTrue();
  }

  @Test
  @Violates("mdoc.validity.within-certificate")
  void aDocumentThatOutlivesItsSignersCertificateIsRefusedUnderTheStrictProfile() {
    setting
        .where(service -> service.with("profiles", List.of("iso-18013-5")))
        .rejected(
            MdocRule.WITHIN_CERTIFICATE,
            setting.licence().validity("validUntil", TestCbor.date("2028-01-01T00:00:00Z")));
  }

  @Test
  void aDocumentThatOutlivesItsSignersCertificateIsNotedByDefault() {
    TestMdoc longer =
        setting.licence().validity("validUntil", TestCbor.date("2028-01-01T00:00:00Z"));

    assertThat(setting.accepted(longer).facts().report().outcomeOf(MdocRule.WITHIN_CERTIFICATE))
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void theTypeIsThatOfATrustedEntryAlone() {
    assertThat(setting.accepted(setting.licence()).facts().type()).contains(LICENCE);
  }

  @Test
  @Violates("x509.conforming")
  void whatRfc5280DemandsOfIssuersIsNotedAndDemandedWhereTheTrustListSaysSo() {
    Certified loose =
        TestIaca.signer("CN=Loose,C=GB")
            .without(Extension.authorityKeyIdentifier)
            .signedBy(setting.authority);
    TestMdoc mdoc = setting.licence().signedWith(TestKey.of(loose), loose.der());

    assertThat(setting.accepted(mdoc).facts().report().outcomeOf(X509Rule.CONFORMING))
        .isEqualTo(Outcome.NOT_APPLICABLE);
    setting.where(service -> service.with("profiles", List.of("rfc-5280")));
    setting.accepted(setting.licence());
    setting.rejected(X509Rule.CONFORMING, mdoc);
  }
}
