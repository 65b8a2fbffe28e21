package dev.assay.json;

import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what {@link BriefRows} has written, and no other JSON. Whoever keeps results reads many of
 * them and each has a hundred rows, so what stays as it is goes from bytes to bytes.
 */
final class BriefReader {

  private static final Map<String, Outcome> OUTCOMES =
      Stream.of(Outcome.values()).collect(Collectors.toMap(Outcome::code, Function.identity()));

  private final Map<String, Rule> rules;
  private final byte[] brief;
  private final JsonBuffer full;

  /** The next byte that was not read. */
  private int at;

  BriefReader(Map<String, Rule> rules, byte[] brief, JsonBuffer full) {
    this.rules = rules;
    this.brief = brief;
    this.full = full;
  }

  /** Writes all of it, with its rows in full. */
  void read() {
    while (at < brief.length) {
      int from = at;
      while (at < brief.length && brief[at] != BriefRows.LINE) {
        at++;
      }
      full.raw(brief, from, at);
      if (at < brief.length) {
        rows();
      }
    }
  }

  private void rows() {
    pass(BriefRows.LINE);
    pass('[');
    String separator = "[";
    while (brief[at] != ']') {
      full.raw(separator);
      if (brief[at] == '[') {
        several();
      } else {
        one();
      }
      separator = ",";
      passIfThere(',');
    }
    full.raw(separator.equals("[") ? "[]" : "]");
    pass(']');
    pass(BriefRows.LINE);
  }

  /** Those of some rules that came to the same. */
  private void several() {
    pass('[');
    String outcome = code();
    pass(',');
    int detail = at;
    passText();
    int end = at;
    String separator = "";
    while (passIfThere(',')) {
      full.raw(separator);
      row(code(), outcome, detail, end);
      separator = ",";
    }
    pass(']');
  }

  private void row(String code, String outcome, int detail, int end) {
    Rule rule = rules.get(code);
    Outcome known = OUTCOMES.get(outcome);
    if (rule != null && known != null) {
      CheckRow.write(rule, known, json -> json.raw(brief, detail, end), full);
    } else {
      // Written by another version, which had it.
      full.raw("{\"code\":").string(code).raw(",\"outcome\":").string(outcome);
      full.raw(",\"detail\":").raw(brief, detail, end).raw("}");
    }
  }

  /** That of a rule which was not known: an object that has texts alone. */
  private void one() {
    int from = at;
    pass('{');
    do {
      passText();
      pass(':');
      passText();
    } while (passIfThere(','));
    pass('}');
    full.raw(brief, from, at);
  }

  private String code() {
    int from = at + 1;
    passText();
    return new String(brief, from, at - 1 - from, StandardCharsets.UTF_8);
  }

  private void passText() {
    pass('"');
    while (brief[at] != '"') {
      at += brief[at] == '\\' ? 2 : 1;
    }
    pass('"');
  }

  private boolean passIfThere(char one) {
    boolean isThere = brief[at] == one;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void pass(char one) {
    if (!passIfThere(one)) {
      throw new IllegalStateException("only what was written here is kept");
    }
  }
}
