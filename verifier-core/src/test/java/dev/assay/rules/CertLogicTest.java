package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.jose.JsonNull;
import dev.assay.rules.CertLogicException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language is that of the specification, and what is not in it has no value. */
class CertLogicTest {

  private static final String SUITE = "/certlogic/suite-1.3.2.tsv";

  static List<String> suite() throws IOException {
    try (InputStream in = Objects.requireNonNull(CertLogicTest.class.getResourceAsStream(SUITE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("suite")
  void givesTheValuesOfThePublishedSuite(String line) throws CertLogicException {
    String[] columns = line.split("\t", -1);
    Object value = value(columns[0], Jsons.read(columns[1]));
    assertThat(value).isEqualTo(Jsons.read(columns[2]));
  }

  // --- What is no expression

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "3.14",
        "{}",
        "{'foo':'bar','alice':'bob'}",
        "{'all':'foo'}",
        "{'all':42.0}",
        "{'all':true}",
        "{'all':null}",
        "{'all':[]}",
        "{'all':[null]}",
        "{'==':[1,1]}",
        "{'or':[true,true]}",
        "{'var':0}",
        "{'var':null}",
        "{'var':['x']}",
        "{'var':'x.'}",
        "{'var':'.x'}",
        "{'var':'x..y'}",
        "{'var':'.'}",
        "{'if':[true,1]}",
        "{'and':[true]}",
        "{'!':[true,true]}",
        "{'!':true}",
        "{'===':[1,1,1]}",
        "{'in':[1]}",
        "{'+':[1,2,3]}",
        "{'<':[1]}",
        "{'<':[1,2,3,4]}",
        "{'plusTime':['2021-01-01','1','day']}",
        "{'plusTime':['2021-01-01',1,'week']}",
        "{'plusTime':['2021-01-01',{'+':[1,1]},'day']}",
        "{'extractFromUVCI':['a',{'+':[1,1]}]}",
        "{'dccDateOfBirth':[]}",
        "{'reduce':[[],1]}"
      })
  void refusesWhatTheSpecificationDoesNotHave(String expression) {
    assertThat(kind(expression, "{}")).isEqualTo(Kind.NOT_AN_EXPRESSION);
  }

  @Test
  void refusesAnExpressionForAPartThatWouldNeverBeEvaluated() {
    assertThat(kind("{'if':[true,1,{'==':[1,1]}]}", "{}")).isEqualTo(Kind.NOT_AN_EXPRESSION);
  }

  // --- Types

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'if':[{'var':''},1,2]}                  | 1.5",
        "{'!':[{'var':''}]}                       | 1.5",
        "{'and':[{'var':''},true]}                | 1.5",
        "{'if':[{'plusTime':['2021-01-01',0,'day']},1,2]} | {}",
        "{'+':[1,'1']}                            | {}",
        "{'+':[1,{'var':'x'}]}                    | {}",
        "{'+':[9223372036854775807,1]}            | {}",
        "{'<':[1,'2']}                            | {}",
        "{'<':[2,1,'3']}                          | {}",
        "{'<':['2021-01-01','2021-01-02']}        | {}",
        "{'after':['2021-01-01','2021-01-02']}    | {}",
        "{'before':[1,2]}                         | {}",
        "{'in':['a','abc']}                       | {}",
        "{'in':['a',{'var':'x'}]}                 | {}",
        "{'reduce':['abc',1,2]}                   | {}",
        "{'===':[{'var':''},{'var':''}]}          | {}",
        "{'===':[[],[]]}                          | {}",
        "{'in':[[1],[[1]]]}                       | {}",
        "{'plusTime':[{'var':'x'},0,'day']}       | {}",
        "{'plusTime':[{'plusTime':['2021-01-01',0,'day']},0,'day']} | {}",
        "{'dccDateOfBirth':[{'var':'x'}]}         | {}",
        "{'extractFromUVCI':[1,1]}                | {}"
      })
  void hasNoValueForOperandsOfTheWrongType(String expression, String data) {
    assertThat(kind(expression, data)).isEqualTo(Kind.TYPE_MISMATCH);
  }

  @Test
  void takesAWholeNumberForAnIntegerHoweverItIsWritten() throws CertLogicException {
    assertThat(value("{'===':[{'var':''},2]}", new BigDecimal("2.0"))).isEqualTo(true);
    assertThat(value("{'+':[{'var':''},1]}", new BigDecimal("2E+3"))).isEqualTo(2001L);
    assertThat(value("{'+':[{'var':''},1]}", BigInteger.TEN)).isEqualTo(11L);
    assertThat(value("{'===':[{'var':''},2]}", new BigDecimal("2.5"))).isEqualTo(false);
    assertThat(Truth.of(new BigDecimal("1E+400000000"))).isEqualTo(Truth.NEITHER);
    assertThat(Truth.of(new BigDecimal("0.00"))).isEqualTo(Truth.FALSY);
    assertThat(Truth.of(BigInteger.ONE.shiftLeft(80))).isEqualTo(Truth.NEITHER);
  }

  @Test
  void tellsTruthyFromFalsyAsTheSpecificationDoes() {
    for (Object value : List.of(true, "0", 1L, -1L, List.of(0L), Map.of("a", 0L))) {
      assertThat(Truth.of(value)).isEqualTo(Truth.TRUTHY);
    }
    for (Object value : List.of(false, "", 0L, List.of(), Map.of(), JsonNull.NULL)) {
      assertThat(Truth.of(value)).isEqualTo(Truth.FALSY);
    }
    assertThat(Truth.of(Instant.EPOCH)).isEqualTo(Truth.NEITHER);
  }

  @Test
  void evaluatesNoOperandOfAndAfterAFalsyOne() throws CertLogicException {
    assertThat(value("{'and':[false,{'+':[1,'x']}]}", Map.of())).isEqualTo(false);
  }

  @Test
  void evaluatesOnlyTheBranchThatTheGuardPicks() throws CertLogicException {
    assertThat(value("{'if':[true,1,{'+':[1,'x']}]}", Map.of())).isEqualTo(1L);
    assertThat(value("{'if':[0,{'+':[1,'x']},2]}", Map.of())).isEqualTo(2L);
  }

  @Test
  void looksIntoTheRoundAndNothingElseWithinAReduction() throws CertLogicException {
    Object value =
        value("{'reduce':[[1,2],[{'var':'x'},{'var':'current'}],0]}", Map.of("x", "outside"));
    assertThat(value).isEqualTo(List.of(JsonNull.NULL, 2L));
  }

  // --- Dates

  @ParameterizedTest
  @CsvSource({
    "2021-05-04, 2021-05-04T00:00:00Z",
    "2021-05-04T13:37:42Z, 2021-05-04T13:37:42Z",
    "2021-05-04T13:37:42+00:00, 2021-05-04T13:37:42Z",
    "2021-05-04T13:37:42-00:00, 2021-05-04T13:37:42Z",
    "2021-08-20T12:03:12+02:00, 2021-08-20T10:03:12Z",
    "2021-08-20T12:03:12+02, 2021-08-20T10:03:12Z",
    "2021-08-20T12:03:12+2, 2021-08-20T10:03:12Z",
    "2021-08-20T12:03:12-230, 2021-08-20T14:33:12Z",
    "2021-05-04T13:37:42+0000, 2021-05-04T13:37:42Z",
    "2021-08-20T12:03:12+0200, 2021-08-20T10:03:12Z",
    "2021-08-01T00:00:00.1Z, 2021-08-01T00:00:00.100Z",
    "2021-08-01T00:00:00.01Z, 2021-08-01T00:00:00.010Z",
    "2021-08-01T00:00:00.001Z, 2021-08-01T00:00:00.001Z",
    "2021-08-01T00:00:00.0019999Z, 2021-08-01T00:00:00.001Z",
    "2021-08-01T00:00:00.000001Z, 2021-08-01T00:00:00Z",
    "2021-08-01T00:00:00, 2021-08-01T00:00:00Z",
    "2021-08-01T00:00:00+1:00, 2021-07-31T23:00:00Z",
    "2021-08-01T00:00:00.5+1:00, 2021-07-31T23:00:00.500Z",
    "2004, 2004-12-31T00:00:00Z",
    "2004-02, 2004-02-29T00:00:00Z"
  })
  void readsEveryFormatOfDatesThatIsAllowed(String text, Instant expected)
      throws CertLogicException {
    assertThat(plusTime(text, 0, "day")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021-13-01",
        "2021-02-30",
        "2021-1-1",
        "21-01-01",
        "2021-00",
        "2021-01-01T24:00:00Z",
        "2021-01-01T00:00:60Z",
        "2021-01-01T00:00Z",
        "2021-01-01T00:00:00.Z",
        "2021-01-01T00:00:00+01:",
        "2021-01-01T00:00:00+24:00",
        "2021-01-01T00:00:00+01:60",
        "2021-01-01T00:00:00z",
        "2021-01-01 00:00:00",
        "٢٠٢١-01-01"
      })
  void hasNoValueForATextThatIsNoDate(String text) {
    assertThat(kind("{'plusTime':['" + text + "',0,'day']}", "{}")).isEqualTo(Kind.BAD_DATE_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-06-23, 1, day, 2021-06-24",
    "2021-06-23, -1, day, 2021-06-22",
    "2021-06-23, -180, day, 2020-12-25",
    "2021-06-23, 72, hour, 2021-06-26",
    "2021-06-23, -72, hour, 2021-06-20",
    "2021-02-01, 0, month, 2021-02-01",
    "2021-12-01, 1, month, 2022-01-01",
    "2021-12-01, -12, month, 2020-12-01",
    "2021-01-31, 1, month, 2021-03-03",
    "2021-02-01, 1, year, 2022-02-01",
    "2004-02-28, -18, year, 1986-02-28",
    "2020-02-29, 1, day, 2020-03-01",
    "2020-03-01, -1, day, 2020-02-29",
    "2020-02-29, 1, month, 2020-03-29",
    "2020-03-29, -1, month, 2020-02-29",
    "2020-02-29, 1, year, 2021-03-01",
    "2020-02-29, -1, year, 2019-03-01",
    "2020-02-29, 4, year, 2024-02-29",
    "2004-02-29, 18, year, 2022-03-01"
  })
  void addsTimeAsThePublishedTestsDo(String text, long amount, String unit, String expected)
      throws CertLogicException {
    assertThat(plusTime(text, amount, unit)).isEqualTo(Instant.parse(expected + "T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"year", "month", "day", "hour"})
  void hasNoValueForATimeBeyondTime(String unit) {
    for (long amount : List.of(Long.MAX_VALUE, Long.MIN_VALUE)) {
      String expression = "{'plusTime':['2021-01-01'," + amount + ",'" + unit + "']}";
      assertThat(kind(expression, "{}")).isEqualTo(Kind.BAD_DATE_TIME);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2004-13", "2004-02-30", "2004-01-01T00:00:00Z", "04"})
  void hasNoValueForATextThatIsNoDateOfBirth(String text) {
    assertThat(kind("{'dccDateOfBirth':['" + text + "']}", "{}")).isEqualTo(Kind.BAD_DATE_TIME);
  }

  @Test
  void comparesDateTimesInfixAndInARow() throws CertLogicException {
    String one = "{'plusTime':['2021-01-01',0,'day']}";
    String two = "{'plusTime':['2021-01-02',0,'day']}";
    assertThat(compared("before", one, two)).isEqualTo(true);
    assertThat(compared("after", one, two)).isEqualTo(false);
    assertThat(compared("not-after", one, one)).isEqualTo(true);
    assertThat(compared("not-before", one, two)).isEqualTo(false);
    assertThat(compared("not-after", one, one, two)).isEqualTo(true);
    assertThat(compared("before", one, two, two)).isEqualTo(false);
  }

  private static Object compared(String operator, String... operands) throws CertLogicException {
    return value("{'" + operator + "':[" + String.join(",", operands) + "]}", Map.of());
  }

  private static Object plusTime(String text, long amount, String unit) throws CertLogicException {
    return value("{'plusTime':[{'var':''}," + amount + ",'" + unit + "']}", text);
  }

  private static Object value(String expression, Object data) throws CertLogicException {
    return CertLogic.evaluate(Jsons.read(expression), data, CertLogicLimits.DEFAULT);
  }

  private static Kind kind(String expression, String data) {
    CertLogicException refusal =
        catchThrowableOfType(CertLogicException.class, () -> value(expression, Jsons.read(data)));
    return refusal.kind();
  }
}
