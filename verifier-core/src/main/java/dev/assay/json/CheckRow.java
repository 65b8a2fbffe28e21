package dev.assay.json;

import dev.assay.check.CheckResult;
import dev.assay.check.Clause;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The rows that one rule can have in a result, but for the detail: a result has more than a hundred
 * rows, so these are written once and copied.
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

  static void write(CheckResult check, JsonBuffer to) {
    write(check.rule(), check.outcome(), json -> json.string(check.detail()), to);
  }

  static void write(Rule rule, Outcome outcome, UnaryOperator<JsonBuffer> detail, JsonBuffer to) {
    CheckRow known = ROWS.get(rule);
    CheckRow row = known == null ? ROWS.computeIfAbsent(rule, CheckRow::new) : known;
    Form form = row.forms.get(outcome);
    if (form == null) {
      throw new IllegalStateException("every outcome has a form");
    }
    detail.apply(to.raw(form.before)).raw(form.after);
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

  /** A row on either side of its detail. */
  private static final class Form {

    private final byte[] before;
    private final byte[] after;

    Form(byte[] before, byte[] after) {
      this.before = before;
      this.after = after;
    }
  }
}
