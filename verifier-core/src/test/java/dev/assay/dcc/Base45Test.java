package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestDcc;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One text for each sequence of bytes, and bytes for no other text. */
class Base45Test {

  /** RFC 9285, 4.3 and 4.4. */
  @ParameterizedTest
  @CsvSource({"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
  void readsTheExamplesOfTheSpecification(String bytes, String text) {
    assertThat(Base45.decode(text, 0))
        .hasValueSatisfying(
            read -> assertThat(new String(read, StandardCharsets.US_ASCII)).isEqualTo(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "BB8A", "::", "6K", "GGW", ":::", "qed8", "BB\u0130", "BB\n", "B,8"})
  void refusesWhatNoBytesHave(String text) {
    assertThat(Base45.decode(text, 0)).isEmpty();
  }

  @Test
  void readsUpToTheLargestNumber() {
    assertThat(Base45.decode("FGW", 0)).hasValue(new byte[] {-1, -1});
    assertThat(Base45.decode("U5", 0)).hasValue(new byte[] {-1});
    assertThat(Base45.decode("HC1:", 4)).hasValue(new byte[0]);
  }

  @Test
  void readsWhatAnotherWriterWrote() {
    Random random = new Random(45);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base45.decode(TestDcc.base45(bytes), 0)).hasValue(bytes);
    }
  }
}
