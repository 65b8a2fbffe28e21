package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumericDateTest {

  @Test
  void readsSecondsWithAndWithoutAFraction() {
    assertThat(NumericDate.read(0L)).contains(Instant.EPOCH);
    assertThat(NumericDate.read(253_402_300_799L)).contains(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(NumericDate.read(new BigDecimal("1.5"))).contains(Instant.ofEpochMilli(1500));
    assertThat(NumericDate.read(new BigDecimal("1E+3"))).contains(Instant.ofEpochSecond(1000));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 253_402_300_800L, Long.MAX_VALUE, Long.MIN_VALUE})
  void rejectsInstantsBefore1970AndAfter9999(long seconds) {
    assertThat(NumericDate.read(seconds)).isEmpty();
    assertThat(NumericDate.read(BigDecimal.valueOf(seconds))).isEmpty();
  }

  @Test
  void rejectsWhatIsNoNumberOrTooBig() {
    assertThat(NumericDate.read("1700000000")).isEmpty();
    assertThat(NumericDate.read(JsonNull.NULL)).isEmpty();
    assertThat(NumericDate.read(true)).isEmpty();
    assertThat(NumericDate.read(BigInteger.TEN.pow(40))).isEmpty();
    assertThat(NumericDate.read(new BigDecimal("1E+400"))).isEmpty();
    assertThat(NumericDate.isNumber("1")).isFalse();
    assertThat(NumericDate.isNumber(1L)).isTrue();
  }
}
