package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureAlgorithmTest {

  @ParameterizedTest
  @EnumSource
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
  void signsWithPs256WhereTheKeyIsRsa() {
    assertThat(SignatureAlgorithm.preferred(KeyKind.RSA)).isEqualTo(SignatureAlgorithm.PS256);
  }
}
