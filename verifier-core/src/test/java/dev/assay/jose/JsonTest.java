package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.jose.JsonException.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final JsonLimits LIMITS = new JsonLimits(2000, 4, 100, 50);

  @Test
  void readsEveryKindOfValueInTheOrderOfTheText() throws Exception {
    Map<String, Object> object =
        object("{\"z\":\"s\",\"a\":[1,true,null,{}],\"m\":1.50,\"b\":false,\"i\":-0}");

    assertThat(object.keySet()).containsExactly("z", "a", "m", "b", "i");
    assertThat(object)
        .containsEntry("z", "s")
        .containsEntry("a", List.of(1L, true, JsonNull.NULL, Map.of()))
        .containsEntry("m", new BigDecimal("1.50"))
        .containsEntry("b", false)
        .containsEntry("i", 0L);
  }

  @Test
  void readsIntegersAsLongWhereTheyFit() throws Exception {
    assertThat(value("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(value("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(value("1e2")).isEqualTo(new BigDecimal("1E+2"));
    assertThat(value("9".repeat(64))).isEqualTo(new BigInteger("9".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "[1 2]",
        "nul",
        "True",
        "undefined",
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x10",
        "1_0",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "\"\t\"",
        "/* */1",
        "// x\n1",
        "# x\n1",
        "[1;2]",
        "{\"a\":1 \"b\":2}",
        "-01"
      })
  void rejectsWhatIsNoJson(String text) {
    assertRejected(Kind.MALFORMED, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}{}", "{} 1", "1 2", "null,", "\"a\"b", "[]]", "{}}", "{\"a\":1} \u0000"})
  void rejectsAnythingAfterTheValue(String text) {
    assertRejected(Kind.TRAILING_DATA, text);
  }

  @Test
  void acceptsBlanksAroundTheValue() throws Exception {
    assertThat(value(" \t\r\n{ } \t\r\n")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":1} | /a",
        "{\"a\":1,\"\\u0061\":2} | /a",
        "{\"a\":null,\"a\":1} | /a",
        "[{\"x\":{\"b\":1,\"c\":2,\"b\":3}}] | /0/x/b",
        "{\"\":1,\"\":2} | /"
      })
  void rejectsANameThatOccursTwiceAtAnyDepthAndSaysWhere(String text, String path) {
    assertThat(rejected(text).kind()).isEqualTo(Kind.DUPLICATE_KEY);
    assertThat(rejected(text).path()).isEqualTo(path);
  }

  @Test
  void rejectsWhatIsDeeperThanTheLimit() throws Exception {
    assertThat(value("[[[[]]]]")).isNotNull();
    assertRejected(Kind.TOO_DEEP, "[[[[[]]]]]");
    assertRejected(Kind.TOO_DEEP, "{\"a\":[{\"b\":[{}]}]}");
    assertThat(rejected("[".repeat(1999)).kind()).isEqualTo(Kind.TOO_DEEP);
  }

  @Test
  void rejectsMoreBytesLongerStringsAndMoreValuesThanTheLimit() throws Exception {
    assertThat(value("\"" + "a".repeat(100) + "\"")).isNotNull();
    assertRejected(Kind.TOO_LARGE, "\"" + "a".repeat(101) + "\"");
    assertRejected(Kind.TOO_LARGE, "{\"" + "a".repeat(101) + "\":1}");
    assertRejected(Kind.TOO_LARGE, "[" + "1,".repeat(49) + "1]");
    assertThat(value("[" + "1,".repeat(48) + "1]")).isNotNull();
    assertRejected(Kind.TOO_LARGE, " ".repeat(2000) + "1");
    assertThat(value(" ".repeat(1999) + "1")).isEqualTo(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e401",
        "1e-401",
        "1e999999999",
        "-1e-999999999",
        "1E2147483647",
        "1e2147483648",
        "1e-99999999999999"
      })
  void rejectsExponentsThatWouldTakeForever(String number) {
    assertRejected(Kind.TOO_LARGE, number);
  }

  @Test
  void rejectsNumbersOfMoreThan64Characters() {
    assertRejected(Kind.TOO_LARGE, "9".repeat(65));
    assertRejected(Kind.TOO_LARGE, "0." + "9".repeat(80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22c0af22", // overlong
        "22e080af22", // overlong
        "22f08080af22", // overlong
        "22eda08022", // a surrogate
        "22edbfbf22", // a surrogate
        "22f490808022", // above U+10FFFF
        "22f888808080 22", // five bytes
        "22c322", // cut off
        "2280 22", // begins with a continuation
        "22fe22",
        "22ff22",
        "efbbbf7b7d", // byte order mark
        "feff007b007d", // UTF-16
        "fffe7b007d00", // UTF-16
        "007b007d", // UTF-16
        "7b007d00", // UTF-16
        "0000007b0000007d", // UTF-32
        "7b0000007d000000", // UTF-32
        "00" // NUL
      })
  void rejectsBytesThatAreNotUtf8(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.readValue(bytes, LIMITS))
        .satisfies(rejected -> assertThat(rejected.kind()).isEqualTo(Kind.BAD_ENCODING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "IBM037"})
  void rejectsOtherEncodings(String charset) {
    byte[] bytes = "{\"a\":1}".getBytes(Charset.forName(charset));

    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.readValue(bytes, LIMITS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800\\ud800\"",
        "\"\\uD800x\"",
        "[\"padding to the next word\",\"\\ud800\"]"
      })
  void rejectsHalfASurrogatePairEvenIfEscaped(String text) {
    assertRejected(Kind.BAD_ENCODING, text);
  }

  @Test
  void rejectsHalfASurrogatePairInAName() {
    assertThat(rejected("{\"\\ud800\":1}").kind()).isIn(Kind.BAD_ENCODING, Kind.MALFORMED);
    assertThat(rejected("{\"\\udc00\":1}").kind()).isIn(Kind.BAD_ENCODING, Kind.MALFORMED);
  }

  @Test
  void readsTextBeyondAscii() throws Exception {
    assertThat(value("\"\\ud83d\\ude00 \ud83d\ude00 \u00e9 \\u00e9 \u20ac\\n\""))
        .isEqualTo("\ud83d\ude00 \ud83d\ude00 \u00e9 \u00e9 \u20ac\n");
  }

  @Test
  void demandsAnObjectOrAnArrayWhereItIsToldTo() {
    assertThat(rejectedObject("[]").kind()).isEqualTo(Kind.NOT_AN_OBJECT);
    assertThat(rejectedObject("null").kind()).isEqualTo(Kind.NOT_AN_OBJECT);
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.readArray(bytes("{}"), LIMITS))
        .satisfies(rejected -> assertThat(rejected.kind()).isEqualTo(Kind.NOT_AN_ARRAY));
  }

  @Test
  void saysWhereItStoppedAndNeverTheValue() {
    JsonException rejected = rejected("{\"claims\":[true,{\"name\":Erika}]}");

    assertThat(rejected.path()).isEqualTo("/claims/1/name");
    assertThat(rejected.offset()).isBetween(23L, 31L);
    assertThat(rejected).hasMessageNotContaining("Erika").hasNoCause();
    assertThat(rejected.getStackTrace()).isEmpty();
  }

  @Test
  void givesMapsAndListsThatCannotBeChanged() throws Exception {
    Map<String, Object> object = object("{\"a\":[1]}");

    assertThatThrownBy(() -> object.put("b", 1L)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((List<?>) object.getOrDefault("a", List.of())).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void bucketsFullOfEqualHashesCostNothingExtra() throws Exception {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 1 << 12; i++) {
      text.append(i == 0 ? "" : ",").append('"');
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":1");
    }
    JsonLimits limits = JsonLimits.DEFAULT;

    assertThat(Json.readObject(bytes(text + "}"), limits)).hasSize(1 << 12);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object value(String text) throws JsonException {
    return Json.readValue(bytes(text), LIMITS);
  }

  private static Map<String, Object> object(String text) throws JsonException {
    return Json.readObject(bytes(text), LIMITS);
  }

  private static void assertRejected(Kind kind, String text) {
    assertThat(rejected(text).kind()).as(text).isEqualTo(kind);
  }

  private static JsonException rejected(String text) {
    try {
      throw new AssertionError("read " + Json.readValue(bytes(text), LIMITS));
    } catch (JsonException e) {
      return e;
    }
  }

  private static JsonException rejectedObject(String text) {
    try {
      throw new AssertionError("read " + Json.readObject(bytes(text), LIMITS));
    } catch (JsonException e) {
      return e;
    }
  }
}
