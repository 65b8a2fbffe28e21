package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.crypto.VerificationKey;
import dev.assay.testkit.TestKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One signature has one form in DER. */
class EcdsaSignatureTest {

  private static final byte[] SIGNED = {1, 2, 3};

  private static byte[] der(TestKey key, String algorithm) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key.pair().getPrivate());
    signature.update(SIGNED);
    return signature.sign();
  }

  private static boolean holds(TestKey key, byte[] der) {
    VerificationKey pinned = ImportSetting.key(key);
    return EcdsaSignature.holdsDer(ImportSetting.CRYPTO, pinned, SIGNED, der);
  }

  @Test
  void theCurveOfTheKeyNamesTheHash() throws GeneralSecurityException {
    for (int i = 0; i < 20; i++) {
      assertThat(holds(TestKey.es256("a"), der(TestKey.es256("a"), "SHA256withECDSA"))).isTrue();
      assertThat(holds(TestKey.es384("a"), der(TestKey.es384("a"), "SHA384withECDSA"))).isTrue();
      assertThat(holds(TestKey.es512("a"), der(TestKey.es512("a"), "SHA512withECDSA"))).isTrue();
    }
    assertThat(holds(TestKey.es512("a"), der(TestKey.es512("a"), "SHA256withECDSA"))).isFalse();
    assertThat(holds(TestKey.ps256("a"), der(TestKey.es256("a"), "SHA256withECDSA"))).isFalse();
  }

  @Test
  void anyOtherBytesAreRefused() throws GeneralSecurityException {
    TestKey key = TestKey.es256("a");
    byte[] good = der(key, "SHA256withECDSA");
    for (int length = 0; length < good.length; length++) {
      assertThat(holds(key, Arrays.copyOf(good, length))).isFalse();
    }
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      assertThat(holds(key, changed)).isFalse();
    }
    assertThat(holds(key, Arrays.copyOf(good, good.length + 1))).isFalse();
  }

  @Test
  void lengthsAndNumbersAreAsShortAsTheyCanBe() throws GeneralSecurityException {
    TestKey key = TestKey.es256("a");
    byte[] good = der(key, "SHA256withECDSA");
    byte[] longer =
        ByteBuffer.allocate(good.length + 1)
            .put(good[0])
            .put((byte) 0x81)
            .put(good, 1, good.length - 1)
            .array();
    assertThat(holds(key, longer)).isFalse();
    int first = good[3];
    byte[] padded =
        ByteBuffer.allocate(good.length + 1)
            .put(good[0])
            .put((byte) (good[1] + 1))
            .put(good[2])
            .put((byte) (first + 1))
            .put((byte) 0)
            .put(good, 4, good.length - 4)
            .array();
    assertThat(holds(key, padded)).isFalse();
    for (byte[] bad :
        new byte[][] {
          {0x30, 6, 2, 1, 0, 2, 1, 1},
          {0x30, 6, 2, 1, -1, 2, 1, 1},
          {0x30, 5, 2, 0, 2, 1, 1},
          {0x31, 6, 2, 1, 1, 2, 1, 1},
          {0x30, (byte) 0x80, 2, 1, 1, 2, 1, 1, 0, 0},
          {0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1}
        }) {
      assertThat(holds(key, bad)).isFalse();
    }
  }
}
