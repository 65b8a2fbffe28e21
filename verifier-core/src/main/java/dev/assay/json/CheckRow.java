package dev.assay.json;

import dev.assay.check.Clause;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that one rule can have in a result, as far as they are the same each time. A result has
 * some ninety rows, nearly all of them without a detail, so these are written once and copied.
 */
final class CheckRow {

  /** Rules are constants of enums, so this holds as many as there are and never grows. */
  private static final Map<Rule, CheckRow> ROWS = new ConcurrentHashMap<>();

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final byte[][] before = new byte[OUTCOMES.length][];
  private final byte[][] after = new byte[OUTCOMES.length][];
  private final byte[][] whole = new byte[OUTCOMES.length][];

  /** Whichever thread wrote it last; each is right. */
  private volatile Skipped lastSkipped = new Skipped("", new byte[0]);

  private CheckRow(Rule rule) {
    for (Outcome outcome : OUTCOMES) {
      int i = outcome.ordinal();
      before[i] = before(rule, outcome);
      after[i] = after(rule, outcome);
      whole[i] = new JsonBuffer(512).raw(before[i]).raw("\"\"").raw(after[i]).toBytes();
    }
  }

  static CheckRow of(Rule rule) {
    CheckRow known = ROWS.get(rule);
    return known == null ? ROWS.computeIfAbsent(rule, CheckRow::new) : known;
  }

  void write(Outcome outcome, String detail, JsonBuffer to) {
    int i = outcome.ordinal();
    if (detail.isEmpty()) {
      to.raw(whole[i]);
    } else if (outcome == Outcome.NOT_APPLICABLE) {
      to.raw(skipped(detail));
    } else {
      to.raw(before[i]).string(detail).raw(after[i]);
    }
  }

  /** A rule is mostly skipped for one and the same reason, which is a constant somewhere. */
  private byte[] skipped(String why) {
    Skipped last = lastSkipped;
    if (!last.why.equals(why)) {
      int i = Outcome.NOT_APPLICABLE.ordinal();
      byte[] row = new JsonBuffer(512).raw(before[i]).string(why).raw(after[i]).toBytes();
      last = new Skipped(why, row);
      lastSkipped = last;
    }
    return last.row;
  }

  private record Skipped(String why, byte[] row) {}

  private static byte[] before(Rule rule, Outcome outcome) {
    JsonBuffer row = new JsonBuffer(256);
    row.raw("{\"code\":").string(rule.code());
    row.raw(",\"stage\":").string(rule.stage().code());
    row.raw(",\"outcome\":").string(outcome.code());
    if (isExplained(outcome)) {
      row.raw(",\"fault\":").string(rule.fault().code());
    }
    return row.raw(",\"detail\":").toBytes();
  }

  private static byte[] after(Rule rule, Outcome outcome) {
    Clause clause = rule.clause();
    JsonBuffer row = new JsonBuffer(256);
    row.raw(",\"spec\":").string(clause.spec().title());
    row.raw(",\"clause\":").string(clause.number());
    row.raw(",\"url\":").string(clause.url().toString());
    if (isExplained(outcome)) {
      row.raw(",\"demand\":").string(rule.demand());
    }
    return row.raw("}").toBytes();
  }

  private static boolean isExplained(Outcome outcome) {
    return outcome == Outcome.FAILED || outcome == Outcome.UNDETERMINED;
  }
}
