package dev.assay.server.http;

import dev.assay.CredentialVerifier;
import dev.assay.jose.Json;
import dev.assay.json.RulesView;
import dev.assay.json.TrustListView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the server says of itself, as JSON. */
final class Views {

  private final TrustListService trust;
  private final RuleListService rules;
  private final CredentialVerifier verifier;

  /** Made when somebody first asks for it, and not while everybody waits for the server. */
  private static final class Rules {
    static final byte[] JSON = bytes(RulesView.of(CredentialVerifier.rules()));
  }

  Views(TrustListService trust, RuleListService rules, CredentialVerifier verifier) {
    this.trust = trust;
    this.rules = rules;
    this.verifier = verifier;
  }

  byte[] rules() {
    return Rules.JSON.clone();
  }

  byte[] trustList(Instant at) {
    Map<String, Object> view = new LinkedHashMap<>(TrustListView.of(trust.current(), at));
    view.put("failures", failures());
    return bytes(view);
  }

  byte[] live() {
    return bytes(Map.of("status", "up"));
  }

  /** Whether decisions can be made, and on what they would stand. */
  byte[] ready(Instant at, String status) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("status", status);
    Map<String, Object> crypto = new LinkedHashMap<>();
    crypto.put("provider", verifier.crypto().provider().name().toLowerCase(Locale.ROOT));
    crypto.put("reason", verifier.crypto().explanation());
    view.put("crypto", crypto);
    view.put(
        "trustLists",
        trust.current().lists().stream()
            .map(
                list -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("id", list.id());
                  row.put("sequence", list.sequence());
                  row.put("nextUpdate", list.nextUpdate().toString());
                  row.put(
                      "freshness",
                      list.freshnessAt(at).name().toLowerCase(Locale.ROOT).replace('_', '-'));
                  return (Object) row;
                })
            .toList());
    view.put("failures", failures());
    return bytes(view);
  }

  private List<Object> failures() {
    return Stream.of(trust.failures(), rules.failures())
        .flatMap(failures -> failures.entrySet().stream())
        .map(entry -> (Object) Map.of("source", entry.getKey(), "reason", entry.getValue()))
        .toList();
  }

  private static byte[] bytes(Map<String, Object> view) {
    return Json.write(view).getBytes(StandardCharsets.UTF_8);
  }
}
