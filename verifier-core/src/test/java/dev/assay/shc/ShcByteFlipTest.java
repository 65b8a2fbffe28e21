package dev.assay.shc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.assay.Verdict;
import dev.assay.testkit.TestShc;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes a digit of an accepted code, or a byte of a part of the token inside, gets
 * nothing accepted.
 *
 * <p>Exhaustive, but for what ECDSA lets everybody do: of a signature r, s there is another, r, -s.
 * It says the same of the same bytes.
 */
class ShcByteFlipTest {

  private static final int[] FLIPS = {0x01, 0x08, 0x20, 0x80};

  private final ShcSetting setting = new ShcSetting();

  @Test
  void noChangedDigitIsEverAccepted() {
    String good = setting.card.code();
    assertThat(verdict(good)).isEqualTo(Verdict.ACCEPTED);
    for (int i = 0; i < good.length(); i++) {
      char next = good.charAt(i) == '3' ? '4' : '3';
      String changed = good.substring(0, i) + next + good.substring(i + 1);
      assertThat(verdict(changed)).as("digit %s", i).isEqualTo(Verdict.REJECTED);
      String shorter = good.substring(0, i) + good.substring(i + 1);
      assertThat(verdict(shorter)).as("without %s", i).isEqualTo(Verdict.REJECTED);
    }
  }

  @Test
  void noChangedByteOfTheTokenIsEverAccepted() {
    String[] parts = setting.card.jws().split("\\.", -1);
    for (int part = 0; part < parts.length; part++) {
      String kept = parts[part];
      byte[] bytes = Base64URL.from(kept).decode();
      for (int i = 0; i < bytes.length; i++) {
        for (int flip : FLIPS) {
          bytes[i] ^= (byte) flip;
          parts[part] = Base64URL.encode(bytes).toString();
          assertThat(verdict(TestShc.code(String.join(".", parts))))
              .as("part %s, byte %s xor %s", part, i, flip)
              .isEqualTo(Verdict.REJECTED);
          bytes[i] ^= (byte) flip;
        }
      }
      parts[part] = kept;
    }
  }

  private Verdict verdict(String text) {
    return setting.verify(text).verdict();
  }
}
