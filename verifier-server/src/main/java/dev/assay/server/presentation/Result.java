package dev.assay.server.presentation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a relying party gets of an answer, written once.
 *
 * @param json as it is sent
 * @param verdict a code; {@code none} if the wallet said no
 * @param fault that of the first check which decided against it, or the error of the wallet; else
 *     {@code none}
 */
record Result(String json, String verdict, String fault) {

  void writeTo(Map<String, Object> members) {
    members.put("verdict", verdict);
    members.put("fault", fault);
  }

  /** What {@link #writeTo} has written, and the result beside it. */
  static Result read(Kept kept, String json) {
    return new Result(json, kept.text("verdict"), kept.text("fault"));
  }

  /** All of it. */
  Map<String, Object> members() {
    return Kept.read(json).members();
  }

  /** Rows of the report: of the answer as a whole first, then of each credential. */
  static Stream<Map<?, ?>> rows(Map<String, Object> result) {
    return Stream.concat(Stream.of(result), credentials(result)).flatMap(Result::rowsOf);
  }

  private static Stream<Map<?, ?>> credentials(Map<String, Object> result) {
    return result.getOrDefault("credentials", Map.of()) instanceof Map<?, ?> byId
        ? byId.values().stream().flatMap(Result::objects)
        : Stream.of();
  }

  private static Stream<Map<?, ?>> rowsOf(Map<?, ?> part) {
    return Stream.of("checks", "queryChecks")
        .flatMap(name -> Stream.ofNullable(part.get(name)))
        .flatMap(Result::objects);
  }

  private static Stream<Map<?, ?>> objects(Object list) {
    return list instanceof List<?> several
        ? several.stream().filter(Map.class::isInstance).map(one -> (Map<?, ?>) one)
        : Stream.of();
  }

  /** Does not show it. */
  @Override
  public String toString() {
    return "Result[" + verdict + "]";
  }
}
