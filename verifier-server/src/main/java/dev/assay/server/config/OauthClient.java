package dev.assay.server.config;

/**
 * A client of the authorization server that stands for a caller. It stands for nobody with a token
 * of another subject, such as one that a person has let it have.
 *
 * @param id {@code client_id}, compared exactly
 * @param subject {@code sub}, compared exactly
 * @param scope the scope that its tokens need
 */
public record OauthClient(String id, String subject, String scope) {

  /** Whether both are a token's of the same client. */
  public boolean hasNamesOf(OauthClient other) {
    return isNamed(other.id, other.subject);
  }

  /** Whether a token with these names is its own. */
  public boolean isNamed(String clientId, String sub) {
    return id.equals(clientId) && subject.equals(sub);
  }
}
