package dev.assay.status;

import static dev.assay.testkit.TestPki.Criticality.CRITICAL;
import static dev.assay.testkit.TestPki.Criticality.NOT_CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Limits;
import dev.assay.credential.RevocationUse;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestRevocation;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** Certificates that say of their revocation what is not so, and lists that look like others. */
class RevocationPlacesTest {

  private final Certified authority = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();
  private final Certified signer = TestIaca.signer("CN=Signer,C=GB").signedBy(authority);
  private final CertificateRevocation revocation =
      new CertificateRevocation(Crypto.select(), Limits.DEFAULT);

  private Report check(RevocationUse use, Certified of, Document... documents) {
    Checks checks = new Checks();
    return checks.run(
        () ->
            revocation.check(
                List.of(of.certificate(), authority.certificate()),
                StatusTrial.terms(Set.of(), Set.of()),
                use,
                TestClock.NOW,
                new Evidence(Documents.of(List.of(documents))),
                checks));
  }

  private void leavesOpen(RevocationRule rule, byte[] list) {
    Report report =
        check(RevocationUse.REQUIRED, signer, TestRevocation.document(TestIaca.CRL, list));
    assertThat(report.outcomeOf(rule)).isEqualTo(Outcome.UNDETERMINED);
    assertThat(report.with(Outcome.FAILED)).isEmpty();
  }

  private Certified fleeting(Template template) {
    return template
        .extension(new ASN1ObjectIdentifier("2.5.29.56"), NOT_CRITICAL, DERNull.INSTANCE)
        .signedBy(authority);
  }

  @Test
  void whoIsNeverRevokedIsNoAuthorityAndNamesNoPlace() {
    Report named = check(RevocationUse.REQUIRED, fleeting(TestIaca.signer("CN=Fleeting,C=GB")));
    assertThat(named.permitsAcceptance()).isFalse();
    Report authorities =
        check(RevocationUse.REQUIRED, fleeting(TestPki.intermediate("CN=Fleeting,C=GB")));
    assertThat(authorities.outcomeOf(RevocationRule.ADDRESS)).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void aPlaceThatCannotBeReadIsAPlace() {
    for (ASN1ObjectIdentifier place :
        List.of(Extension.cRLDistributionPoints, Extension.authorityInfoAccess)) {
      Certified unreadable =
          TestPki.leaf("CN=Unreadable,C=GB")
              .extension(place, NOT_CRITICAL, DERNull.INSTANCE)
              .signedBy(authority);
      assertThat(check(RevocationUse.WHERE_PUBLISHED, unreadable).outcomeOf(RevocationRule.ADDRESS))
          .isEqualTo(Outcome.UNDETERMINED);
    }
  }

  @Test
  void aListOfAnotherKeyWithTheSameNameIsNoAnswer() {
    Certified sibling =
        TestIaca.authority("CN=Test IACA,C=GB").keys(TestPki.p256("sibling")).selfSigned();
    leavesOpen(RevocationRule.SIGNATURE, TestRevocation.by(sibling).der());
    leavesOpen(RevocationRule.SIGNATURE, TestRevocation.by(sibling).revoking(signer).der());
  }

  @Test
  void aListWithMoreThanAListIsNoAnswer() {
    TestRevocation good = TestRevocation.by(authority);
    byte[] der = good.der();
    leavesOpen(RevocationRule.FORM, Arrays.copyOf(der, der.length + 1));
    leavesOpen(RevocationRule.FORM, new byte[DocumentKind.CRL.maxBytes() + 1]);
    leavesOpen(
        RevocationRule.FORM,
        good.extension(Extension.freshestCRL, CRITICAL, DERNull.INSTANCE).der());
  }

  @Test
  void anIdentifierThatIsHalfAndHalfIsRefusedWithItsList() {
    DERSequence half = new DERSequence(new DERTaggedObject(false, 2, new ASN1Integer(1)));
    leavesOpen(
        RevocationRule.FORM,
        TestRevocation.by(authority)
            .extension(Extension.authorityKeyIdentifier, NOT_CRITICAL, half)
            .der());
  }

  @Test
  void anEntryCountsWhateverItsDate() {
    BigInteger serial = signer.certificate().getSerialNumber();
    Date later = Date.from(TestClock.NOW.plus(Duration.ofDays(9)));
    TestRevocation good = TestRevocation.by(authority);
    assertThat(
            check(
                    RevocationUse.REQUIRED,
                    signer,
                    good.changed(list -> list.addCRLEntry(serial, later, CRLReason.unspecified))
                        .at(TestIaca.CRL))
                .outcomeOf(RevocationRule.NOT_REVOKED))
        .isEqualTo(Outcome.FAILED);
    assertThat(
            check(
                    RevocationUse.REQUIRED,
                    signer,
                    good.changed(
                            list -> list.addCRLEntry(serial.negate(), later, CRLReason.unspecified))
                        .at(TestIaca.CRL))
                .outcomeOf(RevocationRule.NOT_REVOKED))
        .isEqualTo(Outcome.PASSED);
  }
}
