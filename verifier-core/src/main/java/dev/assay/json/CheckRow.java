package dev.assay.json;

import dev.assay.check.Clause;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that one rule can have in a result, as far as they are the same each time. A result has
 * more than a hundred rows, nearly all of them without a detail or with always the same, so these
 * are written once and copied.
 */
final class CheckRow {

  /** Rules are constants of enums, so this holds as many as there are and never grows. */
  private static final Map<Rule, CheckRow> ROWS = new ConcurrentHashMap<>();

  private final Map<Outcome, Form> forms = new EnumMap<>(Outcome.class);

  private CheckRow(Rule rule) {
    for (Outcome outcome : Outcome.values()) {
      forms.put(outcome, new Form(before(rule, outcome), after(rule, outcome)));
    }
  }

  /** Writes the row of a rule with this outcome. */
  static void write(Rule rule, Outcome outcome, String detail, JsonBuffer to) {
    CheckRow known = ROWS.get(rule);
    CheckRow row = known == null ? ROWS.computeIfAbsent(rule, CheckRow::new) : known;
    Form form = row.forms.get(outcome);
    if (form == null) {
      throw new IllegalStateException("every outcome has a form");
    }
    form.write(outcome, detail, to);
  }

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

  /** A row but for its detail. */
  private static final class Form {

    private final byte[] before;
    private final byte[] after;
    private final Whole empty;

    /** A rule is mostly skipped for one and the same reason, which is a constant somewhere. */
    private volatile Whole lastSkipped;

    Form(byte[] before, byte[] after) {
      this.before = before;
      this.after = after;
      this.empty = whole("");
      this.lastSkipped = empty;
    }

    void write(Outcome outcome, String detail, JsonBuffer to) {
      if (detail.isEmpty()) {
        to.raw(empty.row);
      } else if (outcome == Outcome.NOT_APPLICABLE) {
        to.raw(skipped(detail).row);
      } else {
        to.raw(before).string(detail).raw(after);
      }
    }

    private Whole skipped(String why) {
      Whole last = lastSkipped;
      if (!last.detail.equals(why)) {
        last = whole(why);
        lastSkipped = last;
      }
      return last;
    }

    private Whole whole(String detail) {
      byte[] row = new JsonBuffer(512).raw(before).string(detail).raw(after).toBytes();
      return new Whole(detail, row);
    }
  }

  /** A row with its detail. */
  private static final class Whole {

    private final String detail;
    private final byte[] row;

    Whole(String detail, byte[] row) {
      this.detail = detail;
      this.row = row;
    }
  }
}
