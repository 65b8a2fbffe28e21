package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes a character of an accepted code, or a byte of the token inside, gets nothing
 * accepted that says anything else.
 *
 * <p>Exhaustive. A token is compressed anew after the change, so that the checksum of zlib does not
 * stand in the way. Nobody signs the unprotected header, which is empty here.
 */
class DccByteFlipTest {

  private static final int[] FLIPS = {0x01, 0x08, 0x20, 0x80};

  private final DccSetting setting = new DccSetting();
  private final String good = setting.vaccination().text();

  @Test
  void noChangedCharacterIsEverAccepted() {
    assertThat(verify(good).verdict()).isEqualTo(Verdict.ACCEPTED);
    for (int i = 0; i < good.length(); i++) {
      char next = good.charAt(i) == 'Q' ? 'R' : 'Q';
      String changed = good.substring(0, i) + next + good.substring(i + 1);
      assertThat(verify(changed).verdict()).as("character %s", i).isEqualTo(Verdict.REJECTED);
      String shorter = good.substring(0, i) + good.substring(i + 1);
      assertThat(verify(shorter).verdict()).as("without %s", i).isEqualTo(Verdict.REJECTED);
    }
  }

  @Test
  void noChangedByteOfTheTokenIsEverAccepted() {
    byte[] token = setting.vaccination().token();
    for (int i = 0; i < token.length; i++) {
      for (int flip : FLIPS) {
        token[i] ^= (byte) flip;
        VerificationResult result = verify(TestDcc.text("HC1:", token));
        assertThat(result.verdict()).as("byte %s xor %s", i, flip).isEqualTo(Verdict.REJECTED);
        token[i] ^= (byte) flip;
      }
    }
  }

  private VerificationResult verify(String text) {
    return setting.verify(text, DccSetting.NOT_REQUIRED, TestClock.NOW);
  }
}
