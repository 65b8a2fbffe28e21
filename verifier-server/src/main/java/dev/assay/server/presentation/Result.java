package dev.assay.server.presentation;

import dev.assay.CredentialVerifier;
import dev.assay.check.Rule;
import dev.assay.json.BriefRows;
import dev.assay.server.iso18013.MdocApiRule;
import dev.assay.server.iso18013.MdocPostRule;
import dev.assay.server.openid4vp.DcqlRule;
import dev.assay.server.openid4vp.ResponseRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a relying party gets of an answer, written once.
 *
 * @param brief as it is kept: JSON with {@link #ROWS} in it
 * @param verdict a code; {@code none} if the wallet said no
 * @param fault that of the first check which decided against it, or the error of the wallet; else
 *     {@code none}
 */
record Result(String brief, String verdict, String fault) {

  /** With every rule that leaves a row in a result. */
  static final BriefRows ROWS =
      new BriefRows(
          Stream.of(
                  CredentialVerifier.rules().stream(),
                  Stream.<Rule>of(ResponseRule.values()),
                  Stream.<Rule>of(MdocApiRule.values()),
                  Stream.<Rule>of(MdocPostRule.values()),
                  Stream.<Rule>of(DcqlRule.values()))
              .flatMap(rules -> rules)
              .toList());

  void writeTo(Map<String, Object> members) {
    members.put("verdict", verdict);
    members.put("fault", fault);
  }

  /** What {@link #writeTo} has written, and the result beside it. */
  static Result read(Kept kept, String brief) {
    return new Result(brief, kept.text("verdict"), kept.text("fault"));
  }

  /** JSON as it is sent. */
  byte[] json() {
    return ROWS.inFull(brief);
  }

  /** All of it. */
  Map<String, Object> members() {
    return Kept.read(json()).members();
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
