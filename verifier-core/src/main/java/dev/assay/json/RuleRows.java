package dev.assay.json;

import dev.assay.rules.RuleFindings;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleOutcome;
import java.util.Locale;

/** Writes what came of the business rules. */
final class RuleRows {

  private RuleRows() {}

  static void write(RuleFindings findings, JsonBuffer json) {
    RuleList list = findings.demand().list();
    json.raw("{\"list\":{\"id\":").string(list.id());
    json.raw(",\"sequence\":").number(list.sequence());
    json.raw(",\"digest\":").string(list.digest());
    json.raw("},\"country\":").string(findings.demand().arrival().country());
    json.raw(",\"at\":").string(findings.demand().arrival().at().toString());
    json.raw(",\"outcomes\":[");
    String separator = "";
    for (RuleOutcome outcome : findings.outcomes()) {
      row(outcome, json.raw(separator));
      separator = ",";
    }
    json.raw("]}");
  }

  private static void row(RuleOutcome outcome, JsonBuffer json) {
    json.raw("{\"identifier\":").string(outcome.identifier());
    json.raw(",\"version\":").string(outcome.version().toString());
    json.raw(",\"type\":").string(code(outcome.type()));
    json.raw(",\"result\":").string(code(outcome.result()));
    json.raw(",\"description\":").string(outcome.description());
    json.raw(",\"affectedFields\":").value(outcome.affectedFields());
    if (!outcome.reason().isEmpty()) {
      json.raw(",\"reason\":").string(outcome.reason());
    }
    json.raw("}");
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
