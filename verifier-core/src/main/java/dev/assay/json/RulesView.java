package dev.assay.json;

import dev.assay.check.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a verifier checks, as JSON values. */
public final class RulesView {

  private RulesView() {}

  /** {@code {"rules": [{"code": …, "stage": …, "spec": …, …}]}}, in the order given. */
  public static Map<String, Object> of(List<Rule> rules) {
    List<Object> rows = new ArrayList<>();
    for (Rule rule : rules) {
      rows.add(row(rule));
    }
    return Map.of("rules", rows);
  }

  private static Map<String, Object> row(Rule rule) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", rule.code());
    row.put("stage", rule.stage().code());
    row.put("spec", rule.clause().spec().title());
    row.put("version", rule.clause().spec().version());
    row.put("clause", rule.clause().number());
    row.put("url", rule.clause().url().toString());
    row.put("fault", rule.fault().code());
    row.put("demand", rule.demand());
    return row;
  }
}
