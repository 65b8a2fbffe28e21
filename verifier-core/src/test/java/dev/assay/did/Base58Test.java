package dev.assay.did;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Base58Test {

  @Test
  void decodesTheExamplesOfTheInternetDraft() {
    // draft-msporny-base58-03, 5
    assertThat(Base58.decode("2NEpo7TZRRrLZSi2U"))
        .hasValueSatisfying(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("Hello World!"));
    assertThat(Base58.decode("11233QC4"))
        .hasValue(new byte[] {0, 0, 0x28, 0x7f, (byte) 0xb4, (byte) 0xcd});
  }

  @Test
  void decodesWhatDivisionEncodes() {
    Random random = new Random(58);
    for (int length = 0; length < 80; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      if (length > 3 && length % 3 == 0) {
        bytes[0] = 0;
        bytes[1] = 0;
      }
      assertThat(Base58.decode(Multibase.base58(bytes))).hasValue(bytes);
    }
  }

  @Test
  void rejectsCharactersOutsideOfTheAlphabet() {
    for (String text : new String[] {"0", "O", "I", "l", "a b", "a+", "ä", "z\n"}) {
      assertThat(Base58.decode(text)).isEmpty();
    }
  }
}
