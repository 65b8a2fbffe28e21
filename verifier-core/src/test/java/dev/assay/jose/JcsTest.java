package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8785, with the numbers of its appendix B and the published vectors. */
class JcsTest {

  private static String canonical(String json) throws JsonException, JcsException {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    return new String(
        Jcs.canonical(Json.readValue(utf8, JsonLimits.DEFAULT)), StandardCharsets.UTF_8);
  }

  @Test
  void writesThePublishedVectors() throws Exception {
    Path folder = Vectors.folder("jcs");
    List<Path> inputs = Vectors.jsonFiles(folder.resolve("input"));
    assertThat(inputs).isNotEmpty();
    for (Path input : inputs) {
      String name = input.getFileName().toString();
      byte[] written = Jcs.canonical(Json.readValue(Files.readAllBytes(input), JsonLimits.DEFAULT));
      assertThat(written).as(name).isEqualTo(output(folder, name));
      String hex = Files.readString(folder.resolve("outhex").resolve(name.replace("json", "txt")));
      assertThat(HexFormat.of().formatHex(written)).isEqualTo(hex.replaceAll("\\s", ""));
    }
  }

  private static byte[] output(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve("output").resolve(name))
        .strip()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** RFC 8785, appendix B, and numbers that readers of JSON have written otherwise. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
    "00000000000007e8, 1e-320"
  })
  void writesNumbersAsEcmaScriptDoes(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(EcmaNumber.of(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "2.0E23, 2e+23",
    "1.0E23, 1e+23",
    "2.2E-322, 2.2e-322",
    "4.9E-324, 5e-324",
    "1.1E23, 1.1e+23",
    "100, 100",
    "123456789.125, 123456789.125",
    "9.5367431640625E-7, 9.5367431640625e-7",
    "1E20, 100000000000000000000"
  })
  void writesTheFewestDigits(double value, String expected) {
    assertThat(EcmaNumber.of(value)).isEqualTo(expected);
  }

  /** Whatever the double: read back it is the same, and no shorter text is. */
  @Test
  void whatIsWrittenIsReadBackAndIsShortest() {
    SplittableRandom random = new SplittableRandom(8785);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        continue;
      }
      String text = EcmaNumber.of(value);
      assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
      BigDecimal written = new BigDecimal(text).stripTrailingZeros();
      BigDecimal jdk = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      assertThat(written.precision()).isLessThanOrEqualTo(jdk.precision());
    }
  }

  @Test
  void powersOfTwoHaveUnequalNeighbours() {
    for (int exponent = -1074; exponent <= 1023; exponent++) {
      double value = Math.scalb(1.0, exponent);
      assertThat(Double.parseDouble(EcmaNumber.of(value))).isEqualTo(value);
    }
    assertThat(EcmaNumber.of(Math.scalb(1.0, -44))).isEqualTo("5.684341886080802e-14");
    assertThat(EcmaNumber.of(Math.scalb(1.0, 89))).isEqualTo("6.189700196426902e+26");
  }

  @Test
  void sortsByUtf16CodeUnitsAndEscapesAsLittleAsCanBe() throws Exception {
    assertThat(
            canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"b\":{\"z\":[],\"a\":{}},\"\":null}"))
        .isEqualTo("{\"\":null,\"b\":{\"a\":{},\"z\":[]},\"\ud83d\ude00\":2,\"\ufb33\":1}");
    assertThat(canonical("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\\\/\\u007f\\u2028\""))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u007f\u2028\"");
    assertThat(canonical(" [ true , false , null , -0 , -0.0 , 10 , 4.50 , 2e-3 ] "))
        .isEqualTo("[true,false,null,0,0,10,4.5,0.002]");
  }

  @Test
  void refusesNumbersThatNoDoubleHas() throws Exception {
    for (String exact : List.of("9007199254740992", "-9007199254740994", "18014398509481984")) {
      assertThat(canonical(exact)).isEqualTo(exact);
    }
    assertThat(canonical("10000000000000000000000")).isEqualTo("1e+22");
    for (String inexact :
        List.of("9007199254740993", "-9007199254740993", "1000000000000000000000001", "1e309")) {
      refused(inexact);
    }
    refused("1" + "0".repeat(400));
    refused("1e-400");
    refused("-1e-330");
    assertThat(canonical("[0.0e-300]")).isEqualTo("[0]");
  }

  private static void refused(String number) throws JsonException {
    Object value = number.length() > 64 ? new BigInteger(number) : read(number);
    assertThatThrownBy(() -> Jcs.canonical(List.of(value)))
        .isInstanceOfSatisfying(
            JcsException.class,
            e -> assertThat(e.kind()).isEqualTo(JcsException.Kind.INEXACT_NUMBER));
  }

  private static Object read(String json) throws JsonException {
    return Json.readValue(json.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
  }

  @Test
  void refusesHalfASurrogatePairAndWhatIsNoJson() {
    for (Object value : List.of("a\ud800", Map.of("\udc00", 1L), List.of("\ud800\ud800"))) {
      assertThatThrownBy(() -> Jcs.canonical(value))
          .isInstanceOfSatisfying(
              JcsException.class,
              e -> assertThat(e.kind()).isEqualTo(JcsException.Kind.LONE_SURROGATE));
    }
    assertThatThrownBy(() -> Jcs.canonical(1.5f)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Jcs.canonical(Map.of(1, 2L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
