package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashAlgorithmTest {

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @Test
  void givesTheDigestOfFips180() {
    assertThat(HexFormat.of().formatHex(HashAlgorithm.SHA_256.digest(ABC)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsIanaNameAndHasItsLength(HashAlgorithm algorithm) {
    assertThat(HashAlgorithm.ofIanaName(algorithm.ianaName())).contains(algorithm);
    assertThat(algorithm.digest(ABC)).hasSize(algorithm.length());
  }

  @ParameterizedTest
  @EnumSource
  void digestsAPartOfAnArrayLikeACopyOfIt(HashAlgorithm algorithm) {
    byte[] data = "xabcyz".getBytes(StandardCharsets.US_ASCII);

    assertThat(algorithm.digest(data, 1, 3)).isEqualTo(algorithm.digest(ABC));
    assertThat(Arrays.copyOfRange(data, 1, 4)).isEqualTo(ABC);
  }

  @Test
  void refusesAPartThatTheArrayDoesNotHave() {
    assertThatThrownBy(() -> HashAlgorithm.SHA_256.digest(ABC, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-256", "sha256", "sha3-256", "sha-1", "", " sha-256"})
  void knowsNoOtherName(String name) {
    assertThat(HashAlgorithm.ofIanaName(name)).isEmpty();
  }
}
