package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.LICENCE;
import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static dev.assay.testkit.TestPki.Criticality.CRITICAL;
import static dev.assay.testkit.TestPki.Criticality.NOT_CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import dev.assay.x509.MdocCertificateRule;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;

/** The profile of ISO/IEC 18013-5, Annex B: a pair of certificates that has it, changed one way. */
class MdocCertificateRuleTest {

  private static final UnaryOperator<Template> SAME = UnaryOperator.identity();

  private enum Mode {
    DEFAULT,
    STRICT
  }

  private static Certified authority(UnaryOperator<Template> change) {
    return change.apply(TestIaca.authority("CN=Test IACA,C=GB,ST=GB-ENG")).selfSigned();
  }

  private static Template signer() {
    return TestIaca.signer("CN=Test document signer,C=GB,ST=GB-ENG");
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static CRLDistPoint points(@org.jspecify.annotations.Nullable ReasonFlags reasons) {
    GeneralNames place =
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, "https://crl.example/1"));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(place), reasons, null)
        });
  }

  private static VerificationResult verify(
      Mode mode, String type, Certified authority, Certified... chain) {
    MdocSetting setting =
        new MdocSetting()
            .where(
                service ->
                    TestTrust.x5c(authority.base64())
                        .with("formats", List.of("mso_mdoc"))
                        .with("types", List.of("*"))
                        .with("revocation", "if-supplied")
                        .with(
                            "profiles", mode == Mode.STRICT ? List.of("iso-18013-5") : List.of()));
    byte[][] certificates = new byte[chain.length][];
    for (int i = 0; i < chain.length; i++) {
      certificates[i] = chain[i].der();
    }
    TestMdoc mdoc =
        TestMdoc.of(type, chain[0], setting.device)
            .signedWith(TestKey.of(chain[0]), certificates)
            .element(NAMESPACE, "family_name", "Fernhollow");
    return setting.verify(TestMdoc.response(mdoc.signedFor(TRANSCRIPT)), REQUIRED, TestClock.NOW);
  }

  private static VerificationResult verify(
      Mode mode, UnaryOperator<Template> ofAuthority, UnaryOperator<Template> ofSigner) {
    Certified authority = authority(ofAuthority);
    return verify(mode, LICENCE, authority, ofSigner.apply(signer()).signedBy(authority));
  }

  private static void assertAlwaysRefused(
      Rule rule, UnaryOperator<Template> ofAuthority, UnaryOperator<Template> ofSigner) {
    for (Mode mode : Mode.values()) {
      MdocSetting.rejected(rule, verify(mode, ofAuthority, ofSigner));
    }
  }

  private static void assertNotedAndStrictlyRefused(
      Rule rule, UnaryOperator<Template> ofAuthority, UnaryOperator<Template> ofSigner) {
    VerificationResult byDefault = verify(Mode.DEFAULT, ofAuthority, ofSigner);

    assertThat(byDefault.facts().report().permitsAcceptance()).isTrue();
    assertThat(byDefault.facts().report().of(rule).orElseThrow().outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(byDefault.facts().report().of(rule).orElseThrow().detail())
        .startsWith("not held to the strict profile: ");
    MdocSetting.rejected(rule, verify(Mode.STRICT, ofAuthority, ofSigner));
  }

  @Test
  void acceptsAPairThatHasTheProfile() {
    for (Mode mode : Mode.values()) {
      assertThat(MdocSetting.faults(verify(mode, SAME, SAME))).isEmpty();
    }
  }

  @Test
  @Violates("iso-cert.names")
  void refusesASignerOfAnotherCountryOrState() {
    Certified authority = authority(SAME);
    for (String subject : List.of("CN=Signer,C=FR", "CN=Signer", "CN=Signer,C=GB,ST=GB-SCT")) {
      Certified other =
          TestPki.leaf(subject)
              .extension(Extension.extendedKeyUsage, CRITICAL, TestIaca.usage("1.0.18013.5.1.2"))
              .signedBy(authority);
      MdocSetting.rejected(
          MdocCertificateRule.NAMES, verify(Mode.DEFAULT, LICENCE, authority, other));
    }
    Certified noState =
        TestPki.leaf("CN=Signer,C=GB")
            .extension(Extension.extendedKeyUsage, CRITICAL, TestIaca.usage("1.0.18013.5.1.2"))
            .signedBy(authority);
    assertThat(MdocSetting.faults(verify(Mode.DEFAULT, LICENCE, authority, noState))).isEmpty();
  }

  @Test
  @Violates("iso-cert.signer.extended-key-usage")
  void refusesASignerOfSomethingElse() {
    UnaryOperator<Template> without = signer -> signer.without(Extension.extendedKeyUsage);
    assertAlwaysRefused(MdocCertificateRule.SIGNER_USAGE, SAME, without);
    for (String other : List.of("1.0.18013.5.1.6", "1.0.23220.4.1.2", "2.5.29.37.0")) {
      assertAlwaysRefused(
          MdocCertificateRule.SIGNER_USAGE,
          SAME,
          signer -> signer.extension(Extension.extendedKeyUsage, CRITICAL, TestIaca.usage(other)));
    }
  }

  @Test
  void otherDocumentsMayHaveSignersOfTheirOwn() {
    Certified authority = authority(SAME);
    Certified other =
        signer()
            .extension(Extension.extendedKeyUsage, CRITICAL, TestIaca.usage("1.0.23220.4.1.2"))
            .signedBy(authority);

    assertThat(
            MdocSetting.faults(verify(Mode.DEFAULT, "eu.europa.ec.eudi.pid.1", authority, other)))
        .isEmpty();
  }

  @Test
  void aUsageThatTheTrustListNamesIsForOtherDocumentsThanLicences() {
    String usage = "1.3.130.2.0.0.1.2";
    MdocSetting setting =
        new MdocSetting(
            SAME,
            signer -> signer.extension(Extension.extendedKeyUsage, CRITICAL, TestIaca.usage(usage)),
            TestKey.es256("device"));
    TestMdoc pid =
        TestMdoc.of("eu.europa.ec.eudi.pid.1", setting.signer, setting.device)
            .element(NAMESPACE, "family_name", "Fernhollow");
    setting.where(service -> service.with("types", List.of("*")));
    setting.rejected(MdocCertificateRule.SIGNER_USAGE, pid);

    setting.where(
        service -> service.with("types", List.of("*")).with("extendedKeyUsages", List.of(usage)));
    setting.accepted(pid);
    setting.rejected(MdocCertificateRule.SIGNER_USAGE, setting.licence());
  }

  @Test
  @Violates("iso-cert.signer.extended-key-usage.critical")
  void notesAnExtendedKeyUsageThatIsNotCritical() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.SIGNER_USAGE_CRITICAL,
        SAME,
        signer ->
            signer.extension(
                Extension.extendedKeyUsage, NOT_CRITICAL, TestIaca.usage("1.0.18013.5.1.2")));
  }

  @Test
  @Violates("iso-cert.signer.key-usage")
  void refusesASignerWhoseKeyMayDoMore() {
    assertAlwaysRefused(
        MdocCertificateRule.SIGNER_KEY_USAGE, SAME, signer -> signer.without(Extension.keyUsage));
    assertAlwaysRefused(
        MdocCertificateRule.SIGNER_KEY_USAGE,
        SAME,
        signer -> signer.keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
  }

  @Test
  @Violates("iso-cert.signer.key-usage")
  void anAuthoritySignsNoDocumentsItselfUnderTheStrictProfile() {
    Certified authority = authority(SAME);

    MdocSetting.rejected(
        MdocCertificateRule.SIGNER_KEY_USAGE, verify(Mode.STRICT, LICENCE, authority, authority));
    assertThat(MdocSetting.faults(verify(Mode.DEFAULT, LICENCE, authority, authority))).isEmpty();
    Certified unrestricted = authority(template -> template.without(Extension.keyUsage));
    assertThat(MdocSetting.faults(verify(Mode.STRICT, LICENCE, unrestricted, unrestricted)))
        .isEmpty();
  }

  @Test
  @Violates("iso-cert.signer.key-usage.critical")
  void notesAKeyUsageThatIsNotCritical() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.SIGNER_KEY_USAGE_CRITICAL,
        SAME,
        signer ->
            signer.extension(
                Extension.keyUsage, NOT_CRITICAL, new KeyUsage(KeyUsage.digitalSignature)));
  }

  @Test
  @Violates("iso-cert.signer.validity")
  void notesASignerThatIsValidForLong() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.SIGNER_VALIDITY,
        SAME,
        signer ->
            signer.validity(
                Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2027-12-01T00:00:00Z")));
  }

  @Test
  @Violates("iso-cert.signer.key-identifiers")
  void notesKeyIdentifiersThatAreMissingOrDiffer() {
    for (UnaryOperator<Template> change :
        List.<UnaryOperator<Template>>of(
            signer -> signer.without(Extension.subjectKeyIdentifier),
            signer -> signer.without(Extension.authorityKeyIdentifier),
            signer ->
                signer.extension(
                    Extension.authorityKeyIdentifier,
                    NOT_CRITICAL,
                    new AuthorityKeyIdentifier(new byte[] {7})),
            signer ->
                signer.extension(
                    Extension.authorityKeyIdentifier,
                    NOT_CRITICAL,
                    new DEROctetString(new byte[2])))) {
      assertNotedAndStrictlyRefused(MdocCertificateRule.SIGNER_KEY_IDENTIFIERS, SAME, change);
    }
  }

  @Test
  @Violates("iso-cert.signer.issuer-alternative-name")
  void notesAMissingIssuerAlternativeName() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.SIGNER_ISSUER_NAME,
        SAME,
        signer -> signer.without(Extension.issuerAlternativeName));
  }

  @Test
  @Violates("iso-cert.signer.crl-distribution-points")
  void notesARevocationThatIsNotPublishedWhole() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.SIGNER_REVOCATION,
        SAME,
        signer -> signer.without(Extension.cRLDistributionPoints));
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.SIGNER_REVOCATION,
        SAME,
        signer ->
            signer.extension(
                Extension.cRLDistributionPoints,
                NOT_CRITICAL,
                points(new ReasonFlags(ReasonFlags.keyCompromise))));
  }

  @Test
  @Violates("iso-cert.anchor-in-chain")
  void notesAnAuthorityThatComesAlong() {
    Certified authority = authority(SAME);
    Certified signer = signer().signedBy(authority);

    assertThat(MdocSetting.faults(verify(Mode.DEFAULT, LICENCE, authority, signer, authority)))
        .isEmpty();
    MdocSetting.rejected(
        MdocCertificateRule.ANCHOR_IN_CHAIN,
        verify(Mode.STRICT, LICENCE, authority, signer, authority));
  }

  @Test
  @Violates("iso-cert.authority.basic-constraints")
  void refusesAnAuthorityOfLicencesThatMayHaveOthersBelowIt() {
    assertAlwaysRefused(
        MdocCertificateRule.AUTHORITY_CONSTRAINTS, authority -> authority.pathLength(1), SAME);
  }

  @Test
  void otherDocumentsMayHaveAuthoritiesInBetween() {
    Certified root = authority(authority -> authority.pathLength(1));
    Certified middle = TestPki.intermediate("CN=Middle,C=GB").pathLength(0).signedBy(root);
    Certified signer = signer().signedBy(middle);

    assertThat(
            MdocSetting.faults(
                verify(Mode.DEFAULT, "eu.europa.ec.eudi.pid.1", root, signer, middle)))
        .isEmpty();
  }

  @Test
  @Violates("iso-cert.authority.key-usage")
  void refusesAnAuthorityWhoseKeyMayDoMoreOrLess() {
    assertAlwaysRefused(
        MdocCertificateRule.AUTHORITY_KEY_USAGE,
        authority -> authority.keyUsage(KeyUsage.keyCertSign),
        SAME);
    assertAlwaysRefused(
        MdocCertificateRule.AUTHORITY_KEY_USAGE,
        authority ->
            authority.keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature),
        SAME);
  }

  @Test
  @Violates("iso-cert.authority.country")
  void notesAnAuthorityWithoutACountry() {
    Certified authority = TestIaca.authority("CN=Nowhere").selfSigned();
    Certified signer = TestIaca.signer("CN=Signer").signedBy(authority);

    assertThat(MdocSetting.faults(verify(Mode.DEFAULT, LICENCE, authority, signer))).isEmpty();
    MdocSetting.rejected(
        MdocCertificateRule.AUTHORITY_COUNTRY, verify(Mode.STRICT, LICENCE, authority, signer));
  }

  @Test
  @Violates("iso-cert.authority.validity")
  void notesAnAuthorityThatIsValidForLong() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.AUTHORITY_VALIDITY,
        authority ->
            authority.validity(
                Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2041-01-01T00:00:00Z")),
        SAME);
  }

  @Test
  @Violates("iso-cert.forbidden-extensions")
  void notesForbiddenExtensions() {
    assertNotedAndStrictlyRefused(
        MdocCertificateRule.FORBIDDEN_EXTENSIONS,
        authority -> authority,
        signer -> signer.extension(Extension.freshestCRL, NOT_CRITICAL, points(null)));
  }

  @Test
  void aSignerThatTheTrustListNamesItselfNeedsNoProfile() {
    Certified authority = authority(SAME);
    Certified bare = TestPki.leaf("CN=Bare").signedBy(authority);

    assertThat(MdocSetting.faults(verify(Mode.STRICT, LICENCE, bare, bare))).isEmpty();
  }
}
