package dev.assay.trust;

import static dev.assay.testkit.TestMdoc.put;
import static dev.assay.testkit.TestMdoc.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestVical;
import dev.assay.testkit.Violates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Lists of issuing authorities: ISO/IEC 18013-5, Annex C. */
class VicalReaderTest {

  private static final Crypto CRYPTO = Crypto.select();

  private final Certified root = TestPki.root("CN=Test VICAL root,C=GB").selfSigned();
  private final Certified signer =
      TestPki.leaf("CN=Test VICAL signer,C=GB")
          .keyUsage(KeyUsage.nonRepudiation)
          .extendedKeyUsage("1.0.18013.5.1.8")
          .signedBy(root);
  private final Certified authority = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();
  private final TestVical vical =
      TestVical.of(signer).authority(authority, "org.iso.18013.5.1.mDL");

  private VicalReader.Imported read(TestVical read) throws TrustListFault {
    return read(read, terms(Optional.empty()), TestClock.NOW);
  }

  private VicalReader.Imported read(TestVical read, VicalReader.Terms terms, Instant at)
      throws TrustListFault {
    return new VicalReader(CRYPTO).read("a.vical", read.encoded(), terms, at);
  }

  private VicalReader.Terms terms(Optional<Long> lastIssue) {
    return new VicalReader.Terms(
        List.of(root.certificate()), Optional.empty(), Duration.ofDays(92), lastIssue);
  }

  private void refused(TrustListRule rule, TestVical bad) {
    refused(rule, bad, terms(Optional.empty()), TestClock.NOW);
  }

  private void refused(TrustListRule rule, TestVical bad, VicalReader.Terms terms, Instant at) {
    assertThatThrownBy(() -> read(bad, terms, at))
        .isInstanceOfSatisfying(
            TrustListFault.class, fault -> assertThat(fault.rule()).isEqualTo(rule));
  }

  @Test
  void becomesAListOfOurOwn() throws TrustListFault {
    VicalReader.Imported imported = read(vical);
    TrustList list = new TrustListReader(CRYPTO).plain("imported", imported.json());

    assertThat(imported.leftOut()).isEmpty();
    assertThat(list.id()).isEqualTo("vical-test-provider");
    assertThat(list.sequence()).isEqualTo(17);
    assertThat(list.issued()).isEqualTo(TestClock.ISSUED);
    assertThat(list.nextUpdate()).isEqualTo(TestClock.EXPIRES);
    assertThat(list.provenance().orElseThrow()).contains("Test Provider", "issue 17", "sha256:");
    assertThat(list.entries()).hasSize(1);
    TrustEntry entry = list.entries().get(0);
    assertThat(entry.name()).isEqualTo("Test Authority");
    TrustService service = entry.services().get(0);
    assertThat(service.terms().types()).containsExactly("org.iso.18013.5.1.mDL");
    assertThat(service.terms().formats()).containsExactly("mso_mdoc");
    assertThat(service.roles()).hasSize(2);
  }

  @Test
  void membersOfTheProvidersOwnArePassedOver() throws TrustListFault {
    TestVical more =
        vical
            .list(put("future", 1))
            .entries(put("CertificateProfile", List.of("a")))
            .entries(put("Extensions", Map.of()));

    assertThat(read(more).leftOut()).isEmpty();
  }

  @Test
  void anAuthorityThatIsListedTwiceIsOneEntryForTheTypesOfBoth() throws TrustListFault {
    VicalReader.Imported imported =
        read(
            vical
                .authority(authority, "org.iso.23220.photoid.1")
                .authority(authority, "org.iso.18013.5.1.mDL"));
    TrustList list = new TrustListReader(CRYPTO).plain("imported", imported.json());

    assertThat(imported.leftOut()).isEmpty();
    assertThat(list.entries()).hasSize(1);
    assertThat(list.entries().get(0).services().get(0).terms().types())
        .containsExactlyInAnyOrder("org.iso.18013.5.1.mDL", "org.iso.23220.photoid.1");
  }

  @Test
  void aSignerMayBeNamedItself() throws TrustListFault {
    VicalReader.Terms pinned =
        new VicalReader.Terms(
            List.of(signer.certificate()),
            Optional.of("mine"),
            Duration.ofDays(1),
            Optional.empty());

    assertThat(read(vical, pinned, TestClock.NOW).list()).containsEntry("id", "mine");
  }

  @Test
  @Violates("trust-list.vical.form")
  void refusesWhatIsNoVical() {
    for (TestVical bad :
        List.of(
            vical.list(without("version")),
            vical.list(put("version", "2.0")),
            vical.list(without("vicalProvider")),
            vical.list(without("date")),
            vical.list(put("date", "2026-05-01T00:00:00Z")),
            vical.list(put("nextUpdate", 1)),
            vical.list(put("notAfter", "2026-05-01T00:00:00Z")),
            vical.list(put("vicalIssueID", -1)),
            vical.list(without("certificateInfos")),
            vical.list(put("certificateInfos", List.of(1))),
            vical.entries(without("certificate")),
            vical.entries(without("serialNumber")),
            vical.entries(put("serialNumber", "1")),
            vical.entries(without("ski")),
            vical.entries(without("docType")),
            vical.entries(put("docType", List.of())),
            vical.message(message -> new TestCbor.Tagged(18, message)),
            vical.message(message -> 1))) {
      refused(TrustListRule.VICAL_FORM, bad);
    }
  }

  @Test
  @Violates("trust-list.vical.signer")
  void refusesASignerThatTheOperatorDoesNotKnowOrThatSignsOtherThings() {
    Certified other = TestPki.root("CN=Other root,C=GB").selfSigned();
    refused(
        TrustListRule.VICAL_SIGNER,
        vical,
        new VicalReader.Terms(
            List.of(other.certificate()), Optional.empty(), Duration.ofDays(1), Optional.empty()),
        TestClock.NOW);
    Certified documents =
        TestPki.leaf("CN=Document signer,C=GB").extendedKeyUsage("1.0.18013.5.1.2").signedBy(root);
    refused(
        TrustListRule.VICAL_SIGNER,
        TestVical.of(documents).authority(authority, "org.iso.18013.5.1.mDL"));
    Certified keyAgreement =
        TestPki.leaf("CN=Agrees,C=GB")
            .keyUsage(KeyUsage.keyAgreement)
            .extendedKeyUsage("1.0.18013.5.1.8")
            .signedBy(root);
    refused(
        TrustListRule.VICAL_SIGNER,
        TestVical.of(keyAgreement).authority(authority, "org.iso.18013.5.1.mDL"));
  }

  @Test
  @Violates("trust-list.vical.signature")
  void refusesAnotherSignature() {
    refused(TrustListRule.VICAL_SIGNATURE, vical.signedWith(TestKey.es256("nobody")));
  }

  @Test
  @Violates("trust-list.vical.next-update")
  void refusesAListThatIsOldOrOfTheFuture() throws TrustListFault {
    refused(
        TrustListRule.VICAL_CURRENT,
        vical,
        terms(Optional.empty()),
        TestClock.EXPIRES.plusSeconds(1));
    refused(
        TrustListRule.VICAL_CURRENT,
        vical,
        terms(Optional.empty()),
        TestClock.ISSUED.minusSeconds(1));
    TestVical endless = vical.list(without("nextUpdate"));
    assertThat(read(endless).list())
        .containsEntry("nextUpdate", TestClock.ISSUED.plus(Duration.ofDays(92)).toString());
    refused(
        TrustListRule.VICAL_CURRENT,
        endless,
        terms(Optional.empty()),
        TestClock.ISSUED.plus(Duration.ofDays(93)));
  }

  @Test
  void aListIsNeverUsedAfterTheEndThatItNames() throws TrustListFault {
    Instant end = TestClock.NOW.plusSeconds(10);
    for (TestVical ending :
        List.of(
            vical.list(put("notAfter", TestCbor.date(end.toString()))),
            vical
                .list(without("nextUpdate"))
                .list(put("notAfter", TestCbor.date(end.toString()))))) {
      assertThat(read(ending).list()).containsEntry("nextUpdate", end.toString());
      refused(TrustListRule.VICAL_CURRENT, ending, terms(Optional.empty()), end.plusSeconds(1));
    }
    Instant later = TestClock.EXPIRES.plusSeconds(10);
    assertThat(read(vical.list(put("notAfter", TestCbor.date(later.toString())))).list())
        .containsEntry("nextUpdate", TestClock.EXPIRES.toString());
  }

  @Test
  void refusesAnEarlierIssueThanTheLastOne() throws TrustListFault {
    assertThat(read(vical, terms(Optional.of(17L)), TestClock.NOW).list())
        .containsEntry("sequence", 17L);
    refused(TrustListRule.ROLLBACK, vical, terms(Optional.of(18L)), TestClock.NOW);
    assertThat(read(vical.list(without("vicalIssueID"))).list())
        .containsEntry("sequence", TestClock.ISSUED.getEpochSecond());
  }

  @Test
  @Violates("trust-list.vical.authority")
  void leavesOutEntriesThatContradictThemselvesAndKeepsTheOthers() throws TrustListFault {
    for (TestVical bad :
        List.of(
            vical.entries(put("serialNumber", 1)),
            vical.entries(put("ski", new byte[] {9})),
            vical.entries(put("certificate", new byte[] {1, 2})))) {
      VicalReader.Imported imported = read(bad.authority(authority, "other"));
      assertThat(imported.leftOut())
          .extracting(VicalReader.LeftOut::rule)
          .containsOnly(TrustListRule.VICAL_AUTHORITY);
      assertThat(imported.leftOut()).extracting(VicalReader.LeftOut::place).containsExactly(1);
      assertThat((List<?>) imported.list().get("entries")).hasSize(1);
    }
  }

  @Test
  void filesOfAuthoritiesBecomeAListAsWell() throws TrustListFault {
    Certified second = TestIaca.authority("CN=Second IACA,C=FR").selfSigned();
    AuthorityFiles.Terms terms =
        new AuthorityFiles.Terms(
            "mine", List.of("org.iso.18013.5.1.mDL"), TestClock.NOW, Duration.ofDays(30));
    byte[] json =
        AuthorityFiles.list(
            List.of(
                AuthorityFiles.File.of("a.der", authority.der()),
                AuthorityFiles.File.of(
                    "b.pem",
                    (authority.pem() + "text\n" + second.pem())
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
            terms);

    assertThat(new TrustListReader(CRYPTO).plain("mine", json).entries()).hasSize(3);
    assertThatThrownBy(
            () -> AuthorityFiles.list(List.of(AuthorityFiles.File.of("x", new byte[3])), terms))
        .isInstanceOf(TrustListFault.class);
  }
}
