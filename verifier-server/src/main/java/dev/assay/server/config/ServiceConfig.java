package dev.assay.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that asks residents for credentials.
 *
 * @param id its name in requests and in the store; each sees its own transactions alone
 * @param name what residents know it by
 * @param purpose why it asks
 * @param apiKeys whose calls are its own
 * @param clients whose calls are its own too; never empty beside no keys
 * @param templates DCQL queries by name, as JSON values
 * @param ownQueries whether it may ask otherwise than by its templates
 * @param returnUrls where residents may be sent back to, compared exactly
 * @param crossDevice whether a wallet on another device may answer
 * @param retention how long a result waits to be fetched
 * @param callback where it is told that a request has ended; absent if nowhere
 * @param stage whether residents really use it
 * @param terms what it may ask for, and what it demands of the answers
 */
public record ServiceConfig(
    String id,
    LocalText name,
    LocalText purpose,
    List<ApiKey> apiKeys,
    List<OauthClient> clients,
    Map<String, Map<String, Object>> templates,
    OwnQueries ownQueries,
    List<URI> returnUrls,
    CrossDevice crossDevice,
    Duration retention,
    Optional<CallbackConfig> callback,
    Stage stage,
    AskingTerms terms) {

  /** Whether a service may ask otherwise than by its templates. */
  public enum OwnQueries {
    REFUSE,
    ACCEPT
  }

  /**
   * Whether a wallet on another device may answer. Whoever shows the code of such a request to
   * somebody else gets that person's claims, and nothing in the protocol tells: OpenID4VP 1.0,
   * 14.3.
   */
  public enum CrossDevice {
    REFUSE,
    ACCEPT_PHISHING_RISK
  }

  /** Whether residents really use a service. */
  public enum Stage {
    /** They do. */
    LIVE,
    /** Only its developers do, who may see every message of a run. */
    TEST
  }

  public ServiceConfig {
    apiKeys = List.copyOf(apiKeys);
    clients = List.copyOf(clients);
    templates = Map.copyOf(templates);
    returnUrls = List.copyOf(returnUrls);
  }

  /** Whether a key with this digest is one of its own; takes the same time either way. */
  public boolean hasKey(String digest) {
    boolean known = false;
    for (ApiKey key : apiKeys) {
      known |= key.has(digest);
    }
    return known;
  }

  /** The query of this name. */
  public Optional<Map<String, Object>> template(String named) {
    return Optional.ofNullable(templates.get(named));
  }
}
