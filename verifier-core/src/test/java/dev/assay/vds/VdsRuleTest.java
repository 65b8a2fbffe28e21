package dev.assay.vds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.credential.HolderBinding;
import dev.assay.document.Document;
import dev.assay.status.CertificateRevocation;
import dev.assay.status.RevocationRule;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestVds;
import dev.assay.testkit.Violates;
import dev.assay.trust.TrustRule;
import dev.assay.x509.X509Rule;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Who may have signed what, and whether they still may. */
class VdsRuleTest {

  private final VdsSetting setting = new VdsSetting();
  private final TestVds good = setting.vaccination();

  @Test
  @Violates("vds-nc.signer.usage")
  void refusesASignerOfOtherThings() {
    VdsSetting passports = new VdsSetting(t -> t.without(Extension.extendedKeyUsage));
    passports.rejected(VdsRule.SIGNER_USAGE, passports.vaccination());
    for (String usage : List.of("2.5.29.37.0", "2.23.136.1.1.14.1", "1.0.18013.5.1.2")) {
      VdsSetting other = new VdsSetting(t -> t.extendedKeyUsage(usage));
      other.rejected(VdsRule.SIGNER_USAGE, other.vaccination());
    }
    passports.pinned().accepted(passports.vaccination());
  }

  @Test
  @Violates("vds-nc.signer.document-type")
  void refusesASignerOfTheOtherType() {
    VdsSetting tests = new VdsSetting(t -> TestVds.documentTypes(t, "NT"));
    tests.accepted(tests.test());
    tests.rejected(VdsRule.DOCUMENT_TYPE, tests.vaccination());
    VdsSetting vaccinations = new VdsSetting(t -> TestVds.documentTypes(t, "NV", "P"));
    vaccinations.accepted(vaccinations.vaccination());
    vaccinations.rejected(VdsRule.DOCUMENT_TYPE, vaccinations.test());
    for (byte[] der : List.of(new byte[] {1}, new byte[] {0x30, 0}, new byte[] {5, 0})) {
      VdsSetting broken = new VdsSetting(t -> TestVds.documentTypes(t, der));
      broken.rejected(VdsRule.DOCUMENT_TYPE, broken.vaccination());
    }
  }

  @Test
  @Violates("vds-nc.signer.country")
  void refusesTheSealOfAnotherCountry() {
    for (String country : List.of("AUS", "UT", "uto", "UTOPIA", "", "ZZZ")) {
      setting.rejected(VdsRule.COUNTRY, good.with("hdr/is", country));
    }
    VdsSetting nobody = new VdsSetting("CN=Test CSCA,C=UT", "CN=Test Signer", t -> t);
    nobody.rejected(VdsRule.COUNTRY, nobody.vaccination());
    VdsSetting twice = new VdsSetting("CN=Test CSCA,C=UT", "C=UT,CN=Test Signer,C=AU", t -> t);
    twice.rejected(VdsRule.COUNTRY, twice.vaccination());
    nobody.pinned().rejected(VdsRule.COUNTRY, nobody.vaccination());
  }

  @Test
  void aCountryIsTheSameInTwoLettersAndInThree() {
    for (List<String> pair :
        List.of(
            List.of("AUS", "AU"),
            List.of("GBR", "GB"),
            List.of("D", "DE"),
            List.of("D<<", "DE"),
            List.of("DEU", "de"),
            List.of("RKS", "KS"),
            List.of("UNO", "UN"))) {
      String name = ",C=" + pair.get(1);
      VdsSetting other = new VdsSetting("CN=CSCA" + name, "CN=Signer" + name, t -> t);
      other.accepted(other.vaccination().with("hdr/is", pair.get(0)));
      other.rejected(VdsRule.COUNTRY, other.vaccination());
    }
  }

  @Test
  @Violates("vds-nc.authority.country")
  void refusesASignerOfAnotherCountryThanItsAuthority() {
    for (String authority : List.of("CN=Test CSCA,C=AU", "CN=Test CSCA")) {
      VdsSetting other = new VdsSetting(authority, "CN=Test Signer,C=UT", t -> t);
      other.rejected(VdsRule.AUTHORITY_COUNTRY, other.vaccination());
    }
  }

  @Test
  @Violates("vds-nc.alg.permitted")
  void refusesAnAlgorithmThatTheListDoesNotPermit() {
    setting.where(service -> service.with("algorithms", List.of("ES384")));
    setting.rejected(VdsRule.ALGORITHM_PERMITTED, good);
  }

  @Test
  @Violates("vds-nc.alg.key")
  void refusesAnAlgorithmThatDoesNotFitTheKey() {
    setting.rejected(VdsRule.KEY_FITS, good.beside("alg", "ES384"));
  }

  @Test
  @Violates("vds-nc.signature")
  void refusesASignatureOfAnotherKeyAndOtherData() {
    setting.rejected(VdsRule.SIGNATURE_VALID, good.signedBy(TestKey.es256("stranger")));
    setting.rejected(VdsRule.SIGNATURE_VALID, good.text().replace("WREN", "WRENS"));
    setting.rejected(VdsRule.SIGNATURE_VALID, good.text().replace("\"seq\":1", "\"seq\":2"));
    for (int length : List.of(3, 63, 64, 65, 72)) {
      String value = Base64.getUrlEncoder().encodeToString(new byte[length]);
      setting.rejected(VdsRule.SIGNATURE_VALID, good.beside("sigvl", value));
    }
  }

  @Test
  void aCertificateUnderNobodyListedSignsNothing() {
    VdsSetting other = new VdsSetting("CN=Other CSCA,C=UT", "CN=Test Signer,C=UT", t -> t);
    assertThat(setting.verify(other.vaccination().text()).verdict()).isEqualTo(Verdict.REJECTED);
    TestPki.Certified self = TestVds.signer("CN=Test Signer,C=UT").selfSigned();
    assertThat(setting.verify(TestVds.vaccination(self).text()).verdict())
        .isEqualTo(Verdict.REJECTED);
    VdsSetting forCertificates =
        new VdsSetting(t -> t.keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    forCertificates.rejected(X509Rule.LEAF_KEY_USAGE, forCertificates.vaccination());
  }

  @Test
  void theTypesThatTheListNamesAreTheOnlyOnes() {
    setting.where(service -> service.with("types", List.of("icao.test")));
    setting.accepted(setting.test());
    setting.rejected(TrustRule.TYPE, good);
  }

  @Test
  void itIsTheCertificateThatExpires() {
    Instant after = Instant.parse("2027-01-02T00:00:00Z");
    VerificationResult late =
        setting.verify(good.text(), Optional.empty(), VdsSetting.NOT_REQUIRED, after);
    assertThat(late.verdict()).isEqualTo(Verdict.REJECTED);
  }

  @Test
  void aListOfTheAuthorityIsLookedAtWhereItIsSupplied() {
    String supplied = CertificateRevocation.suppliedBy(setting.authority.certificate()).toString();
    TestRevocation list = TestRevocation.by(setting.authority);
    for (String place : List.of(supplied, TestVds.CRL)) {
      setting.documents(list.at(place));
      VerificationResult accepted = setting.accepted(good);
      assertThat(accepted.facts().report().outcomeOf(RevocationRule.NOT_REVOKED))
          .isEqualTo(Outcome.PASSED);
      setting.documents(list.revoking(setting.signer).at(place));
      setting.rejected(RevocationRule.NOT_REVOKED, good);
    }
  }

  @Test
  void aSignerThatNamesNoListIsLookedUpInThatOfItsAuthority() {
    setting.accepted(good);
    assertLookedUp("required");
    assertLookedUp("where-published");
    setting.where(service -> without(service, "revocation"));
    assertThat(setting.verify(good.text()).verdict()).isEqualTo(Verdict.ACCEPTED);
    setting.documents();
    assertThat(setting.verify(good.text()).verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void theListOfAnAuthorityMayNameItsPoint() {
    setting.where(service -> service.with("revocation", "required"));
    setting.documents(listOf(TestVds.CRL));
    setting.accepted(good);
    setting.documents(listOf("https://crl.example/others.crl"));
    assertThat(setting.verify(good.text()).verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  private Document listOf(String point) {
    GeneralName uri = new GeneralName(GeneralName.uniformResourceIdentifier, point);
    return TestRevocation.by(setting.authority)
        .extension(
            Extension.issuingDistributionPoint,
            TestPki.Criticality.CRITICAL,
            new IssuingDistributionPoint(
                new DistributionPointName(new GeneralNames(uri)), false, false))
        .at(TestVds.CRL);
  }

  private static TestTrust.Node without(TestTrust.Node service, String name) {
    service.remove(name);
    return service;
  }

  private void assertLookedUp(String revocation) {
    setting.documents();
    setting.where(service -> service.with("revocation", revocation));
    VerificationResult closed = setting.verify(good.text());
    assertThat(closed.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(closed.facts().report().outcomeOf(RevocationRule.ADDRESS))
        .isEqualTo(Outcome.UNDETERMINED);
    setting.where(
        service -> service.with("revocation", revocation).with("hosts", List.of("crl.example")));
    VerificationResult open = setting.verify(good.text());
    assertThat(open).isInstanceOf(VerificationResult.Undetermined.class);
    assertThat(((VerificationResult.Undetermined) open).missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.uri()).hasToString(TestVds.CRL));
    setting.documents(TestRevocation.by(setting.authority).at(TestVds.CRL));
    setting.accepted(good);
  }

  @Test
  void aSignerThatNamesAListIsLookedUp() {
    VdsSetting named =
        new VdsSetting(
            t ->
                t.extension(
                    Extension.cRLDistributionPoints,
                    TestPki.Criticality.NOT_CRITICAL,
                    TestVds.points("https://other.example/1")));
    named.where(service -> service.with("revocation", "where-published"));
    assertThat(named.verify(named.vaccination().text()).verdict()).isEqualTo(Verdict.UNDETERMINED);
    named.documents(TestRevocation.by(named.authority).at("https://other.example/1"));
    named.accepted(named.vaccination());
    named.documents(TestRevocation.by(named.authority).at(TestVds.CRL));
    assertThat(named.verify(named.vaccination().text()).verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  @Violates("vds-nc.validity.happened")
  void refusesWhatIsYetToHappen() {
    Instant day = Instant.parse("2026-03-03T00:00:00Z");
    assertThat(verdict(good, day)).isEqualTo(Verdict.ACCEPTED);
    // The day has begun in Kiribati, within the minute that clocks may be apart.
    assertThat(verdict(good, Instant.parse("2026-03-02T09:59:00Z"))).isEqualTo(Verdict.ACCEPTED);
    VdsSetting.rejected(VdsRule.HAPPENED, at(good, Instant.parse("2026-03-02T09:58:59Z")));
    setting.rejected(VdsRule.HAPPENED, good.with("msg/pid/dob", "2026-06-03"));
    TestVds test = setting.test();
    Instant reported = Instant.parse("2026-05-30T18:15:00Z");
    assertThat(verdict(test, reported.minusSeconds(60))).isEqualTo(Verdict.ACCEPTED);
    VdsSetting.rejected(VdsRule.HAPPENED, at(test, reported.minusSeconds(61)));
    setting.rejected(VdsRule.HAPPENED, test.with("msg/dat/sc", "2026-06-03"));
  }

  private Verdict verdict(TestVds seal, Instant instant) {
    return at(seal, instant).verdict();
  }

  private VerificationResult at(TestVds seal, Instant instant) {
    return setting.verify(seal.text(), Optional.empty(), VdsSetting.NOT_REQUIRED, instant);
  }

  @Test
  @Violates("vds-nc.holder")
  void hasNoProofOfTheHolder() {
    VerificationResult result =
        setting.verify(
            good.text(),
            Optional.empty(),
            new HolderBinding.Required("nonce-1", "https://verifier.example"),
            TestClock.NOW);
    VdsSetting.rejected(VdsRule.NO_HOLDER_KEY, result);
    assertThat(result.facts().holder()).isEqualTo(HolderProof.FAILED);
  }
}
