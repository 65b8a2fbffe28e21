package dev.assay.json;

import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results in brief, for whoever keeps them. Most of a row says what its rule is, and so does the
 * code of the rule, which never changes; so rows that follow each other and came to the same are
 * kept as {@code [outcome, detail, code, …]}. An array of rows stands between line breaks, which no
 * other JSON of ours has, and is written out again without looking at anything else.
 */
public final class BriefRows {

  private static final char LINE = '\n';

  /** Those of one credential. */
  private static final int USUAL_BYTES = 48 << 10;

  /** Far beyond the rows of any result. */
  private static final JsonLimits OWN = new JsonLimits(64 << 20, 8, 64 << 20, 10_000_000);

  private static final Map<String, Outcome> OUTCOMES =
      Stream.of(Outcome.values()).collect(Collectors.toMap(Outcome::code, Function.identity()));

  private final Map<String, Rule> rules;

  /**
   * Rows in brief.
   *
   * @param rules those whose codes say enough; the row of any other is kept as it is
   */
  public BriefRows(Collection<? extends Rule> rules) {
    this.rules = rules.stream().collect(Collectors.toMap(Rule::code, Function.identity()));
  }

  /** The rows of a report. */
  public String of(Report report) {
    JsonBuffer json = new JsonBuffer(USUAL_BYTES >> 4);
    write(report, json);
    return json.toText();
  }

  /** A result without what the credential says, for whoever is to have less of that. */
  public String withoutClaims(VerificationResult result) {
    return ResultWriter.withoutClaims(result, this::write);
  }

  private void write(Report report, JsonBuffer to) {
    String separator = LINE + "[";
    List<CheckResult> rows = report.results();
    for (int from = 0, next; from < rows.size(); from = next) {
      CheckResult first = rows.get(from);
      to.raw(separator);
      next = from + 1;
      if (isKnown(first.rule())) {
        to.raw("[").string(first.outcome().code()).raw(",").string(first.detail());
        to.raw(",").string(first.rule().code());
        while (next < rows.size() && goesOn(first, rows.get(next))) {
          to.raw(",").string(rows.get(next).rule().code());
          next++;
        }
        to.raw("]");
      } else {
        CheckRow.write(first, to);
      }
      separator = ",";
    }
    to.raw(rows.isEmpty() ? LINE + "[]" + LINE : "]" + LINE);
  }

  private boolean isKnown(Rule rule) {
    return rules.get(rule.code()) == rule;
  }

  private boolean goesOn(CheckResult first, CheckResult row) {
    return row.outcome() == first.outcome()
        && row.detail().equals(first.detail())
        && isKnown(row.rule());
  }

  /** The JSON, with all rows as {@link ResultWriter} writes them. */
  public byte[] inFull(String brief) {
    JsonBuffer full = new JsonBuffer(USUAL_BYTES);
    int from = 0;
    for (int line = brief.indexOf(LINE); line >= 0; line = brief.indexOf(LINE, from)) {
      int end = brief.indexOf(LINE, line + 1);
      full.raw(utf8(brief.substring(from, line)));
      String separator = "[";
      List<Object> rows = read(brief.substring(line + 1, end));
      for (Object row : rows) {
        full.raw(separator);
        inFull(row, full);
        separator = ",";
      }
      full.raw(rows.isEmpty() ? "[]" : "]");
      from = end + 1;
    }
    return full.raw(utf8(brief.substring(from))).toBytes();
  }

  private void inFull(Object row, JsonBuffer to) {
    if (!(row instanceof List<?> several)) {
      to.value(row);
      return;
    }
    String separator = "";
    for (Object code : several.subList(2, several.size())) {
      to.raw(separator);
      inFull((String) code, (String) several.get(0), (String) several.get(1), to);
      separator = ",";
    }
  }

  private void inFull(String code, String outcome, String detail, JsonBuffer to) {
    Rule rule = rules.get(code);
    Outcome known = OUTCOMES.get(outcome);
    if (rule != null && known != null) {
      CheckRow.write(new CheckResult(rule, known, detail), to);
    } else {
      // Written by another version, which had it.
      to.raw("{\"code\":").string(code).raw(",\"outcome\":").string(outcome);
      to.raw(",\"detail\":").string(detail).raw("}");
    }
  }

  private static List<Object> read(String line) {
    try {
      return Json.readArray(utf8(line), OWN);
    } catch (JsonException e) {
      throw new IllegalStateException("only what was written here is kept", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
