package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.credential.HolderBinding;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import dev.assay.trust.TrustRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** Who may have signed what, and until when it holds. */
class DccRuleTest {

  private static final String ARC = "1.3.6.1.4.1.1847.2021.1.";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String MAIL = "1.3.6.1.5.5.7.3.4";
  private static final String OLD_ARC = "1.3.6.1.4.1.0.1847.2021.1.";

  private final DccSetting setting = new DccSetting();

  @Test
  @Violates("eu-dcc.compressed")
  void refusesABareTokenUnlessTheListPermitsIt() {
    String bare = "HC1:" + TestDcc.base45(setting.vaccination().token());
    setting.rejected(DccRule.COMPRESSED, bare);
    setting.where(service -> service.with("legacy", List.of("dcc-uncompressed"))).accepted(bare);
    byte[] untagged = TestCbor.encode(setting.vaccination().message());
    setting.accepted("HC1:" + TestDcc.base45(untagged));
  }

  @Test
  @Violates("eu-dcc.alg.permitted")
  void refusesAnAlgorithmThatTheListDoesNotPermit() {
    setting.where(service -> service.with("algorithms", List.of("PS256")));
    setting.rejected(DccRule.ALGORITHM_PERMITTED, setting.vaccination());
  }

  @Test
  @Violates("eu-dcc.signature")
  void refusesASignatureOfAnotherKeyAndOtherBytes() {
    TestDcc good = setting.vaccination();
    setting.rejected(DccRule.SIGNATURE_VALID, good.signedBy(TestKey.es256("stranger")));
    List<Object> message = good.message();
    List<Object> other = good.payload("dob", "1991-02-03").message();
    byte[] mixed =
        TestCbor.encode(List.of(message.get(0), message.get(1), other.get(2), message.get(3)));
    setting.rejected(DccRule.SIGNATURE_VALID, TestDcc.text("HC1:", mixed));
    for (byte[] signature : List.of(new byte[64], new byte[0], new byte[3], new byte[72])) {
      byte[] token =
          TestCbor.encode(List.of(message.get(0), message.get(1), message.get(2), signature));
      setting.rejected(DccRule.SIGNATURE_VALID, TestDcc.text("HC1:", token));
    }
  }

  @Test
  void aKeyThatIsNotListedSignsNothing() {
    DccSetting other = new DccSetting("CN=Other DSC,C=AT", template -> template);
    setting.rejected(TrustRule.KEY_FOUND, other.vaccination());
  }

  @Test
  @Violates("eu-dcc.signer.usage")
  void refusesACertificateForAnotherKind() {
    for (String arc : List.of(ARC, OLD_ARC)) {
      DccSetting tests = new DccSetting(template -> template.extendedKeyUsage(arc + 1));
      tests.accepted(TestDcc.test(tests.signer));
      tests.rejected(DccRule.KEY_USAGE, TestDcc.vaccination(tests.signer));
      tests.rejected(DccRule.KEY_USAGE, TestDcc.recovery(tests.signer));
      DccSetting others = new DccSetting(template -> template.extendedKeyUsage(arc + 2, arc + 3));
      others.rejected(DccRule.KEY_USAGE, TestDcc.test(others.signer));
      others.accepted(TestDcc.vaccination(others.signer));
      others.accepted(TestDcc.recovery(others.signer));
    }
    DccSetting seals = new DccSetting(t -> t.extendedKeyUsage("2.23.136.1.1.14.2"));
    seals.rejected(DccRule.KEY_USAGE, seals.vaccination());
    for (String other : List.of(SERVER, MAIL, "1.3.6.1.5.5.7.3.3", "2.5.29.37.0", ARC + 4)) {
      DccSetting unknown = new DccSetting(t -> t.extendedKeyUsage(other));
      unknown.rejected(DccRule.KEY_USAGE, unknown.vaccination());
    }
    DccSetting broken =
        new DccSetting(
            t ->
                t.extension(
                    Extension.extendedKeyUsage, TestPki.Criticality.NOT_CRITICAL, new byte[] {1}));
    broken.rejected(DccRule.KEY_USAGE, broken.vaccination());
  }

  @Test
  void aCertificateThatNamesNoKindIsForEach() {
    for (String[] known : new String[][] {{CLIENT}, {CLIENT, MAIL}, {SERVER, CLIENT}}) {
      DccSetting unrelated = new DccSetting(t -> t.extendedKeyUsage(known));
      unrelated.accepted(TestDcc.test(unrelated.signer));
    }
    DccSetting none =
        new DccSetting(
            t ->
                t.extension(
                    Extension.extendedKeyUsage,
                    TestPki.Criticality.NOT_CRITICAL,
                    new DERSequence()));
    none.accepted(TestDcc.recovery(none.signer));
    DccSetting tests = new DccSetting(template -> template.extendedKeyUsage(ARC + 1));
    DccSetting.rejected(
        DccRule.KEY_USAGE,
        tests.verify(
            TestDcc.exemption(tests.signer).text("AT1:"), DccSetting.NOT_REQUIRED, TestClock.NOW));
  }

  @Test
  @Violates("eu-dcc.signer.country")
  void refusesAnotherCountryUnlessTheListStatesIt() {
    setting.rejected(DccRule.COUNTRY, setting.vaccination().claim(1, "DE"));
    setting.rejected(DccRule.COUNTRY, setting.vaccination().claim(1, "GG"));
    setting.rejected(DccRule.COUNTRY, setting.vaccination().claim(1, ""));
    setting.accepted(setting.vaccination().withoutClaim(1));
    setting.where(service -> service.with("issuer", "AT BMG"));
    setting.accepted(setting.vaccination().claim(1, "AT BMG"));
    setting.rejected(TrustRule.NAME, setting.vaccination());
    setting.rejected(TrustRule.NAME, setting.vaccination().withoutClaim(1));
  }

  @Test
  void theUnitedKingdomSignsForTheCrownDependencies() {
    DccSetting kingdom = new DccSetting("CN=Test DSC,C=GB", template -> template);
    for (String iss : List.of("GB", "GG", "IM", "JE")) {
      kingdom.accepted(kingdom.vaccination().claim(1, iss));
    }
    kingdom.rejected(DccRule.COUNTRY, kingdom.vaccination().claim(1, "IE"));
    DccSetting nowhere = new DccSetting("CN=Test DSC", template -> template);
    nowhere.accepted(nowhere.vaccination());
  }

  @Test
  @Violates("eu-dcc.validity.form")
  void refusesATokenWithoutTimes() {
    TestDcc good = setting.vaccination();
    setting.rejected(DccRule.TIME_FORM, good.withoutClaim(4));
    setting.rejected(DccRule.TIME_FORM, good.withoutClaim(6));
    setting.rejected(DccRule.TIME_FORM, good.claim(4, "2030-01-01T00:00:00Z"));
    setting.rejected(DccRule.TIME_FORM, good.claim(4, Long.MAX_VALUE));
    setting.rejected(DccRule.TIME_FORM, good.claim(4, 1e300));
    setting.rejected(DccRule.TIME_FORM, good.claim(6, -1));
    setting.rejected(DccRule.TIME_FORM, good.claim(6, -0.5));
    setting.rejected(DccRule.TIME_FORM, good.claim(6, new TestCbor.Tagged(1, 1_777_000_000)));
    setting.rejected(DccRule.TIME_FORM, good.claim(5, "soon"));
    setting.rejected(DccRule.TIME_FORM, good.claim(6, TestCbor.nothing()));
  }

  @Test
  @Violates("eu-dcc.validity.issued")
  void refusesATokenOfTheFuture() {
    TestDcc good = setting.vaccination();
    setting.rejected(DccRule.ISSUED, good, TestClock.ISSUED.minusSeconds(61));
    setting.accepted(good.text(), TestClock.ISSUED.minusSeconds(60));
    setting.rejected(DccRule.ISSUED, good.claim(5, TestClock.NOW.getEpochSecond() + 61));
    setting.accepted(good.claim(5, TestClock.NOW.getEpochSecond()));
    setting.accepted(good.claim(5, 0));
  }

  @Test
  @Violates("eu-dcc.validity.exp")
  void refusesAnExpiredToken() {
    TestDcc good = setting.vaccination();
    setting.rejected(DccRule.NOT_EXPIRED, good, TestClock.EXPIRES.plusSeconds(60));
    setting.accepted(good.text(), TestClock.EXPIRES.plusSeconds(59));
    double end = TestClock.EXPIRES.getEpochSecond() + 0.5;
    Instant half = TestClock.EXPIRES.plusSeconds(60).plusMillis(500);
    setting.rejected(DccRule.NOT_EXPIRED, good.claim(4, end), half);
    setting.accepted(good.claim(4, end).text(), half.minusMillis(1));
  }

  @Test
  @Violates("eu-dcc.validity.signer.from")
  void refusesATokenThatIsOlderThanTheCertificate() {
    Instant from = Instant.parse("2026-05-15T00:00:00Z");
    DccSetting late = new DccSetting(t -> t.validity(from, Instant.parse("2027-01-01T00:00:00Z")));
    late.rejected(DccRule.FROM_CERTIFICATE, late.vaccination());
    late.accepted(late.vaccination().claim(6, from.getEpochSecond()));
    late.where(service -> service.with("legacy", List.of("dcc-beyond-signer")))
        .accepted(late.vaccination());
  }

  @Test
  @Violates("eu-dcc.validity.signer.until")
  void refusesATokenThatOutlastsTheCertificate() {
    Instant until = Instant.parse("2026-11-01T00:00:00Z");
    DccSetting brief =
        new DccSetting(t -> t.validity(Instant.parse("2026-01-01T00:00:00Z"), until));
    brief.rejected(DccRule.WITHIN_CERTIFICATE, brief.vaccination());
    brief.accepted(brief.vaccination().claim(4, until.getEpochSecond()));
    brief
        .where(service -> service.with("legacy", List.of("dcc-beyond-signer")))
        .accepted(brief.vaccination());
  }

  @Test
  @Violates("eu-dcc.holder")
  void refusesWhereAProofByTheHolderIsDemanded() {
    VerificationResult result =
        setting.verify(
            setting.vaccination().text(),
            new HolderBinding.Required("nonce-1", "https://verifier.example"),
            TestClock.NOW);
    DccSetting.rejected(DccRule.NO_HOLDER_KEY, result);
    assertThat(result.facts().holder()).isEqualTo(HolderProof.FAILED);
  }

  @Test
  void acceptsPssWhereTheKeyIsRsa() {
    TestKey rsa = TestKey.ps256("rsa signer");
    DccSetting other = new DccSetting(t -> t.keys(rsa.pair()));
    other.accepted(other.vaccination().signedBy(rsa));
    // The header cannot talk the key into another algorithm.
    other.rejected(TrustRule.KEY_FOUND, other.vaccination().signedBy(rsa).header(1, -7));
    setting.rejected(TrustRule.KEY_FOUND, setting.vaccination().header(1, -37));
  }

  @Test
  void acceptsABareKeyOfAnyNameWhereTheListStatesItsIssuer() {
    TestKey key = TestKey.es256("bare").named("KEy1");
    TestDcc dcc =
        setting.vaccination().signedBy(key).header(4, "KEy1".getBytes(StandardCharsets.UTF_8));
    setting.services(bare(key));
    assertThat(setting.accepted(dcc).credential().issuer().certificate()).isEmpty();
    setting.rejected(TrustRule.NAME, dcc.claim(1, "DE"));
  }

  @Test
  void triesEachKeyOfANameUntilOneHasMadeTheSignature() {
    TestKey first = TestKey.es256("first").named("k1");
    TestKey second = TestKey.es256("second").named("k1");
    TestKey third = TestKey.es256("third");
    byte[] name = "k1".getBytes(StandardCharsets.UTF_8);
    setting.services(bare(first), bare(second));
    assertSigner("authority-0", setting.vaccination().signedBy(first).header(4, name));
    assertSigner("authority-1", setting.vaccination().signedBy(second).header(4, name));
    setting.rejected(
        DccRule.SIGNATURE_VALID, setting.vaccination().signedBy(third).header(4, name));
  }

  private TestTrust.Node bare(TestKey key) {
    return DccSetting.service(setting.signer)
        .with("issuer", "AT")
        .with("anchors", List.of(Map.of("jwk", key.publicJwk())));
  }

  private void assertSigner(String entry, TestDcc dcc) {
    assertThat(setting.accepted(dcc).credential().issuer().source().entry()).isEqualTo(entry);
  }
}
