package dev.assay.server.fetch;

import dev.assay.document.FetchFault;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Posts to addresses of the operator over https, under the rules for what is fetched: the address
 * of the host is looked up once, checked, and connected to; redirections are not followed. Of the
 * answer only the status counts.
 */
public final class HttpPoster implements AutoCloseable {

  /** From the look-up of the host to the end of the answer. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final FetchConfig config;
  private final Resolver resolver;
  private final Duration limit;
  private final HttpClient client;

  private HttpPoster(
      Vertx vertx, FetchConfig config, Resolver resolver, Duration limit, HttpClient client) {
    this.vertx = vertx;
    this.config = config;
    this.resolver = resolver;
    this.limit = limit;
    this.client = client;
  }

  /** What came of it. */
  public sealed interface Answer {

    /** The host answered with this status, which may be one of refusal. */
    record Status(int code) implements Answer {}

    /** The host did not answer, or was not asked. */
    record None(FetchFault fault) implements Answer {}
  }

  /** A poster by this configuration, over the system's resolver. */
  public static HttpPoster open(Vertx vertx, FetchConfig config) throws ConfigFault {
    return open(vertx, config, Resolver.ofSystem(), LIMIT);
  }

  /** The same, over another resolver and with another limit of time. */
  public static HttpPoster open(Vertx vertx, FetchConfig config, Resolver resolver, Duration limit)
      throws ConfigFault {
    Optional<TrustOptions> authorities = Optional.empty();
    if (config.extraAuthorities().isPresent()) {
      authorities = Optional.of(Authorities.with(config.extraAuthorities().get()));
    }
    HttpClient client = HttpFetcher.client(vertx, config, authorities);
    return new HttpPoster(vertx, config, resolver, limit, client);
  }

  /** Posts once. The future never fails. */
  public Future<Answer> post(URI uri, Map<String, String> headers, Buffer body) {
    if (config.use() == FetchConfig.Use.DISABLED) {
      return Future.succeededFuture(new Answer.None(FetchFault.OFFLINE));
    }
    Posting posting = new Posting();
    long timer = vertx.setTimer(limit.toMillis(), id -> posting.timeOut());
    vertx
        .executeBlocking(() -> Target.of(uri, config, resolver), false)
        .compose(target -> client.request(options(target, headers)))
        .onSuccess(request -> posting.send(request, body))
        .onFailure(posting::fail);
    posting.ended().onComplete(ended -> vertx.cancelTimer(timer));
    return posting.answer();
  }

  private static RequestOptions options(Target target, Map<String, String> headers) {
    RequestOptions options = HttpFetcher.options(target, HttpMethod.POST);
    headers.forEach(options::putHeader);
    return options;
  }

  @Override
  public void close() {
    client.close();
  }
}
