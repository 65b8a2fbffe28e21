package dev.assay.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the operator wants. A configuration that exists is a safe one: the constructor is reached
 * only through {@link #checked}.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param trustLists none means the embedded demo list
 * @param ruleLists files with business rules that a request may ask for
 * @param apiKeys none only on a loopback address, or where clients of the authorization server call
 * @param authorization whose access tokens are taken; absent if there are none but API keys
 * @param presentations how residents are asked for credentials; absent if nobody asks
 */
public record ServerConfig(
    String host,
    int port,
    List<TrustListSource> trustLists,
    List<TrustListSource.OfFile> ruleLists,
    List<ApiKey> apiKeys,
    Optional<AuthorizationConfig> authorization,
    RequestAnchors requestAnchors,
    FetchConfig fetch,
    WorkConfig work,
    Metrics metrics,
    LogLevel logLevel,
    Optional<PresentationConfig> presentations) {

  /** On loopback, with the demo list, nobody else's anchors, and metrics. */
  public static final ServerConfig DEFAULT =
      new ServerConfig(
          "127.0.0.1",
          8080,
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          RequestAnchors.REFUSE,
          FetchConfig.DEFAULT,
          WorkConfig.DEFAULT,
          Metrics.ON,
          LogLevel.INFO,
          Optional.empty());

  /** Whether a request may bring its own trust. */
  public enum RequestAnchors {
    REFUSE,
    ACCEPT
  }

  /** Whether {@code /metrics} answers. */
  public enum Metrics {
    ON,
    OFF
  }

  /** The least important lines that are logged; none of them carries personal data. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  public ServerConfig {
    trustLists = List.copyOf(trustLists);
    ruleLists = List.copyOf(ruleLists);
    apiKeys = List.copyOf(apiKeys);
  }

  /** The same, on another address. */
  public ServerConfig at(String otherHost, int otherPort) {
    return changed(
        copy -> {
          copy.host = otherHost;
          copy.port = otherPort;
        });
  }

  /** The same, trusting these lists. */
  public ServerConfig trusting(List<TrustListSource> lists) {
    return changed(copy -> copy.trustLists = lists);
  }

  /** The same, for these callers. */
  public ServerConfig requiring(List<ApiKey> keys) {
    return changed(copy -> copy.apiKeys = keys);
  }

  /** The same, taking the tokens of this authorization server. */
  public ServerConfig with(AuthorizationConfig server) {
    return changed(copy -> copy.authorization = Optional.of(server));
  }

  /** The same, taking or refusing anchors of requests. */
  public ServerConfig with(RequestAnchors anchors) {
    return changed(copy -> copy.requestAnchors = anchors);
  }

  /** The same, asking residents for credentials. */
  public ServerConfig with(PresentationConfig asking) {
    return changed(copy -> copy.presentations = Optional.of(asking));
  }

  /** The same, with this much work and this way of fetching. */
  public ServerConfig with(WorkConfig otherWork, FetchConfig otherFetch) {
    return changed(
        copy -> {
          copy.work = otherWork;
          copy.fetch = otherFetch;
        });
  }

  private ServerConfig changed(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return new ServerConfig(
        copy.host,
        copy.port,
        copy.trustLists,
        ruleLists,
        copy.apiKeys,
        copy.authorization,
        copy.requestAnchors,
        copy.fetch,
        copy.work,
        metrics,
        logLevel,
        copy.presentations);
  }

  /** What may become another in a copy. */
  private static final class Copy {

    private String host;
    private int port;
    private List<TrustListSource> trustLists;
    private List<ApiKey> apiKeys;
    private Optional<AuthorizationConfig> authorization;
    private RequestAnchors requestAnchors;
    private FetchConfig fetch;
    private WorkConfig work;
    private Optional<PresentationConfig> presentations;

    private Copy(ServerConfig of) {
      host = of.host;
      port = of.port;
      trustLists = of.trustLists;
      apiKeys = of.apiKeys;
      authorization = of.authorization;
      requestAnchors = of.requestAnchors;
      fetch = of.fetch;
      work = of.work;
      presentations = of.presentations;
    }
  }

  /**
   * This configuration, if it is safe to start with.
   *
   * @throws ConfigFault if others than this machine could ask without a key, if there are clients
   *     of no authorization server, or if its keys would have to be fetched and nothing is
   */
  public ServerConfig checked() throws ConfigFault {
    requireAuthorization();
    requireFetchedKeys();
    boolean isForNobody = apiKeys.isEmpty() && clients().isEmpty();
    if (isForNobody && !isLoopback()) {
      throw new ConfigFault(
          "apiKeys",
          "empty while host is " + host,
          "must name at least one key, or authorization.clients a client, because others than this"
              + " machine can reach that address;"
              + " make one with: openssl rand -hex 32, write its SHA-256 into apiKeys as"
              + " {name: ..., sha256: ...}, or listen on 127.0.0.1");
    }
    return this;
  }

  /** Whether whoever reaches the server may use what takes a key of the operator. */
  public boolean isOpen() {
    return apiKeys.isEmpty() && authorization.isEmpty();
  }

  /** The clients that may use what takes a key of the operator. */
  public List<OauthClient> clients() {
    return authorization.map(AuthorizationConfig::clients).orElse(List.of());
  }

  private void requireAuthorization() throws ConfigFault {
    if (authorization.isPresent()) {
      return;
    }
    List<ServiceConfig> services =
        presentations.map(PresentationConfig::services).orElse(List.of());
    for (int i = 0; i < services.size(); i++) {
      if (!services.get(i).clients().isEmpty()) {
        throw new ConfigFault(
            "presentations.services[" + i + "].clients",
            "without an authorization server",
            "must be left out unless authorization says whose clients they are");
      }
    }
  }

  private void requireFetchedKeys() throws ConfigFault {
    boolean fetched =
        authorization
            .filter(one -> one.keys() instanceof AuthorizationConfig.Keys.OfUrl)
            .isPresent();
    if (fetched && fetch.use() == FetchConfig.Use.DISABLED) {
      throw new ConfigFault(
          "authorization.jwks.url",
          "not to be fetched",
          "must be a file instead, as fetch.use is disabled");
    }
  }

  private boolean isLoopback() throws ConfigFault {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ConfigFault("host", host, "must be an address of this machine such as 127.0.0.1");
    }
  }
}
