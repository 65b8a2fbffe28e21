package dev.assay.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborLimits;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SigningKey;
import dev.assay.testkit.TestKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of our own: RFC 9052, 4.2. */
class CoseSignerTest {

  private static final ByteString PAYLOAD = ByteString.of((byte) 1, (byte) 2);
  private static final ByteString ONE = ByteString.of((byte) 3);
  private static final ByteString OTHER = ByteString.of((byte) 4);

  private static Stream<TestKey> keys() {
    return Stream.of(
        TestKey.es256("reader"),
        TestKey.es384("reader"),
        TestKey.es512("reader"),
        TestKey.ed25519("reader"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatIsSignedHoldsForThePayloadThatIsSentApart(TestKey pair) throws Exception {
    SigningKey key = signing(pair);
    byte[] written = Cbor.write(CoseSigner.signDetached(key, List.of(ONE, OTHER), PAYLOAD));
    CoseSign1 message = CoseSign1.of(Cbor.read(written, CborLimits.DEFAULT), CborLimits.DEFAULT);

    assertThat(message.payload()).isEmpty();
    assertThat(message.header().algorithm()).isEqualTo(CoseSigner.algorithm(key));
    assertThat(message.header().certificates()).containsExactly(ONE, OTHER);
    assertThat(verifies(message.withPayload(PAYLOAD), key)).isTrue();
    assertThat(verifies(message.withPayload(ONE), key)).isFalse();
  }

  @Test
  void anRsaKeySignsNone() throws Exception {
    SigningKey key = signing(TestKey.ps256("reader"));
    assertThat(CoseSigner.algorithm(key)).isEmpty();
    assertThatThrownBy(() -> CoseSigner.signDetached(key, List.of(ONE), PAYLOAD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SigningKey signing(TestKey key) throws Exception {
    return Crypto.select().signingKey(key.pair().getPrivate().getEncoded());
  }

  private static boolean verifies(CoseSign1 message, SigningKey key) {
    return message.verifies(Crypto.select(), key.algorithm(), key.verificationKey());
  }
}
