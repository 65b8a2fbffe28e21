package dev.assay.rules;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a rule list of our own format of the bare array of rules that the EU gateway, or a national
 * backend, publishes. The array is taken whole or not at all.
 */
public final class GatewayRules {

  private static final String RULES = "/rules";

  private GatewayRules() {}

  /**
   * What the operator says of the rules, because the array does not.
   *
   * @param provenance where the array comes from, for people
   * @param valueSets the value sets that the rules use: their identifiers, each with a list of
   *     codes or a map of codes, as JSON values
   */
  public record Terms(
      String id,
      String name,
      long sequence,
      Instant issued,
      Instant nextUpdate,
      String provenance,
      InvalidationSense invalidation,
      Map<String, Object> valueSets) {

    public Terms {
      valueSets = Collections.unmodifiableMap(new LinkedHashMap<>(valueSets));
    }
  }

  /**
   * The list as JSON text, which {@link RuleListReader} reads.
   *
   * @param source the file or address, for messages
   * @param array the rules
   * @throws RuleListFault if a rule cannot be used; its path begins with the place in the array
   */
  public static byte[] list(String source, byte[] array, Terms terms) throws RuleListFault {
    Map<String, Object> list = document(rules(source, array), terms);
    try {
      RuleListReading.read(list, new RuleList.Origin(source, ""));
    } catch (RuleListFault e) {
      throw e.path().startsWith(RULES + "/")
          ? new RuleListFault(e.rule(), source, e.path().substring(RULES.length()), e.reason())
          : e;
    }
    return Json.writePretty(list).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Object> rules(String source, byte[] array) throws RuleListFault {
    try {
      return Json.readArray(array, RuleListReader.LIMITS);
    } catch (JsonException e) {
      throw new RuleListFault(
          RuleListRule.SCHEMA, source, e.path(), "it must be a JSON array: " + e.getMessage());
    }
  }

  private static Map<String, Object> document(List<Object> rules, Terms terms) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("version", 1L);
    list.put("id", terms.id());
    list.put("name", terms.name());
    list.put("sequence", terms.sequence());
    list.put("issued", terms.issued().toString());
    list.put("nextUpdate", terms.nextUpdate().toString());
    list.put("provenance", terms.provenance());
    list.put("invalidation", terms.invalidation().code());
    list.put("valueSets", terms.valueSets());
    list.put("rules", rules);
    return list;
  }
}
