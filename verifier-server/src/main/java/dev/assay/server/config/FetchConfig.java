package dev.assay.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How documents are fetched.
 *
 * @param use whether at all
 * @param privateHosts the hosts, each a name or a name and a port, that may have an address inside
 *     the operator's own network
 * @param connectTimeout until the connection stands
 * @param totalTimeout until the last byte has come
 * @param staleFor how long a document past its freshness may still be used while a new one is got
 * @param cacheBytes how much is kept
 * @param extraAuthorities a file of certificates in PEM that are trusted for TLS besides the JDK's
 */
public record FetchConfig(
    Use use,
    Set<String> privateHosts,
    Duration connectTimeout,
    Duration totalTimeout,
    Duration staleFor,
    long cacheBytes,
    Optional<Path> extraAuthorities) {

  /** Whether anything is fetched. */
  public enum Use {
    ENABLED,
    DISABLED
  }

  /** SEC-06, and 64 MiB: six of the largest status lists, or thousands of usual ones. */
  public static final FetchConfig DEFAULT =
      new FetchConfig(
          Use.ENABLED,
          Set.of(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          64 << 20,
          Optional.empty());

  public FetchConfig {
    privateHosts = Set.copyOf(privateHosts);
  }

  /** The same, with these hosts permitted inside the own network. */
  public FetchConfig permittingPrivate(Set<String> hosts) {
    return new FetchConfig(
        use, hosts, connectTimeout, totalTimeout, staleFor, cacheBytes, extraAuthorities);
  }

  /** The same, trusting these authorities for TLS too. */
  public FetchConfig trusting(Path authorities) {
    return new FetchConfig(
        use,
        privateHosts,
        connectTimeout,
        totalTimeout,
        staleFor,
        cacheBytes,
        Optional.of(authorities));
  }

  /** The same, with other limits of time. */
  public FetchConfig within(Duration connect, Duration total) {
    return new FetchConfig(
        use, privateHosts, connect, total, staleFor, cacheBytes, extraAuthorities);
  }
}
