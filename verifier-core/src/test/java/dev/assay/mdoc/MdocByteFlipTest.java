package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestMdoc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whoever changes a byte of an accepted DeviceResponse gets nothing accepted. Exhaustive over every
 * byte of the CBOR, with three changes each.
 *
 * <p>Nobody signs the frame of a response, and the standard wants two changes to it to be harmless:
 * another minor version, and another name for the member {@code nameSpaces}, which then is an
 * unknown one, so that nothing is returned at all. Any holder may do the same.
 */
class MdocByteFlipTest {

  private static final int[] FLIPS = {0x01, 0x20, 0x80};

  /** The map, the name "version" and the text "1.0". */
  private static final int MINOR_VERSION = 1 + 8 + 4 - 1;

  @TestFactory
  List<DynamicTest> noChangedByteIsEverAccepted() {
    MdocSetting setting = new MdocSetting();
    TestMdoc rich =
        setting
            .licence()
            .element(NAMESPACE, "birth_date", new TestCbor.Tagged(1004, "1990-02-03"))
            .element(NAMESPACE, "portrait", new byte[40])
            .element(NAMESPACE, "issuing_country", "GB");
    List<DynamicTest> tests = new ArrayList<>();
    for (String hash : List.of("SHA-256", "SHA-512")) {
      String presented = TestMdoc.response(rich.hash(hash).signedFor(TRANSCRIPT));
      tests.add(DynamicTest.dynamicTest(hash, () -> check(setting, presented)));
    }
    return tests;
  }

  private static void check(MdocSetting setting, String presented) {
    assertThat(verify(setting, presented).verdict()).isEqualTo(Verdict.ACCEPTED);
    byte[] changed = Base64.getUrlDecoder().decode(presented);
    int nameSpaces = new String(changed, StandardCharsets.ISO_8859_1).indexOf("nameSpaces");
    for (int i = 0; i < changed.length; i++) {
      for (int flip : FLIPS) {
        changed[i] ^= (byte) flip;
        VerificationResult result = verify(setting, TestMdoc.base64Url(changed));
        if (!isHarmless(i, changed, nameSpaces, result)) {
          assertThat(result.verdict()).as("byte %s xor %s", i, flip).isEqualTo(Verdict.REJECTED);
        }
        changed[i] ^= (byte) flip;
      }
    }
  }

  private static boolean isHarmless(
      int place, byte[] changed, int nameSpaces, VerificationResult result) {
    if (place == MINOR_VERSION) {
      return Character.isDigit(changed[place]);
    }
    return place >= nameSpaces
        && place < nameSpaces + "nameSpaces".length()
        && result instanceof VerificationResult.Accepted accepted
        && accepted.credential().claims().isEmpty();
  }

  private static VerificationResult verify(MdocSetting setting, String presented) {
    return setting.verify(presented, MdocSetting.REQUIRED, TestClock.NOW);
  }
}
