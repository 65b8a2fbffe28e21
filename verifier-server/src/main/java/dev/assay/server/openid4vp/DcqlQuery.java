package dev.assay.server.openid4vp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A valid query in the Digital Credentials Query Language: OpenID4VP 1.0, 6. Only {@link
 * DcqlReader} makes one of what a relying party wrote.
 *
 * @param credentials what is asked for, at least one
 * @param credentialSets in which combinations; empty to need every credential
 */
public record DcqlQuery(List<CredentialQuery> credentials, List<CredentialSet> credentialSets) {

  public DcqlQuery {
    credentials = List.copyOf(credentials);
    credentialSets = List.copyOf(credentialSets);
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("a query asks for something");
    }
  }

  /** The credential that is asked for under this id. */
  public Optional<CredentialQuery> credential(String id) {
    return credentials.stream().filter(credential -> credential.id().equals(id)).findFirst();
  }

  /**
   * The query as it is sent to wallets, as {@link dev.assay.jose.Json} writes it: what was
   * understood and nothing else, without what is usual anyway.
   */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("credentials", credentials.stream().map(CredentialQuery::json).toList());
    if (!credentialSets.isEmpty()) {
      json.put("credential_sets", credentialSets.stream().map(CredentialSet::json).toList());
    }
    return json;
  }
}
