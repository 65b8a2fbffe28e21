package dev.assay.vds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.credential.Credential;
import dev.assay.credential.Mechanism;
import dev.assay.credential.StatusOutcome;
import dev.assay.json.ResultWriter;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestVds;
import dev.assay.trust.RequestAnchor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is accepted, and what the result says of it; and that a changed seal never is. */
class VdsAcceptanceTest {

  private static final int[] FLIPS = {0x01, 0x08, 0x20};

  private final VdsSetting setting = new VdsSetting();

  @Test
  void recognisesTheTextAndSaysWhoSignedIt() {
    for (String text :
        new String[] {setting.vaccination().text(), setting.vaccination().pretty()}) {
      VerificationResult result =
          setting.verify(text, Optional.empty(), VdsSetting.NOT_REQUIRED, TestClock.NOW);
      assertThat(result).isInstanceOf(VerificationResult.Accepted.class);
      assertThat(result.facts().format()).hasValue("vds-nc");
      assertThat(result.facts().type()).hasValue("icao.vacc");
      assertThat(result.facts().status()).isEqualTo(StatusOutcome.NONE);
      assertThat(result.facts().holder()).isEqualTo(HolderProof.NOT_REQUIRED);
      Credential credential = ((VerificationResult.Accepted) result).credential();
      assertThat(credential.issuer().mechanism()).isEqualTo(Mechanism.X5C);
      assertThat(credential.issuer().id()).isEqualTo("C=UT,CN=Test Signer");
      assertThat(credential.issuedAt()).isEmpty();
    }
  }

  @Test
  void givesHeaderAndMessageAsClaims() {
    VerificationResult.Accepted accepted = setting.accepted(setting.test());
    Map<String, Object> claims = accepted.credential().claims().asMap();
    assertThat(claims).containsOnlyKeys("hdr", "msg");
    assertThat(accepted.credential().types()).containsExactly("icao.test");
    assertThat(accepted.credential().issuedAt()).hasValue(Instant.parse("2026-05-30T18:15:00Z"));
    assertThat(ResultWriter.write(accepted, Optional.empty()))
        .contains("\"n\":\"FERNHOLLOW  WREN\"")
        .contains("\"is\":\"UTO\"");
    TestVds dated = setting.test().with("msg/dat/ri", "2026-05-30");
    assertThat(setting.accepted(dated).credential().issuedAt()).isEmpty();
  }

  @Test
  void aBareKeyThatTheOperatorTrustsNeedsNoCertificate() {
    TestVds good = setting.vaccination();
    setting.anchored(new RequestAnchor.Key(good.key().publicJwk(), RequestAnchor.EVERY_TYPE));
    VerificationResult.Accepted accepted = setting.accepted(good);
    for (VdsRule rule : List.of(VdsRule.SIGNER_USAGE, VdsRule.COUNTRY, VdsRule.AUTHORITY_COUNTRY)) {
      assertThat(accepted.facts().report().outcomeOf(rule)).isEqualTo(Outcome.NOT_APPLICABLE);
    }
    setting.anchored(
        new RequestAnchor.Key(TestKey.es256("stranger").publicJwk(), RequestAnchor.EVERY_TYPE));
    setting.rejected(VdsRule.SIGNATURE_VALID, good);
  }

  @Test
  void whatIsNoSealIsNotRecognised() {
    for (String text : new String[] {"{\"isThisAVDS\":false}", "{}", "[\"hdr\",\"sigvl\"]", ""}) {
      assertThat(
              setting
                  .verify(text, Optional.empty(), VdsSetting.NOT_REQUIRED, TestClock.NOW)
                  .facts()
                  .format())
          .isEmpty();
    }
  }

  /** Blanks between members aside, of which a code has none. */
  @Test
  void noChangedCharacterIsEverAccepted() {
    String good = setting.vaccination().text();
    setting.accepted(good);
    for (int i = 0; i < good.length(); i++) {
      for (int flip : FLIPS) {
        String changed =
            good.substring(0, i) + (char) (good.charAt(i) ^ flip) + good.substring(i + 1);
        assertThat(setting.verify(changed).verdict())
            .as("character %s xor %s", i, flip)
            .isEqualTo(Verdict.REJECTED);
      }
    }
  }
}
