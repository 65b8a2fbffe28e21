package dev.assay.status;

import static dev.assay.testkit.TestClock.NOW;
import static dev.assay.testkit.TestOcsp.FRESH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.Limits;
import dev.assay.credential.OcspUse;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.testkit.TestOcsp;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Criticality;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.Violates;
import dev.assay.x509.Responders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** What responders say of certificates: RFC 6960. */
class OcspTest {

  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final Duration DAY = Duration.ofDays(1);

  private final Certified authority = TestPki.root("CN=Test CA,C=GB").selfSigned();
  private final Certified signer = signer("http://ocsp.example/a");
  private final Certified other = TestPki.leaf("CN=Other,C=GB").signedBy(authority);
  private final CertificateRevocation revocation =
      new CertificateRevocation(Crypto.select(), Limits.DEFAULT);

  private Certified signer(String responder) {
    return TestPki.leaf("CN=Signer,C=GB")
        .extension(
            Extension.authorityInfoAccess,
            Criticality.NOT_CRITICAL,
            new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp,
                new GeneralName(GeneralName.uniformResourceIdentifier, responder)))
        .signedBy(authority);
  }

  private record Tried(Report report, List<DocumentRequest> missing) {

    void isGood() {
      assertThat(report.permitsAcceptance()).as(report.toString()).isTrue();
      assertThat(report.outcomeOf(OcspRule.NOT_REVOKED)).isEqualTo(Outcome.PASSED);
    }

    void isRevoked(Rule rule) {
      assertThat(report.with(Outcome.FAILED)).extracting(CheckResult::rule).containsExactly(rule);
    }

    void leavesOpen(Rule rule) {
      assertThat(report.with(Outcome.UNDETERMINED))
          .extracting(CheckResult::rule)
          .containsExactly(rule);
      assertThat(report.with(Outcome.FAILED)).isEmpty();
    }
  }

  private Tried check(RevocationUse use, OcspUse ocsp, Certified of, Document... documents) {
    ServiceTerms terms =
        new ServiceTerms(
            Set.of("*"),
            Set.of("*"),
            ServiceTerms.DEFAULT_ALGORITHMS,
            List.of(),
            Set.of("ocsp.example"),
            Set.of(),
            Set.of(),
            TypeMetadataUse.IF_SUPPLIED,
            Optional.of(use),
            ocsp);
    Evidence evidence = new Evidence(Documents.of(List.of(documents)));
    Checks checks = new Checks();
    checks.bind(CertificateRevocation.rules());
    Report report =
        checks.run(
            () ->
                revocation.check(
                    List.of(of.certificate(), authority.certificate()),
                    terms,
                    use,
                    NOW,
                    evidence,
                    checks));
    return new Tried(report, evidence.missing());
  }

  private Tried check(Document... documents) {
    return check(RevocationUse.REQUIRED, OcspUse.IF_SUPPLIED, signer, documents);
  }

  private Tried check(TestOcsp answer) {
    return check(answer.at(supplied()));
  }

  private URI supplied() {
    return CertificateRevocation.answerAbout(signer.certificate());
  }

  private URI asked() {
    return Responders.addresses(signer.certificate(), authority.certificate()).get(0);
  }

  private TestOcsp answer() {
    return TestOcsp.by(authority);
  }

  @Test
  void acceptsACertificateThatTheResponderCallsGood() {
    check(answer().good(signer)).isGood();
    check(answer().good(signer).namedByKey()).isGood();
    check(answer().good(other).good(signer)).isGood();
    check(answer().good(signer).hash("2.16.840.1.101.3.4.2.1")).isGood();
    check(answer().good(signer).valid(FRESH, Optional.empty())).isGood();
    check(answer().good(signer).extensions(extension(TestOcsp.nonce(), false))).isGood();
  }

  @Test
  @Violates("ocsp.revoked")
  void refusesACertificateThatTheResponderCallsRevoked() {
    Tried tried = check(answer().revoked(signer));

    tried.isRevoked(OcspRule.NOT_REVOKED);
    assertThat(tried.report().of(OcspRule.NOT_REVOKED).orElseThrow().detail()).contains("reason 1");
  }

  @Test
  void asksTheResponderOnlyWhereTheTrustListPermitsIt() {
    Tried silent = check(RevocationUse.REQUIRED, OcspUse.IF_SUPPLIED, signer);
    silent.leavesOpen(RevocationRule.ADDRESS);
    assertThat(silent.missing()).isEmpty();

    Tried asking = check(RevocationUse.REQUIRED, OcspUse.ASK, signer);
    asking.leavesOpen(RevocationRule.AVAILABLE);
    assertThat(asking.missing())
        .extracting(DocumentRequest::uri, DocumentRequest::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(asked(), DocumentKind.OCSP));
    assertThat(asked().toString()).startsWith("http://ocsp.example/a/M");

    Certified elsewhere = signer("http://elsewhere.example");
    check(RevocationUse.REQUIRED, OcspUse.ASK, elsewhere).leavesOpen(RevocationRule.ADDRESS);
  }

  @Test
  void takesTheAnswerUnderTheAddressOfTheResponder() {
    check(RevocationUse.REQUIRED, OcspUse.ASK, signer, answer().good(signer).at(asked())).isGood();
    check(
            RevocationUse.IF_SUPPLIED,
            OcspUse.IF_SUPPLIED,
            signer,
            answer().revoked(signer).at(asked()))
        .isRevoked(OcspRule.NOT_REVOKED);
  }

  @Test
  void asksBothWhereBothAreSupplied() {
    URI place = CertificateRevocation.suppliedBy(authority.certificate());
    Document list = TestRevocation.by(authority).at(place.toString());
    Document listed = TestRevocation.by(authority).revoking(signer).at(place.toString());

    check(list, answer().good(signer).at(supplied())).isGood();
    check(list, answer().revoked(signer).at(supplied())).isRevoked(OcspRule.NOT_REVOKED);
    check(listed, answer().good(signer).at(supplied())).isRevoked(RevocationRule.NOT_REVOKED);
  }

  @Test
  @Violates("ocsp.form")
  void whatIsNoResponseIsNoAnswer() {
    check(TestOcsp.document(supplied(), new byte[] {1, 2, 3})).leavesOpen(OcspRule.FORM);
    byte[] more = java.util.Arrays.copyOf(answer().good(signer).der(), 2_000);
    check(TestOcsp.document(supplied(), more)).leavesOpen(OcspRule.FORM);
    check(TestOcsp.document(supplied(), new byte[(64 << 10) + 1])).leavesOpen(OcspRule.FORM);
    Extensions unknown = extension(new ASN1ObjectIdentifier("1.2.3"), true);
    check(answer().good(signer).extensions(unknown)).leavesOpen(OcspRule.FORM);
    check(answer().good(signer, unknown)).leavesOpen(OcspRule.FORM);
    check(answer().good(signer).good(other, unknown)).leavesOpen(OcspRule.FORM);
  }

  @Test
  void aResponseOfAnotherVersionIsNoAnswer() {
    byte[] der = TestOcsp.ofVersion(1, answer().good(signer).der());
    check(TestOcsp.document(supplied(), der)).leavesOpen(OcspRule.FORM);
  }

  @Test
  @Violates("ocsp.successful")
  void anErrorIsNoAnswer() {
    for (int status : new int[] {1, 2, 3, 5, 6}) {
      check(TestOcsp.document(supplied(), TestOcsp.failure(status)))
          .leavesOpen(OcspRule.SUCCESSFUL);
    }
  }

  @Test
  void aResponderThatTheIssuerHasCertifiedMayAnswer() {
    check(answer().good(signer).signedBy(responder().signedBy(authority))).isGood();
    check(answer().good(signer).signedBy(responder().signedBy(authority)).namedByKey()).isGood();
    check(answer().revoked(signer).signedBy(responder().signedBy(authority)))
        .isRevoked(OcspRule.NOT_REVOKED);
  }

  @Test
  @Violates("ocsp.responder")
  void nobodyElseMayAnswer() {
    Certified stranger = TestPki.root("CN=Stranger,C=GB").selfSigned();
    Certified below = TestPki.intermediate("CN=Below,C=GB").signedBy(authority);
    Certified impostor = TestPki.root("CN=Test CA,C=GB").keys(TestPki.p256("x")).selfSigned();
    for (Certified responder :
        List.of(
            stranger,
            other,
            responder().signedBy(stranger),
            responder().signedBy(below),
            responder().signedBy(impostor),
            responder().extendedKeyUsage("2.5.29.37.0").signedBy(authority),
            responder().keyUsage(KeyUsage.keyEncipherment).signedBy(authority),
            responder()
                .extension(
                    new ASN1ObjectIdentifier("1.2.3"),
                    Criticality.CRITICAL,
                    new DEROctetString(new byte[1]))
                .signedBy(authority),
            TestPki.intermediate("CN=CA,C=GB")
                .extendedKeyUsage(OCSP_SIGNING)
                .signedBy(authority))) {
      check(answer().good(signer).signedBy(responder)).leavesOpen(OcspRule.RESPONDER);
    }
    check(answer().good(signer).signedBy(responder().signedBy(authority)).withoutCertificate())
        .leavesOpen(OcspRule.RESPONDER);
  }

  @Test
  @Violates("ocsp.signature")
  void aSignatureThatDoesNotHoldIsNoAnswer() {
    Certified impostor = TestPki.root("CN=Test CA,C=GB").keys(TestPki.p256("x")).selfSigned();
    check(answer().good(signer).signedBy(impostor).withoutCertificate())
        .leavesOpen(OcspRule.SIGNATURE);
    check(answer().good(signer).algorithm("SHA1withECDSA")).leavesOpen(OcspRule.SIGNATURE);
  }

  @Test
  void noByteOfAnAnswerCanBeChanged() {
    byte[] der = answer().good(signer).der();
    for (int i = 0; i < der.length; i++) {
      byte[] changed = der.clone();
      changed[i] ^= 1;
      Tried tried = check(TestOcsp.document(supplied(), changed));
      assertThat(tried.report().permitsAcceptance()).as("byte " + i).isFalse();
    }
  }

  @Test
  @Violates("ocsp.certificate")
  void anAnswerAboutOthersIsNoAnswer() {
    check(answer()).leavesOpen(OcspRule.CERTIFICATE);
    check(answer().good(other)).leavesOpen(OcspRule.CERTIFICATE);
    check(answer().unknown(signer)).leavesOpen(OcspRule.CERTIFICATE);
    check(answer().good(signer).revoked(signer)).leavesOpen(OcspRule.CERTIFICATE);
    Certified rekeyed = TestPki.root("CN=Test CA,C=GB").keys(TestPki.p256("y")).selfSigned();
    check(TestOcsp.by(rekeyed).good(signer).signedBy(responder().signedBy(authority)))
        .leavesOpen(OcspRule.CERTIFICATE);
  }

  @Test
  @Violates("ocsp.current")
  void anAnswerOfAnotherTimeIsNoAnswer() {
    check(answer().good(signer).valid(FRESH, Optional.of(NOW.minusSeconds(1))))
        .leavesOpen(OcspRule.CURRENT);
    check(answer().good(signer).valid(NOW.plus(DAY), Optional.of(NOW.plus(DAY).plus(DAY))))
        .leavesOpen(OcspRule.CURRENT);
    check(answer().good(signer).producedAt(NOW.plus(DAY))).leavesOpen(OcspRule.CURRENT);
    check(answer().good(signer).valid(NOW.minus(Duration.ofDays(8)), Optional.of(NOW.plus(DAY))))
        .leavesOpen(OcspRule.CURRENT);
    check(
            answer()
                .good(signer)
                .producedAt(signer.certificate().getNotBefore().toInstant().minusSeconds(1)))
        .leavesOpen(OcspRule.CURRENT);
    Certified expired =
        responder().validity(NOW.minus(DAY), NOW.minusSeconds(1)).signedBy(authority);
    check(answer().good(signer).signedBy(expired)).leavesOpen(OcspRule.CURRENT);
  }

  @Test
  void remembersWhoAnsweredAndJudgesTheTimeAnew() {
    Document answer = answer().good(signer).at(supplied());

    check(answer).isGood();
    check(answer).isGood();
    check(RevocationUse.REQUIRED, OcspUse.IF_SUPPLIED, other, answer)
        .leavesOpen(RevocationRule.ADDRESS);
  }

  private static Template responder() {
    return TestPki.leaf("CN=Responder,C=GB").extendedKeyUsage(OCSP_SIGNING);
  }

  private static Extensions extension(ASN1ObjectIdentifier oid, boolean critical) {
    return new Extensions(new Extension(oid, critical, new DEROctetString(new byte[] {4, 1, 1})));
  }
}
