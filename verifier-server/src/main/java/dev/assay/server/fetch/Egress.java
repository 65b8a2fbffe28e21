package dev.assay.server.fetch;

import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The way out, as it is built: a fetcher, and a cache before it.
 *
 * @param cache what everybody else asks
 */
public record Egress(HttpFetcher fetcher, DocumentCache cache) implements AutoCloseable {

  /** A way out by this configuration, over the system's resolver. */
  public static Egress open(Vertx vertx, FetchConfig config, InstantSource clock)
      throws ConfigFault {
    return open(vertx, config, Resolver.ofSystem(), clock);
  }

  /** The same, over another resolver. */
  public static Egress open(Vertx vertx, FetchConfig config, Resolver resolver, InstantSource clock)
      throws ConfigFault {
    Optional<TrustOptions> authorities = Optional.empty();
    if (config.extraAuthorities().isPresent()) {
      authorities = Optional.of(Authorities.with(config.extraAuthorities().get()));
    }
    HttpFetcher fetcher = new HttpFetcher(vertx, config, authorities, resolver, clock);
    return new Egress(
        fetcher, new DocumentCache(fetcher, config.staleFor(), config.cacheBytes(), clock));
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
