package dev.assay.shc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.Violates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** What comes out of the payload, and that no more than a card can have ever does. */
class ShcPayloadFormTest {

  private final ShcSetting setting = new ShcSetting();
  private final TestShc good = setting.card;

  @Test
  @Violates("smart-health-card.deflate.limit")
  void refusesWhatExpandsBeyondTheLimits() {
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    byte[] bomb = TestShc.deflate(blanks);
    assertThat(bomb.length).isBetween(1, 1_100);
    setting.rejected(ShcRule.INFLATE_LIMIT, good.jws(bomb));
    setting.rejected(ShcRule.INFLATE_LIMIT, TestShc.code(good.jws(bomb)));
    setting.rejected(ShcRule.INFLATE_LIMIT, good.jws(TestShc.deflate(text(600 << 10))));
  }

  @Test
  @Violates("smart-health-card.deflate.limit")
  void allCardsOfAFileTogetherExpandNoFurtherThanTheLimit() {
    String big = good.claim("x", new String(text(400 << 10), StandardCharsets.US_ASCII)).jws();
    assertThat(setting.verify(file(List.of(big, big))).each()).hasSize(2);
    setting.rejected(ShcRule.INFLATE_LIMIT, file(List.of(big, big, big)));
  }

  @Test
  @Violates("smart-health-card.size")
  void allCardsOfAFileTogetherHaveNoMoreValuesThanTheLimit() {
    String few = good.claim("x", values(16_000)).jws();
    assertThat(setting.verify(file(List.of(few, few, few))).each()).hasSize(3);
    setting.rejected(ShcRule.SIZE, file(List.of(few, few, few, few)));
    String tenth = good.claim("x", values(5_000)).jws();
    setting.rejected(ShcRule.SIZE, file(Collections.nCopies(16, tenth)));
  }

  /** Not all the same, for they would be refused as too dense. */
  private static List<Integer> values(int count) {
    return IntStream.range(0, count).map(i -> i * 7_919 % 10_007).boxed().toList();
  }

  /** Half a gigabyte, near the most that an input within the limit on its characters can hold. */
  @Test
  void expandsNoMoreThanTheLimitOfTheLargestBomb() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    byte[] piece = new byte[1 << 16];
    for (int i = 0; i < 512; i++) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        bomb.write(piece, 0, deflater.deflate(piece));
      }
    }
    deflater.end();
    assertThat(bomb.size()).isBetween(1, 700_000);
    setting.rejected(ShcRule.INFLATE_LIMIT, good.jws(bomb.toByteArray()));
  }

  /** That compresses to a quarter, about. */
  private static byte[] text(int length) {
    byte[] text = new byte[length];
    int state = 1;
    for (int i = 0; i < length; i++) {
      state = state * 1_103_515_245 + 12_345;
      text[i] = (byte) ('a' + (state >>> 16 & 3));
    }
    return text;
  }

  @Test
  @Violates("smart-health-card.deflate")
  void refusesWhatIsNoRawDeflate() {
    byte[] json = TestJws.json(good.payload()).getBytes(StandardCharsets.UTF_8);
    byte[] compressed = TestShc.deflate(json);
    setting.rejected(ShcRule.DEFLATE, good.jws(Arrays.copyOf(compressed, compressed.length - 1)));
    byte[] zlib = new byte[compressed.length + 2];
    zlib[0] = 0x78;
    zlib[1] = (byte) 0x9c;
    System.arraycopy(compressed, 0, zlib, 2, compressed.length);
    setting.rejected(ShcRule.DEFLATE, good.jws(zlib));
    setting.rejected(ShcRule.DEFLATE, good.jws(new byte[0]));
  }

  @Test
  @Violates("smart-health-card.deflate.trailing")
  void refusesWhatFollowsTheCompressedPayload() {
    byte[] compressed =
        TestShc.deflate(TestJws.json(good.payload()).getBytes(StandardCharsets.UTF_8));
    setting.rejected(
        ShcRule.DEFLATE_TRAILING, good.jws(Arrays.copyOf(compressed, compressed.length + 1)));
    byte[] two = Arrays.copyOf(compressed, 2 * compressed.length);
    System.arraycopy(compressed, 0, two, compressed.length, compressed.length);
    setting.rejected(ShcRule.DEFLATE_TRAILING, good.jws(two));
  }

  @Test
  @Violates("smart-health-card.json")
  void refusesWhatIsNoJsonObject() {
    setting.rejected(ShcRule.JSON, good.jws("[]"));
    setting.rejected(ShcRule.JSON, good.jws("\"" + "{}" + "\""));
    setting.rejected(ShcRule.JSON, good.jws(""));
    setting.rejected(ShcRule.JSON, "{");
    setting.rejected(ShcRule.JSON, good.jws("[]", new byte[0]));
  }

  @Test
  @Violates("smart-health-card.json.utf8")
  void refusesAByteOrderMark() {
    setting.rejected(ShcRule.ENCODING, good.jws("\ufeff" + TestJws.json(good.payload())));
    setting.rejected(ShcRule.ENCODING, good.jws(TestShc.deflate(new byte[] {'"', (byte) 0xc3})));
  }

  @Test
  @Violates("smart-health-card.json.trailing")
  void refusesWhatFollowsTheJson() {
    setting.rejected(ShcRule.TRAILING, good.jws(TestJws.json(good.payload()) + "x"));
    setting.rejected(ShcRule.TRAILING, file(List.of(good.jws())) + "{}");
  }

  @Test
  @Violates("smart-health-card.json.unique")
  void refusesANameThatOccursTwice() {
    String json = TestJws.json(good.payload());
    setting.rejected(
        ShcRule.UNIQUE_NAMES,
        good.jws(json.replaceFirst("\\{", "{\"iss\":\"https://a.example\",")));
  }

  @Test
  @Violates("smart-health-card.json.depth")
  void refusesWhatIsNestedTooDeeply() {
    setting.rejected(ShcRule.DEPTH, good.jws("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}"));
  }

  private static String file(List<String> tokens) {
    return TestJws.json(Map.of("verifiableCredential", tokens));
  }
}
