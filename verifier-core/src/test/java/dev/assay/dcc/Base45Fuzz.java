package dev.assay.dcc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.testkit.TestDcc;
import java.nio.charset.StandardCharsets;

/** Any text at all has no bytes, or bytes that have no other text. */
class Base45Fuzz {

  @FuzzTest
  void aTextThatIsReadIsTheOnlyOneOfItsBytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Base45.decode(text, 0).ifPresent(read -> assertThat(TestDcc.base45(read)).isEqualTo(text));
    assertThat(Base45.decode(TestDcc.base45(bytes), 0)).hasValue(bytes);
  }
}
