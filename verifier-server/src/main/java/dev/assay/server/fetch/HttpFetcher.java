package dev.assay.server.fetch;

import dev.assay.check.Shown;
import dev.assay.document.DocumentRequest;
import dev.assay.document.FetchFault;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import dev.assay.server.config.FetchConfig;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches documents over https. The address of a host is looked up once and checked, and that very
 * address is connected to, while TLS proves the name; so a name that changes its address meanwhile
 * (DNS rebinding) leads nowhere. Redirections are not followed.
 */
public final class HttpFetcher implements Fetcher, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFetcher.class);

  /** Says who asks, and nothing about whom the credential is about. */
  static final String USER_AGENT = "Assay";

  private static final int MAX_HEADER_BYTES = 16 << 10;

  private final Vertx vertx;
  private final FetchConfig config;
  private final Resolver resolver;
  private final InstantSource clock;
  private final HostGate gate = new HostGate();
  private final HttpClient client;

  /**
   * A fetcher.
   *
   * @param authorities whom to trust for TLS
   */
  public HttpFetcher(
      Vertx vertx,
      FetchConfig config,
      Optional<TrustOptions> authorities,
      Resolver resolver,
      InstantSource clock) {
    this.vertx = vertx;
    this.config = config;
    this.resolver = resolver;
    this.clock = clock;
    this.client = client(vertx, config, authorities);
  }

  /** A client that proves names by TLS, and follows and unpacks nothing. */
  static HttpClient client(Vertx vertx, FetchConfig config, Optional<TrustOptions> authorities) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setSsl(true)
            .setVerifyHost(true)
            .setForceSni(true)
            .setDecompressionSupported(false)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setConnectTimeout((int) config.connectTimeout().toMillis())
            .setSslHandshakeTimeout(config.totalTimeout().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    authorities.ifPresent(options::setTrustOptions);
    return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(10));
  }

  @Override
  public CompletionStage<Finding> fetch(DocumentRequest request) {
    return download(request).thenApply(Download::finding);
  }

  /** Gets one document, with what its publisher says of its freshness. Never fails. */
  CompletionStage<Download> download(DocumentRequest request) {
    Instant start = clock.instant();
    if (config.use() == FetchConfig.Use.DISABLED) {
      Refusal offline = new Refusal(FetchFault.OFFLINE, "fetching is switched off");
      return CompletableFuture.completedFuture(Download.failed(offline));
    }
    HostGate.Host host;
    try {
      host = gate.enter(String.valueOf(request.uri().getHost()), start);
    } catch (Refusal e) {
      return CompletableFuture.completedFuture(Download.failed(e));
    }
    Exchange exchange = new Exchange(request, clock);
    long timer =
        vertx.setTimer(
            config.totalTimeout().toMillis(),
            id -> exchange.fail(FetchFault.TIMEOUT, "no answer within " + config.totalTimeout()));
    vertx
        .executeBlocking(() -> Target.of(request, config, resolver), false)
        .onFailure(e -> refuse(exchange, e))
        .onSuccess(target -> ask(target, request, exchange));
    return exchange
        .done()
        .whenComplete(
            (download, e) -> {
              vertx.cancelTimer(timer);
              host.leave(exchange.ending(), clock.instant());
              log(request, download, Duration.between(start, clock.instant()));
            });
  }

  private void ask(Target target, DocumentRequest wanted, Exchange exchange) {
    if (exchange.done().isDone()) {
      return;
    }
    client
        .request(options(target, wanted))
        .compose(
            request -> {
              exchange.begun(request);
              return request.send();
            })
        .onSuccess(exchange::read)
        .onFailure(e -> refuse(exchange, e));
  }

  private static RequestOptions options(Target target, DocumentRequest wanted) {
    return options(target, HttpMethod.GET)
        .putHeader(HttpHeaders.ACCEPT, String.join(", ", wanted.kind().mediaTypes()));
  }

  /** A request to the very address that was checked. */
  static RequestOptions options(Target target, HttpMethod method) {
    InetAddress address = target.address();
    return new RequestOptions()
        .setMethod(method)
        .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
        .setHost(target.host())
        .setPort(target.port())
        .setSsl(target.transport() == Target.Transport.TLS)
        .setURI(target.pathAndQuery())
        .setFollowRedirects(false)
        .putHeader(HttpHeaders.USER_AGENT, USER_AGENT)
        .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
  }

  /** Of what Vert.x says only the kind: its texts may name addresses. */
  static Refusal refusal(Throwable e) {
    if (e instanceof Refusal refusal) {
      return refusal;
    }
    if (e instanceof ConnectTimeoutException) {
      return new Refusal(FetchFault.TIMEOUT, "no connection within the time permitted");
    }
    if (e instanceof SSLException) {
      return new Refusal(
          FetchFault.FAILED, "the host has no certificate for its name that is trusted");
    }
    return new Refusal(FetchFault.FAILED, "the host cannot be reached, or broke off");
  }

  private static void refuse(Exchange exchange, Throwable e) {
    exchange.fail(refusal(e));
  }

  private static void log(DocumentRequest request, Download download, Duration took) {
    String code =
        download.finding() instanceof Finding.Unavailable unavailable
            ? unavailable.fault().code()
            : "found";
    LOG.info(
        "fetch host={} kind={} result={} ms={}",
        Shown.of(String.valueOf(request.uri().getHost())),
        request.kind().code(),
        code,
        took.toMillis());
  }

  @Override
  public void close() {
    client.close();
  }
}
