package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureAlgorithmTest {

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ESB256", "ESB320", "ESB384", "ESB512", "ED448"})
  void isFoundByItsJoseName(SignatureAlgorithm algorithm) {
    assertThat(SignatureAlgorithm.ofJoseName(algorithm.joseName())).contains(algorithm);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "Ed25519"})
  void takesTheOldAndTheFullySpecifiedNameOfEd25519(String name) {
    assertThat(SignatureAlgorithm.ofJoseName(name)).contains(SignatureAlgorithm.EDDSA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "None",
        "NONE",
        "nOnE",
        "",
        "HS256",
        "HS384",
        "HS512",
        "EDDSA",
        "ED25519",
        "es256",
        "ES256 ",
        "ES256K",
        "ES521",
        "Ed448",
        "ED448",
        "ESB256",
        "ESB512",
        "RS1",
        "RS384",
        "RSA-OAEP",
        "SHA256withECDSA"
      })
  void knowsNoOtherName(String name) {
    assertThat(SignatureAlgorithm.ofJoseName(name)).isEmpty();
  }

  @Test
  void hasOneAlgorithmForEachCurve() {
    for (Curve curve : Curve.values()) {
      assertThat(SignatureAlgorithm.values())
          .filteredOn(algorithm -> algorithm.keyKind().equals(KeyKind.of(curve)))
          .hasSize(1);
    }
  }

  @Test
  void leavesTheCurveToTheKeyWhereTheNumberDoes() {
    Map<Curve, Long> shared =
        Map.of(
            Curve.P_256, -7L,
            Curve.BRAINPOOL_P256R1, -7L,
            Curve.P_384, -35L,
            Curve.BRAINPOOL_P320R1, -35L,
            Curve.BRAINPOOL_P384R1, -35L,
            Curve.P_521, -36L,
            Curve.BRAINPOOL_P512R1, -36L,
            Curve.ED25519, -8L,
            Curve.ED448, -8L);
    shared.forEach(
        (curve, number) ->
            assertThat(SignatureAlgorithm.ofCoseNumber(number, KeyKind.of(curve)))
                .hasValueSatisfying(
                    algorithm -> assertThat(algorithm.keyKind()).isEqualTo(KeyKind.of(curve))));
    for (long number : new long[] {-9, -51, -52, -19}) {
      assertThat(SignatureAlgorithm.ofCoseNumber(number, KeyKind.of(Curve.BRAINPOOL_P256R1)))
          .isEqualTo(SignatureAlgorithm.ofCoseNumber(number));
    }
    assertThat(SignatureAlgorithm.ofCoseNumber(-265)).contains(SignatureAlgorithm.ESB256);
    assertThat(SignatureAlgorithm.ofCoseNumber(-53)).contains(SignatureAlgorithm.ED448);
  }

  @Test
  void signsWithPs256WhereTheKeyIsRsa() {
    assertThat(SignatureAlgorithm.preferred(KeyKind.RSA)).isEqualTo(SignatureAlgorithm.PS256);
  }
}
