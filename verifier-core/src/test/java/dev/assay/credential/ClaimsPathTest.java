package dev.assay.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.credential.ClaimsPath.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsPathTest {

  private static final Map<String, Object> CLAIMS =
      Map.of(
          "address",
          Map.of("locality", "Ambridge"),
          "degrees",
          List.of(Map.of("type", "BSc"), Map.of("type", "MSc")));

  @Test
  void namesLeadIntoObjects() {
    assertThat(ClaimsPath.of("address", "locality").select(CLAIMS)).containsExactly("Ambridge");
  }

  @Test
  void anIndexSelectsOneElementAndTheWildcardAll() {
    assertThat(
            new ClaimsPath(
                    List.of(
                        new Step.Member("degrees"), new Step.Element(1), new Step.Member("type")))
                .select(CLAIMS))
        .containsExactly("MSc");
    assertThat(
            new ClaimsPath(
                    List.of(
                        new Step.Member("degrees"),
                        new Step.EveryElement(),
                        new Step.Member("type")))
                .select(CLAIMS))
        .containsExactly("BSc", "MSc");
  }

  @Test
  void aPathThatLeadsNowhereSelectsNothing() {
    assertThat(ClaimsPath.of("address", "postal_code").select(CLAIMS)).isEmpty();
    assertThat(ClaimsPath.of("degrees", "type").select(CLAIMS)).isEmpty();
    assertThat(
            new ClaimsPath(List.of(new Step.Member("degrees"), new Step.Element(2))).select(CLAIMS))
        .isEmpty();
  }

  @Test
  void anEmptyPathIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimsPath(List.of()));
  }

  @Test
  void levelsOfDifferentFrameworksNeverCompare() {
    Assurance high = new Assurance(AssuranceFramework.GPG45, "high");
    assertThat(high.isAtLeast(new Assurance(AssuranceFramework.GPG45, "medium"))).isTrue();
    assertThat(new Assurance(AssuranceFramework.GPG45, "low").isAtLeast(high)).isFalse();
    assertThat(high.isAtLeast(new Assurance(AssuranceFramework.EIDAS, "low"))).isFalse();
  }

  @Test
  void aLevelThatTheFrameworkDoesNotHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Assurance(AssuranceFramework.EIDAS, "very-high"));
  }

  @Test
  void nothingPersonalIsShown() {
    assertThat(Claims.of(CLAIMS).toString()).doesNotContain("Ambridge");
    assertThat(new Input("a secret").toString()).doesNotContain("secret");
  }
}
