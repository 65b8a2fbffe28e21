package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import java.nio.charset.StandardCharsets;

/** Any text at all is the only one for its bytes, or is refused. */
class Base64UrlFuzz {

  @FuzzTest
  void hasOneTextForEachSequenceOfBytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      if (!Base64Url.encode(Base64Url.decode(text)).equals(text)) {
        throw new AssertionError("two texts for the same bytes");
      }
    } catch (Base64UrlException e) {
      // Refused.
    }
  }
}
