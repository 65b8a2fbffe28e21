package dev.assay.json;

import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Results in brief, for whoever keeps them. Most of a row says what its rule is, and so does the
 * code of the rule, which never changes; so rows that follow each other and came to the same are
 * kept as {@code [outcome, detail, code, …]}. An array of rows stands between line breaks, which no
 * other JSON of ours has, and is written out again without looking at anything else.
 */
public final class BriefRows {

  static final char LINE = '\n';

  /** Those of one credential. */
  private static final int USUAL_BYTES = 48 << 10;

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
    new BriefReader(rules, brief.getBytes(StandardCharsets.UTF_8), full).read();
    return full.toBytes();
  }
}
