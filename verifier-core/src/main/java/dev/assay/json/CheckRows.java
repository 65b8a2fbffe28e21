package dev.assay.json;

import dev.assay.check.CheckResult;
import dev.assay.check.Report;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report. They are nine tenths of a result, and the good credentials of one issuer
 * have mostly the same ones, so those of the last good reports are kept as they were written.
 */
final class CheckRows {

  /**
   * A power of two. Each is some 34 KB; more issuers than that take turns, and lose only the time.
   */
  private static final int KEPT = 64;

  private static final AtomicReferenceArray<@Nullable Written> RECENT =
      new AtomicReferenceArray<>(KEPT);

  private CheckRows() {}

  static void write(Report report, JsonBuffer to) {
    // What is wrong with a bad one is seldom wrong twice, and its details can repeat the input.
    if (report.permitsAcceptance()) {
      to.raw(recent(report.results()));
    } else {
      append(report.results(), to);
    }
  }

  private static byte[] recent(List<CheckResult> rows) {
    int place = rows.hashCode() & (KEPT - 1);
    Written recent = RECENT.get(place);
    if (recent == null || !recent.isOf(rows)) {
      JsonBuffer json = new JsonBuffer(4 << 10);
      append(rows, json);
      recent = new Written(rows, json.toBytes());
      RECENT.set(place, recent);
    }
    return recent.json;
  }

  private static void append(List<CheckResult> rows, JsonBuffer to) {
    String separator = "[";
    for (CheckResult row : rows) {
      CheckRow.write(row, to.raw(separator));
      separator = ",";
    }
    to.raw(rows.isEmpty() ? "[]" : "]");
  }

  private static final class Written {

    private final List<CheckResult> rows;
    private final byte[] json;

    Written(List<CheckResult> rows, byte[] json) {
      this.rows = rows;
      this.json = json;
    }

    boolean isOf(List<CheckResult> others) {
      boolean same = rows.size() == others.size();
      for (int i = 0; same && i < rows.size(); i++) {
        CheckResult row = rows.get(i);
        CheckResult other = others.get(i);
        same =
            row.rule() == other.rule()
                && row.outcome() == other.outcome()
                && row.detail().equals(other.detail());
      }
      return same;
    }
  }
}
