package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is sealed opens with its key and beside what it was sealed with, and not otherwise. */
class SealingTest {

  private static final byte[] PLAIN = "{\"given_name\":\"Erika\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BESIDE = {1, 2, 3};

  private final Sealing sealing = TestTransactions.sealing();

  @Test
  void opensWhatItSealed() throws StoreFault {
    assertThat(sealing.open("k1", sealing.seal(PLAIN, BESIDE), BESIDE)).isEqualTo(PLAIN);
  }

  @Test
  void neverSealsTheSameTwice() {
    assertThat(sealing.seal(PLAIN, BESIDE)).isNotEqualTo(sealing.seal(PLAIN, BESIDE));
  }

  @Test
  void opensWhatItSealedHoweverLong() throws StoreFault {
    for (int length : new int[] {0, 1, 8_191, 8_192, 100_000}) {
      byte[] plain = new byte[length];
      assertThat(sealing.open("k1", sealing.seal(plain, BESIDE), BESIDE)).isEqualTo(plain);
    }
  }

  @Test
  void refusesEachBitThatWasChanged() {
    byte[] sealed = sealing.seal(PLAIN, BESIDE);
    for (int i = 0; i < 8 * sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i / 8] ^= (byte) (1 << i % 8);
      assertThat(faultOf(sealing, "k1", changed, BESIDE)).isEqualTo(StoreFault.Kind.SEAL_BROKEN);
    }
  }

  @Test
  void refusesWhatWasCutOff() {
    byte[] sealed = sealing.seal(PLAIN, BESIDE);
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(sealed, length);
      assertThat(faultOf(sealing, "k1", cut, BESIDE)).isEqualTo(StoreFault.Kind.SEAL_BROKEN);
    }
  }

  @Test
  void refusesOtherBytesBeside() {
    byte[] sealed = sealing.seal(PLAIN, BESIDE);
    assertThat(faultOf(sealing, "k1", sealed, new byte[] {1, 2, 4}))
        .isEqualTo(StoreFault.Kind.SEAL_BROKEN);
  }

  @Test
  void anOlderKeyOpensAndDoesNotSeal() throws StoreFault {
    byte[] sealed = sealing.seal(PLAIN, BESIDE);
    Sealing rolled =
        TestTransactions.sealing(TestTransactions.key("k2", 2), TestTransactions.key("k1", 1));
    assertThat(rolled.open("k1", sealed, BESIDE)).isEqualTo(PLAIN);
    assertThat(rolled.keyId()).isEqualTo("k2");
    assertThat(faultOf(sealing, "k2", rolled.seal(PLAIN, BESIDE), BESIDE))
        .isEqualTo(StoreFault.Kind.KEY_UNKNOWN);
  }

  @Test
  void anotherKeyOfTheSameNameDoesNotOpen() {
    Sealing other = TestTransactions.sealing(TestTransactions.key("k1", 9));
    assertThat(faultOf(other, "k1", sealing.seal(PLAIN, BESIDE), BESIDE))
        .isEqualTo(StoreFault.Kind.SEAL_BROKEN);
  }

  @Test
  void aKeyHas32BytesAndANameOfItsOwn() {
    assertThatThrownBy(() -> new SealingKey("k", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SealingKey(" ", new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    SealingKey key = TestTransactions.key("k1", 1);
    assertThatThrownBy(() -> TestTransactions.sealing(key, key))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(key.toString()).isEqualTo("SealingKey[k1]");
  }

  private static StoreFault.Kind faultOf(
      Sealing sealing, String key, byte[] sealed, byte[] beside) {
    try {
      sealing.open(key, sealed, beside);
    } catch (StoreFault e) {
      return e.kind();
    }
    throw new AssertionError("it opened");
  }
}
