package dev.assay.server.openid4vp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One credential that is asked for: OpenID4VP 1.0, 6.1.
 *
 * @param id the name by which the answer refers to it
 * @param meta of which type it has to be
 * @param count how many of the kind may be presented
 * @param binding whether the holder has to prove that the credential is bound to a key of theirs
 * @param claims what is asked for; empty for nothing that the holder could withhold
 * @param claimSets ids of claims that suffice together, the preferred set first; empty to need all
 * @param trustedAuthorities which issuers the wallet may expect to be trusted; empty for no hint
 */
public record CredentialQuery(
    String id,
    DcqlFormat format,
    CredentialMeta meta,
    Count count,
    Binding binding,
    List<ClaimQuery> claims,
    List<List<String>> claimSets,
    List<TrustedAuthority> trustedAuthorities) {

  /** How many credentials of the kind may be presented: member {@code multiple}. */
  public enum Count {
    ONE,
    SEVERAL
  }

  /** Member {@code require_cryptographic_holder_binding}. */
  public enum Binding {
    REQUIRED,
    NOT_REQUIRED
  }

  public CredentialQuery {
    claims = List.copyOf(claims);
    claimSets = claimSets.stream().map(List::copyOf).toList();
    trustedAuthorities = List.copyOf(trustedAuthorities);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("format", format.code());
    if (count == Count.SEVERAL) {
      json.put("multiple", true);
    }
    json.put("meta", meta.json());
    if (!trustedAuthorities.isEmpty()) {
      json.put(
          "trusted_authorities", trustedAuthorities.stream().map(TrustedAuthority::json).toList());
    }
    if (binding == Binding.NOT_REQUIRED) {
      json.put("require_cryptographic_holder_binding", false);
    }
    if (!claims.isEmpty()) {
      json.put("claims", claims.stream().map(ClaimQuery::json).toList());
    }
    if (!claimSets.isEmpty()) {
      json.put("claim_sets", claimSets);
    }
    return json;
  }
}
