package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.jose.JsonNull;
import dev.assay.rules.CertLogicException.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is evaluated on whatever data ends soon, with a value or the declared exception. */
class CertLogicLimitsTest {

  private static final List<String> KEYS =
      List.of(
          "var",
          "if",
          "and",
          "!",
          "===",
          "in",
          "+",
          ">",
          "<=",
          "after",
          "not-before",
          "plusTime",
          "reduce",
          "extractFromUVCI",
          "dccDateOfBirth",
          "or",
          "a");
  private static final List<Object> LEAVES =
      List.of(
          0L,
          1L,
          -1L,
          true,
          false,
          "",
          "a",
          "0",
          "a.0.b",
          "accumulator",
          "current",
          "day",
          "year",
          "2021-02-28",
          "2021",
          "2021-01-01T00:00:00+01:00",
          "URN:UVCI:01:XX:a/b#c",
          JsonNull.NULL,
          new BigDecimal("1.5"),
          new BigDecimal("1E+400"),
          Long.MAX_VALUE);

  @Test
  void aRandomExpressionOnRandomDataHasAValueOrTheDeclaredException() {
    Random random = new Random(4);
    int values = 0;
    for (int i = 0; i < 50_000; i++) {
      Object expression = random(random, 5);
      try {
        Truth.of(CertLogic.evaluate(expression, random(random, 4), CertLogicLimits.DEFAULT));
        values++;
      } catch (CertLogicException expected) {
        assertThat(expected.kind()).isNotNull();
      }
    }
    assertThat(values).as("expressions that have a value").isGreaterThan(1_000);
  }

  @Test
  void refusesAnExpressionThatIsTooDeep() {
    Object expression = true;
    for (int i = 0; i < 100_000; i++) {
      expression = Map.of("!", List.of(expression));
    }
    assertThat(kind(expression, Map.of())).isEqualTo(Kind.LIMIT);
    Object list = List.of();
    for (int i = 0; i < 100_000; i++) {
      list = List.of(list);
    }
    assertThat(kind(list, Map.of())).isEqualTo(Kind.LIMIT);
  }

  @Test
  void evaluatesAnExpressionThatIsJustDeepEnough() throws CertLogicException {
    Object expression = true;
    for (int i = 1; i < CertLogicLimits.DEFAULT.maxDepth(); i++) {
      expression = Map.of("!", List.of(expression));
    }
    assertThat(CertLogic.evaluate(expression, Map.of(), CertLogicLimits.DEFAULT)).isEqualTo(false);
  }

  @Test
  void refusesAnExpressionThatIsTooLong() {
    List<Object> expression = Collections.nCopies(200_000, true);
    assertThat(kind(Map.of("and", expression), Map.of())).isEqualTo(Kind.LIMIT);
  }

  @Test
  void endsAReductionOfReductions() {
    Object lambda = Map.of("var", "accumulator");
    for (int i = 0; i < 20; i++) {
      lambda = Map.of("reduce", List.of(Map.of("var", "current"), lambda, 0L));
    }
    Object expression = Map.of("reduce", List.of(Map.of("var", ""), lambda, 0L));
    Object data = List.of(1L);
    for (int i = 0; i < 30; i++) {
      data = Collections.nCopies(30, data);
    }
    assertThat(kind(expression, data)).isEqualTo(Kind.LIMIT);
  }

  @Test
  void endsAReductionThatDoublesItsValueEachRound() {
    Object lambda = List.of(Map.of("var", "accumulator"), Map.of("var", "accumulator"));
    Object expression = Map.of("reduce", List.of(Map.of("var", ""), lambda, "x"));
    List<Object> rounds = Collections.nCopies(1_000, 1L);
    assertThat(kind(expression, rounds)).isEqualTo(Kind.LIMIT);
  }

  @Test
  void endsAReductionThatNestsItsValueEachRound() {
    Object itself = Map.of("reduce", List.of(Map.of("var", ""), Map.of("var", ""), 0L));
    assertThat(kind(itself, Collections.nCopies(1_000, 1L))).isEqualTo(Kind.LIMIT);
    Object list =
        Map.of("reduce", List.of(Map.of("var", ""), List.of(Map.of("var", "accumulator")), 0L));
    assertThat(kind(list, Collections.nCopies(1_000, 1L))).isEqualTo(Kind.LIMIT);
  }

  @Test
  void countsTheCharactersThatAreLookedAt() {
    String text = "x".repeat(1 << 20);
    Object same = Map.of("===", List.of(Map.of("var", "a"), Map.of("var", "b")));
    Object expression = Map.of("and", Collections.nCopies(10, same));
    assertThat(kind(expression, Map.of("a", text, "b", "x".repeat(1 << 20)))).isEqualTo(Kind.LIMIT);
    Object path = Map.of("var", text);
    assertThat(kind(Map.of("if", List.of(path, path, path)), Map.of())).isEqualTo(Kind.LIMIT);
    assertThat(kind(Map.of("plusTime", List.of(text + text, 1L, "day")), Map.of()))
        .isEqualTo(Kind.LIMIT);
    assertThat(kind(Map.of("extractFromUVCI", List.of(text + text, 1L)), Map.of()))
        .isEqualTo(Kind.LIMIT);
  }

  @Test
  void countsTheElementsThatAreLookedAt() {
    Object in = Map.of("in", List.of("x", Map.of("var", "")));
    Object expression = Map.of("if", List.of(in, 1L, in));
    assertThat(kind(expression, Collections.nCopies(60_000, "a"))).isEqualTo(Kind.LIMIT);
  }

  @Test
  void saysNothingOfTheDataInAMessage() {
    CertLogicException refusal =
        catchThrowableOfType(
            CertLogicException.class,
            () ->
                CertLogic.evaluate(
                    Jsons.read("{'plusTime':[{'var':'dob'},0,'day']}"),
                    Map.of("dob", "secret"),
                    CertLogicLimits.DEFAULT));
    assertThat(refusal).hasMessageNotContaining("secret");
  }

  @Test
  void allowsNoDepthThatAStackMightNotHave() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CertLogicLimits(257, 1, 1));
  }

  private static Object random(Random random, int depth) {
    int choice = depth == 0 ? 0 : random.nextInt(8);
    if (choice < 2) {
      return LEAVES.get(random.nextInt(LEAVES.size()));
    }
    if (choice == 2) {
      return list(random, depth, random.nextInt(4));
    }
    Map<String, Object> object = new HashMap<>();
    String key = KEYS.get(random.nextInt(KEYS.size()));
    int operands = key.equals("!") || key.equals("dccDateOfBirth") ? 1 : 2 + random.nextInt(2);
    object.put(
        key,
        key.equals("var")
            ? LEAVES.get(random.nextInt(LEAVES.size()))
            : list(random, depth, operands));
    return object;
  }

  private static List<Object> list(Random random, int depth, int size) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(random(random, depth - 1));
    }
    return list;
  }

  private static Kind kind(Object expression, Object data) {
    return catchThrowableOfType(
            CertLogicException.class,
            () -> CertLogic.evaluate(expression, data, CertLogicLimits.DEFAULT))
        .kind();
  }
}
