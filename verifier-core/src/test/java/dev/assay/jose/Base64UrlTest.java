package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @ParameterizedTest
  @CsvSource({"'',''", "f,Zg", "fo,Zm8", "foo,Zm9v", "foob,Zm9vYg", "fooba,Zm9vYmE"})
  void readsAndWritesTheExamplesOfRfc4648(String bytes, String text) throws Exception {
    assertThat(Base64Url.decode(text)).asString(StandardCharsets.US_ASCII).isEqualTo(bytes);
    assertThat(Base64Url.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zg==",
        "Zm8=",
        "Zm9v=",
        "=",
        "====",
        "Zg=",
        "Z=g=",
        "Zm9=",
        "Zm9vZg==",
        "A",
        "Zm9vY",
        "+/+/",
        "+-+-",
        "Zm9v\n",
        "\nZm9v",
        "Zm 9v",
        " ",
        "Zm9v ",
        "Zm.9",
        "Zm9%",
        "Zm\u00009v",
        "Zm9\u00e9",
        "Zm9\u0105",
        "\ud83d\ude00Zm",
        "Zh",
        "Zm9vYh",
        "Zm9vYmF",
        "Z\u212a\u212aZ"
      })
  void rejectsWhatIsNotBase64Url(String text) {
    assertThatExceptionOfType(Base64UrlException.class)
        .isThrownBy(() -> Base64Url.decode(text))
        .satisfies(rejected -> assertThat(rejected.getStackTrace()).isEmpty());
  }

  @Test
  void acceptsExactlyTheLastCharactersThatLeaveNoBitsOver() {
    for (String start : new String[] {"A", "AA"}) {
      int accepted = 0;
      for (int i = 0; i < ALPHABET.length(); i++) {
        accepted += decodes(start + ALPHABET.charAt(i)) ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(start.length() == 1 ? 4 : 16);
    }
  }

  @Test
  void readsBackWhatItWritesAndNothingElseGivesTheSameBytes() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(70)];
      random.nextBytes(bytes);
      String text = Base64Url.encode(bytes);

      assertThat(Base64Url.decode(text)).isEqualTo(bytes);
      if (!text.isEmpty()) {
        char[] changed = text.toCharArray();
        int place = random.nextInt(changed.length);
        changed[place] = ALPHABET.charAt((ALPHABET.indexOf(changed[place]) + 1) % 64);
        String other = new String(changed);
        assertThat(decodes(other) && java.util.Arrays.equals(Base64Url.decode(other), bytes))
            .isFalse();
      }
    }
  }

  private static boolean decodes(String text) {
    try {
      Base64Url.decode(text);
      return true;
    } catch (Base64UrlException e) {
      return false;
    }
  }
}
