package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CurveTest {

  @ParameterizedTest
  @CsvSource({"P_256,secp256r1", "P_384,secp384r1", "P_521,secp521r1"})
  void hasTheConstantsOfTheJdk(Curve curve, String name) throws Exception {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(name));
    ECParameterSpec jdk = parameters.getParameterSpec(ECParameterSpec.class);
    BigInteger x = jdk.getGenerator().getAffineX();

    assertThat(curve.prime()).isEqualTo(((ECFieldFp) jdk.getCurve().getField()).getP());
    assertThat(curve.order()).isEqualTo(jdk.getOrder());
    assertThat(curve.cubic(BigInteger.ZERO)).isEqualTo(jdk.getCurve().getB());
    assertThat(curve.holds(x, jdk.getGenerator().getAffineY())).isTrue();
    assertThat(curve.holds(x.add(BigInteger.ONE), jdk.getGenerator().getAffineY())).isFalse();
    assertThat(jdk.getCofactor()).isEqualTo(1);
  }

  @Test
  void hasTheConstantsOfRfc8032() {
    BigInteger two = BigInteger.TWO;

    assertThat(Curve.ED25519.prime()).isEqualTo(two.pow(255).subtract(BigInteger.valueOf(19)));
    assertThat(Curve.ED25519.order())
        .isEqualTo(two.pow(252).add(new BigInteger("27742317777372353535851937790883648493")));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsExactName(Curve curve) {
    boolean ofJose = KeyKind.COMMON.contains(KeyKind.of(curve));
    assertThat(Curve.ofJoseName(curve.joseName()))
        .isEqualTo(Optional.of(curve).filter(named -> ofJose));
    assertThat(Curve.ofJoseName(curve.joseName() + " ")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void hasTheOrderAndThePrimeThatBouncyCastleHas(Curve curve) {
    X9ECParameters other = ECNamedCurveTable.getByName(curve.joseName());
    if (other == null) {
      assertThat(curve.keyType()).isEqualTo(KeyType.OKP);
      return;
    }
    assertThat(curve.order()).isEqualTo(other.getN());
    assertThat(curve.prime()).isEqualTo(other.getCurve().getField().getCharacteristic());
    ECPoint base = other.getG();
    assertThat(
            curve.holds(
                base.getAffineXCoord().toBigInteger(), base.getAffineYCoord().toBigInteger()))
        .isTrue();
    assertThat(curve.cubic(BigInteger.ZERO)).isEqualTo(other.getCurve().getB().toBigInteger());
  }

  @ParameterizedTest
  @CsvSource({"secp256k1", "P-224", "X25519", "Ed448", "p-256", "secp256r1"})
  void knowsNoOtherCurve(String name) {
    assertThat(Curve.ofJoseName(name)).isEmpty();
  }
}
