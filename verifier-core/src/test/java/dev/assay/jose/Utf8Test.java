package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void noticesABackslashAtEveryPlace() {
    for (int length = 1; length < 40; length++) {
      for (int place = 0; place < length; place++) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'x');
        assertThat(Utf8.of(text)).isEqualTo(Utf8.PLAIN);
        text[place] = '\\';
        assertThat(Utf8.of(text)).isEqualTo(Utf8.ESCAPED);
      }
    }
  }

  @Test
  void agreesWithTheDecoderOfTheJdkOnAnyBytes() {
    Random random = new Random(23);
    for (int i = 0; i < 20_000; i++) {
      byte[] text = new byte[4 + random.nextInt(16)];
      Arrays.fill(text, (byte) ' ');
      for (int changes = random.nextInt(5); changes > 0; changes--) {
        text[1 + random.nextInt(text.length - 1)] = (byte) (1 + random.nextInt(255));
      }
      assertThat(Utf8.of(text) != Utf8.INVALID).isEqualTo(decodes(text));
    }
  }

  private static boolean decodes(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
