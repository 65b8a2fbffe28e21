package dev.assay.server.openid4vp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Credentials that serve one purpose, in one way or another: OpenID4VP 1.0, 6.2.
 *
 * @param options ids of credential queries that suffice together; one option is enough
 * @param need whether the relying party can go on without
 */
public record CredentialSet(List<List<String>> options, Need need) {

  /** Whether the relying party can go on without. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  public CredentialSet {
    options = options.stream().map(List::copyOf).toList();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("options", options);
    if (need == Need.OPTIONAL) {
      json.put("required", false);
    }
    return json;
  }
}
