package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.credential.Credential;
import dev.assay.credential.Mechanism;
import dev.assay.credential.StatusOutcome;
import dev.assay.json.ResultWriter;
import dev.assay.status.CertificateRevocation;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestCbor.Tagged;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.trust.TrustRule;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is accepted, and what the result says of it. */
class DccAcceptanceTest {

  private final DccSetting setting = new DccSetting();

  @Test
  void acceptsEachKindAndSaysWhatItIs() {
    assertType("eu-dcc:vaccination", setting.accepted(TestDcc.vaccination(setting.signer)));
    assertType("eu-dcc:test", setting.accepted(TestDcc.test(setting.signer)));
    assertType("eu-dcc:recovery", setting.accepted(TestDcc.recovery(setting.signer)));
    assertType(
        "eu-dcc:exemption", setting.accepted(TestDcc.exemption(setting.signer).text("AT1:")));
  }

  private static void assertType(String type, VerificationResult.Accepted accepted) {
    assertThat(accepted.credential().types()).containsExactly(type);
    assertThat(accepted.facts().type()).hasValue(type);
  }

  @Test
  void recognisesTheTextAndSaysWhoSignedIt() {
    VerificationResult result =
        setting.verify(
            setting.vaccination().text(), Optional.empty(), DccSetting.NOT_REQUIRED, TestClock.NOW);
    assertThat(result).isInstanceOf(VerificationResult.Accepted.class);
    assertThat(result.facts().format()).hasValue("eu-dcc");
    assertThat(result.facts().status()).isEqualTo(StatusOutcome.NONE);
    assertThat(result.facts().holder()).isEqualTo(HolderProof.NOT_REQUIRED);
    Credential credential = ((VerificationResult.Accepted) result).credential();
    assertThat(credential.issuer().mechanism()).isEqualTo(Mechanism.KEY_ID);
    assertThat(credential.issuer().id()).isEqualTo("C=AT,CN=Test DSC");
    assertThat(credential.issuedAt()).hasValue(TestClock.ISSUED);
    assertThat(CertificateRevocation.rules())
        .allSatisfy(
            rule ->
                assertThat(result.facts().report().of(rule).orElseThrow().outcome())
                    .isEqualTo(Outcome.NOT_APPLICABLE));
  }

  @Test
  void theTypesThatTheListNamesAreTheOnlyOnes() {
    setting.where(service -> service.with("types", List.of("eu-dcc:test")));
    setting.accepted(TestDcc.test(setting.signer));
    setting.rejected(TrustRule.TYPE, setting.vaccination());
  }

  @Test
  void readsTheTokenWithAnyOfItsTags() {
    TestDcc good = setting.vaccination();
    for (Object token :
        List.<Object>of(
            good.message(),
            new Tagged(18, good.message()),
            new Tagged(61, new Tagged(18, good.message())))) {
      setting.accepted(TestDcc.text("HC1:", TestCbor.encode(token)));
    }
  }

  @Test
  void takesTheProtectedNameOfTheKeyBeforeTheOther() {
    TestDcc good = setting.vaccination();
    byte[] name = TestDcc.keyId(setting.signer);
    setting.accepted(good.unsigned(4, name));
    setting.accepted(good.unsigned(4, new byte[8]));
    setting.accepted(good.withoutHeader(4).unsigned(4, name));
    setting.accepted(good.withoutHeader(1).unsigned(1, -7));
    setting.accepted(good.withoutHeader(4).withoutHeader(1).unsigned(4, name).unsigned(1, -7));
    setting.rejected(TrustRule.KEY_FOUND, good.header(4, new byte[8]).unsigned(4, name));
  }

  @Test
  void readsWhatOtherEncodersWrite() {
    TestDcc good = setting.vaccination();
    setting.accepted(good.claim(4, (double) TestClock.EXPIRES.getEpochSecond()));
    setting.accepted(good.claim(6, TestClock.ISSUED.getEpochSecond() + 0.25));
    setting.accepted(good.header(3, 61));
    setting.accepted(good.payload("t", TestCbor.nothing()).payload("r", List.of()));
    setting.accepted(good.entry("nm", new TestCbor.Raw(new byte[] {(byte) 0xf7})));
    // A map of indefinite length, {_ "a": 1}.
    setting.accepted(good.payload("meta", new TestCbor.Raw(HexFormat.of().parseHex("bf616101ff"))));
  }

  @Test
  void givesTheClaimsAsTheSchemaMeansThem() {
    TestDcc dcc =
        TestDcc.test(setting.signer)
            .payload("nam", Map.of("fnt", "FERNHOLLOW", "fn", " Fe\u0301rn \n"))
            .entry("sc", TestCbor.date("2026-04-30T08:00:00Z"))
            .entry("ma", TestCbor.nothing())
            .payload("v", TestCbor.nothing());
    VerificationResult.Accepted accepted = setting.accepted(dcc);
    Map<String, Object> claims = accepted.credential().claims().asMap();
    assertThat(claims).doesNotContainKey("v");
    assertThat(claims.get("nam")).isEqualTo(Map.of("fnt", "FERNHOLLOW", "fn", "F\u00e9rn"));
    assertThat(claims.get("t"))
        .asString()
        .contains("sc=2026-04-30T08:00:00Z")
        .doesNotContain("ma=");
    assertThat(ResultWriter.write(accepted, Optional.empty()))
        .contains("\"dob\":\"1990-02-03\"")
        .contains("\"mechanism\":\"kid\"");
  }

  @Test
  void writesWhateverSomebodyKnownHasSigned() {
    VerificationResult.Accepted accepted =
        setting.accepted(
            setting
                .vaccination()
                .payload(
                    "meta",
                    Map.<Object, Object>of(1, new byte[] {1}, 2, Map.of("a", TestCbor.nothing()))));
    assertThat(ResultWriter.write(accepted, Optional.empty())).contains("\"meta\":[[");
  }
}
