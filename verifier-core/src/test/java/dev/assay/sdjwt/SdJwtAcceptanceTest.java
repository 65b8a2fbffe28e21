package dev.assay.sdjwt;

import static dev.assay.sdjwt.Setting.REQUIRED;
import static dev.assay.sdjwt.Setting.json;
import static dev.assay.testkit.TestCredential.decoy;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestSdJwt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a good SD-JWT says once its disclosures are in their places: RFC 9901, 7.1(3). */
class SdJwtAcceptanceTest {

  private final Setting setting = new Setting();

  private final TestCredential rich =
      setting
          .plain()
          .claim("address", hidden(Map.of("town", hidden("Fernhollow"), "country", "GB")))
          .claim("nationalities", List.of(hidden("GB"), hidden("IE"), decoy(), "FR"))
          .claim("empty", Map.of("inner", hidden(1)))
          .decoys(5);

  @Test
  void disclosuresInsideDisclosuresComeToTheirPlaces() {
    assertThat(setting.accepted(rich.issue().compact()))
        .containsEntry("zone", "B")
        .containsEntry("address", Map.of("town", "Fernhollow", "country", "GB"))
        .containsEntry("nationalities", List.of("GB", "IE", "FR"))
        .doesNotContainKeys("_sd", "_sd_alg");
  }

  @Test
  void whatIsWithheldLeavesNoTrace() {
    TestSdJwt token =
        rich.issue().withhold("address.town", "nationalities.0", "zone", "empty.inner");
    assertThat(setting.accepted(token.compact()))
        .containsEntry("address", Map.of("country", "GB"))
        .containsEntry("nationalities", List.of("IE", "FR"))
        .containsEntry("empty", Map.of())
        .doesNotContainKey("zone");
  }

  @Test
  void everyPermittedHashWorks() {
    for (String hash : List.of("sha-256", "sha-384", "sha-512")) {
      assertThat(setting.accepted(rich.hash(hash).issue().compact())).containsEntry("zone", "B");
    }
  }

  @Test
  void anAbsentHashNameMeansSha256() {
    TestSdJwt token = setting.issuer.plain().issue();
    String disclosure = TestCredential.disclosure("salt", "zone", "B");
    TestSdJwt unnamed =
        setting
            .issuer
            .plain()
            .override("_sd", List.of(TestCredential.digest("sha-256", disclosure)))
            .issue();
    assertThat(setting.accepted(unnamed.compact() + disclosure + "~")).containsEntry("zone", "B");
    assertThat(token.compact()).endsWith("~");
  }

  @Test
  void theJsonSerializationsSayTheSame() {
    Map<String, Object> expected = setting.accepted(rich.issue().compact());
    assertThat(setting.accepted(json(rich.issue().flattened()))).isEqualTo(expected);
    assertThat(setting.accepted(json(rich.issue().general()))).isEqualTo(expected);
  }

  @Test
  void aProofCanComeInTheJsonSerialization() {
    TestSdJwt token = setting.credential().issue();
    assertThat(setting.accepted(json(setting.wallet.present(token).flattened()), REQUIRED))
        .containsEntry("zone", "B");
  }

  @Test
  void aKeyNameThatIsNoStringIsNoHint() {
    assertThat(setting.accepted(setting.plain().header("kid", 42).issue().compact()))
        .containsEntry("zone", "B");
  }

  @Test
  void datesMayHaveFractions() {
    setting.accepted(setting.plain().claim("exp", 1_900_000_000.5).issue().compact());
  }
}
