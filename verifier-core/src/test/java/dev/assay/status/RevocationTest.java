package dev.assay.status;

import static dev.assay.testkit.TestPki.Criticality.CRITICAL;
import static dev.assay.testkit.TestPki.Criticality.NOT_CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.Limits;
import dev.assay.credential.Profile;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.Violates;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;

/** Revocation lists of certificates: RFC 5280, 6.3. */
class RevocationTest {

  private final Certified authority = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();
  private final Certified signer = TestIaca.signer("CN=Signer,C=GB").signedBy(authority);
  private final CertificateRevocation revocation =
      new CertificateRevocation(Crypto.select(), Limits.DEFAULT);

  private record Tried(Report report, List<DocumentRequest> missing) {

    void isGood() {
      assertThat(report.permitsAcceptance()).as(report.toString()).isTrue();
      assertThat(report.outcomeOf(RevocationRule.NOT_REVOKED)).isEqualTo(Outcome.PASSED);
    }

    void leavesOpen(Rule rule) {
      assertThat(report.with(Outcome.UNDETERMINED))
          .extracting(CheckResult::rule)
          .containsExactly(rule);
      assertThat(report.with(Outcome.FAILED)).isEmpty();
      assertThat(report.outcomeOf(RevocationRule.NOT_REVOKED)).isEqualTo(Outcome.NOT_RUN);
    }

    void isNotLookedAt() {
      assertThat(report.results())
          .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.NOT_APPLICABLE));
    }
  }

  private Tried check(
      RevocationUse use, Set<Profile> profiles, Certified of, Document... documents) {
    ServiceTerms terms =
        new ServiceTerms(
            Set.of("*"),
            Set.of("*"),
            ServiceTerms.DEFAULT_ALGORITHMS,
            List.of(),
            Set.of("crl.example"),
            Set.of(),
            profiles,
            dev.assay.credential.TypeMetadataUse.IF_SUPPLIED);
    Evidence evidence = new Evidence(Documents.of(List.of(documents)));
    Checks checks = new Checks();
    checks.bind(List.of(RevocationRule.values()));
    List<X509Certificate> path = List.of(of.certificate(), authority.certificate());
    Report report =
        checks.run(() -> revocation.check(path, terms, use, TestClock.NOW, evidence, checks));
    return new Tried(report, evidence.missing());
  }

  private Tried check(Document... documents) {
    return check(RevocationUse.WHERE_PUBLISHED, Set.of(), signer, documents);
  }

  private Tried check(TestRevocation list) {
    return check(list.at(TestIaca.CRL));
  }

  private TestRevocation good() {
    return TestRevocation.by(authority);
  }

  @Test
  void acceptsACertificateThatIsNotOnTheList() {
    check(good()).isGood();
    check(good().revoking(TestIaca.signer("CN=Other,C=GB").signedBy(authority))).isGood();
  }

  @Test
  @Violates("revocation.revoked")
  void refusesACertificateThatWasRevoked() {
    Tried tried = check(good().revoking(signer));

    assertThat(tried.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(RevocationRule.NOT_REVOKED);
    assertThat(tried.report().of(RevocationRule.NOT_REVOKED).orElseThrow().detail())
        .contains("key_compromise");
  }

  @Test
  @Violates("revocation.available")
  void aListThatIsNotThereLeavesTheDecisionOpen() {
    Tried tried = check();

    tried.leavesOpen(RevocationRule.AVAILABLE);
    assertThat(tried.missing())
        .extracting(wanted -> wanted.uri().toString())
        .containsExactly(TestIaca.CRL);
  }

  @Test
  @Violates("revocation.address")
  void aListThatNobodyMayAskForLeavesTheDecisionOpen() {
    Certified elsewhere = TestPki.leaf("CN=No place,C=GB").signedBy(authority);

    check(RevocationUse.REQUIRED, Set.of(), elsewhere).leavesOpen(RevocationRule.ADDRESS);
    check(RevocationUse.WHERE_PUBLISHED, Set.of(), elsewhere).isNotLookedAt();
  }

  @Test
  void theOperatorMaySupplyAList() {
    String place = CertificateRevocation.suppliedBy(authority.certificate()).toString();
    Certified elsewhere = TestPki.leaf("CN=No place,C=GB").signedBy(authority);

    check(RevocationUse.REQUIRED, Set.of(), elsewhere, good().at(place)).isGood();
    Tried revoked =
        check(RevocationUse.IF_SUPPLIED, Set.of(), elsewhere, good().revoking(elsewhere).at(place));
    assertThat(revoked.report().outcomeOf(RevocationRule.NOT_REVOKED)).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatIsNotDemandedIsNotLookedAt() {
    check(RevocationUse.IF_SUPPLIED, Set.of(), signer).isNotLookedAt();
    check(RevocationUse.IGNORED, Set.of(), signer, good().revoking(signer).at(TestIaca.CRL))
        .isNotLookedAt();
    Certified fleeting =
        TestPki.leaf("CN=Fleeting,C=GB")
            .extension(new ASN1ObjectIdentifier("2.5.29.56"), NOT_CRITICAL, DERNull.INSTANCE)
            .signedBy(authority);
    check(RevocationUse.REQUIRED, Set.of(), fleeting).isNotLookedAt();
  }

  @Test
  @Violates("revocation.form")
  void aListThatIsNotUnderstoodIsNoAnswer() {
    check(TestRevocation.document(TestIaca.CRL, new byte[] {1, 2, 3}))
        .leavesOpen(RevocationRule.FORM);
    check(TestRevocation.document(TestIaca.CRL, new byte[0])).leavesOpen(RevocationRule.FORM);
    check(good().extension(new ASN1ObjectIdentifier("1.2.3.4"), CRITICAL, DERNull.INSTANCE))
        .leavesOpen(RevocationRule.FORM);
    check(
            good()
                .changed(
                    list ->
                        list.addCRLEntry(
                            BigInteger.TEN,
                            java.util.Date.from(TestClock.ISSUED),
                            criticalEntry())))
        .leavesOpen(RevocationRule.FORM);
  }

  /** RFC 5280, 5.2.4: what it is a change of is not read. */
  @Test
  void aDeltaListIsReadForWhatItAddsAlone() {
    TestRevocation delta =
        good().extension(Extension.deltaCRLIndicator, CRITICAL, new ASN1Integer(BigInteger.ONE));
    BigInteger serial = signer.certificate().getSerialNumber();

    check(delta).leavesOpen(RevocationRule.SCOPE);
    check(
            delta.changed(
                list ->
                    list.addCRLEntry(
                        serial,
                        java.util.Date.from(TestClock.ISSUED),
                        org.bouncycastle.asn1.x509.CRLReason.removeFromCRL)))
        .leavesOpen(RevocationRule.SCOPE);
    assertThat(check(delta.revoking(signer)).report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(RevocationRule.NOT_REVOKED);
  }

  private static Extensions criticalEntry() {
    try {
      return new Extensions(
          new Extension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE.getEncoded()));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Violates("revocation.issuer")
  void aListOfAnotherIssuerIsNoAnswer() {
    Certified other = TestIaca.authority("CN=Other IACA,C=GB").selfSigned();
    check(TestRevocation.by(other)).leavesOpen(RevocationRule.ISSUER);
    check(
            good()
                .extension(
                    Extension.authorityKeyIdentifier,
                    NOT_CRITICAL,
                    new AuthorityKeyIdentifier(new byte[] {9, 9})))
        .leavesOpen(RevocationRule.ISSUER);
    Certified silent =
        TestIaca.authority("CN=Silent,C=GB").keyUsage(KeyUsage.keyCertSign).selfSigned();
    Certified below = TestIaca.signer("CN=Below,C=GB").signedBy(silent);
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                revocation.check(
                    List.of(below.certificate(), silent.certificate()),
                    StatusTrial.terms(Set.of(), Set.of()),
                    RevocationUse.REQUIRED,
                    TestClock.NOW,
                    new Evidence(Documents.of(List.of(TestRevocation.by(silent).at(TestIaca.CRL)))),
                    checks));
    assertThat(report.outcomeOf(RevocationRule.ISSUER)).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  @Violates("revocation.signature")
  void aListThatItsIssuerDidNotSignIsNoAnswer() {
    Certified other = TestIaca.authority("CN=Other IACA,C=GB").selfSigned();
    check(TestRevocation.document(TestIaca.CRL, good().der(other, "SHA256withECDSA")))
        .leavesOpen(RevocationRule.SIGNATURE);
    check(TestRevocation.document(TestIaca.CRL, good().der(authority, "SHA1withECDSA")))
        .leavesOpen(RevocationRule.SIGNATURE);
  }

  @Test
  @Violates("revocation.scope")
  void aListAboutOtherCertificatesIsNoAnswer() {
    for (IssuingDistributionPoint scope :
        List.of(
            scope(TestIaca.CRL, Kind.AUTHORITIES),
            scope("https://crl.example/2", Kind.ALL),
            scope(TestIaca.CRL, Kind.SOME_REASONS),
            scope(TestIaca.CRL, Kind.INDIRECT),
            scope(TestIaca.CRL, Kind.ATTRIBUTES))) {
      check(good().extension(Extension.issuingDistributionPoint, CRITICAL, scope))
          .leavesOpen(RevocationRule.SCOPE);
    }
    check(
            good()
                .extension(
                    Extension.issuingDistributionPoint,
                    CRITICAL,
                    scope(TestIaca.CRL, Kind.SIGNERS)))
        .isGood();
  }

  /** RFC 5280, 4.2.1.13: below the name of the issuer, in the certificate, the list, or both. */
  @Test
  void aDistributionPointMayBeNamedRelativeToItsIssuer() {
    DistributionPointName relative = below("part");
    DistributionPointName full =
        new DistributionPointName(
            new GeneralNames(new GeneralName(new X500Name("CN=Test IACA,C=GB,CN=part"))));
    for (DistributionPointName named : List.of(relative, full)) {
      Certified of =
          TestIaca.signer("CN=Part,C=GB")
              .without(Extension.cRLDistributionPoints)
              .extension(Extension.cRLDistributionPoints, NOT_CRITICAL, points(named))
              .signedBy(authority);
      for (DistributionPointName scope : List.of(relative, full)) {
        scoped(of, scope).isGood();
      }
      scoped(of, below("other")).leavesOpen(RevocationRule.SCOPE);
    }
  }

  private Tried scoped(Certified of, DistributionPointName scope) {
    Document list =
        good()
            .extension(
                Extension.issuingDistributionPoint,
                CRITICAL,
                new IssuingDistributionPoint(scope, false, false))
            .at(CertificateRevocation.suppliedBy(authority.certificate()).toString());
    return check(RevocationUse.REQUIRED, Set.of(), of, list);
  }

  private static DistributionPointName below(String part) {
    return new DistributionPointName(
        DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER,
        new DERSet(new DERSequence(new ASN1Encodable[] {BCStyle.CN, new DERUTF8String(part)})));
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static CRLDistPoint points(DistributionPointName name) {
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
  }

  @Test
  @Violates("revocation.conforming")
  void aListThatDepartsFromTheStandardIsNoAnswerUnderItsProfile() {
    TestRevocation named =
        good()
            .extension(
                Extension.authorityKeyIdentifier,
                NOT_CRITICAL,
                new AuthorityKeyIdentifier(new byte[] {1, 2, 3}));
    TestRevocation numbered =
        named.extension(Extension.cRLNumber, NOT_CRITICAL, new CRLNumber(BigInteger.ONE));
    Certified other = TestIaca.signer("CN=Other,C=GB").signedBy(authority);

    conforming(numbered.revoking(other)).isGood();
    conforming(named).leavesOpen(RevocationRule.CONFORMING);
    conforming(good()).leavesOpen(RevocationRule.CONFORMING);
    conforming(numbered.revoking(other).revoking(other)).leavesOpen(RevocationRule.CONFORMING);
    check(good().revoking(other).revoking(other)).isGood();
  }

  private Tried conforming(TestRevocation list) {
    return check(RevocationUse.REQUIRED, Set.of(Profile.PKIX), signer, list.at(TestIaca.CRL));
  }

  /** RFC 5280, 6.3.3(f): the older key has certified the newer one, which has issued the signer. */
  @Test
  void anAuthorityThatHasChangedItsKeyMaySignWithEither() {
    Certified root = TestPki.root("CN=Root").selfSigned();
    Certified old = TestPki.intermediate("CN=CA").signedBy(root);
    Certified renewed = TestPki.intermediate("CN=CA").keys(TestPki.p256("renewed")).signedBy(old);
    Certified of = TestPki.leaf("CN=Below").signedBy(renewed);
    Certified stranger = TestPki.intermediate("CN=CA").keys(TestPki.p256("stranger")).selfSigned();

    assertThat(rolled(renewed, of, renewed, old, root)).isEqualTo(Outcome.PASSED);
    assertThat(rolled(old, of, renewed, old, root)).isEqualTo(Outcome.PASSED);
    assertThat(rolled(stranger, of, renewed, old, root)).isEqualTo(Outcome.NOT_RUN);
    Certified silent = TestPki.intermediate("CN=CA").keyUsage(KeyUsage.keyCertSign).signedBy(root);
    assertThat(rolled(old, of, renewed, silent, root)).isEqualTo(Outcome.NOT_RUN);
  }

  /** What becomes of the first of a path if its list is signed with this key. */
  private Outcome rolled(Certified key, Certified... path) {
    Document list =
        TestRevocation.document(
            CertificateRevocation.suppliedBy(path[1].certificate()).toString(),
            TestRevocation.by(path[1]).der(key, "SHA256withECDSA"));
    Checks checks = new Checks();
    checks.bind(List.of(RevocationRule.values()));
    return checks
        .run(
            () ->
                revocation.check(
                    Arrays.stream(path).map(Certified::certificate).toList(),
                    StatusTrial.terms(Set.of(), Set.of()),
                    RevocationUse.IF_SUPPLIED,
                    TestClock.NOW,
                    new Evidence(Documents.of(List.of(list))),
                    checks))
        .outcomeOf(RevocationRule.NOT_REVOKED);
  }

  private enum Kind {
    ALL,
    SIGNERS,
    AUTHORITIES,
    SOME_REASONS,
    INDIRECT,
    ATTRIBUTES
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static IssuingDistributionPoint scope(String place, Kind kind) {
    GeneralNames names =
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, place));
    return new IssuingDistributionPoint(
        new DistributionPointName(names),
        kind == Kind.SIGNERS,
        kind == Kind.AUTHORITIES,
        kind == Kind.SOME_REASONS ? new ReasonFlags(ReasonFlags.keyCompromise) : null,
        kind == Kind.INDIRECT,
        kind == Kind.ATTRIBUTES);
  }

  @Test
  @Violates("revocation.current")
  void aListOfAnotherTimeIsNoAnswer() {
    check(good().until(Optional.of(TestClock.NOW.minusSeconds(1))))
        .leavesOpen(RevocationRule.CURRENT);
    check(good().until(Optional.empty())).leavesOpen(RevocationRule.CURRENT);
    check(
            good()
                .from(TestClock.NOW.plusSeconds(61))
                .until(Optional.of(TestClock.NOW.plusSeconds(99))))
        .leavesOpen(RevocationRule.CURRENT);
  }

  @Test
  @Violates("revocation.iso")
  void theStrictProfileWantsPlainListsThatAreShort() {
    TestRevocation plain =
        good()
            .extension(Extension.cRLNumber, NOT_CRITICAL, new CRLNumber(BigInteger.ONE))
            .extension(
                Extension.authorityKeyIdentifier,
                NOT_CRITICAL,
                new AuthorityKeyIdentifier(new byte[] {1, 2, 3}));
    strict(plain).isGood();
    strict(plain.until(Optional.of(TestClock.ISSUED.plus(Duration.ofDays(91)))))
        .leavesOpen(RevocationRule.ISO_PROFILE);
    strict(
            plain.extension(
                Extension.issuingDistributionPoint, CRITICAL, scope(TestIaca.CRL, Kind.ALL)))
        .leavesOpen(RevocationRule.ISO_PROFILE);
  }

  private Tried strict(TestRevocation list) {
    return check(RevocationUse.REQUIRED, Set.of(Profile.ISO_MDOC), signer, list.at(TestIaca.CRL));
  }

  @Test
  void aListThatWasVerifiedOnceIsAskedAgainInItsTime() {
    Document list = good().at(TestIaca.CRL);
    check(list).isGood();
    check(list).isGood();
    check(good().revoking(signer).at(TestIaca.CRL))
        .report()
        .of(RevocationRule.NOT_REVOKED)
        .ifPresent(row -> assertThat(row.outcome()).isEqualTo(Outcome.FAILED));
  }
}
