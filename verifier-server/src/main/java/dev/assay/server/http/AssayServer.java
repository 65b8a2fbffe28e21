package dev.assay.server.http;

import dev.assay.CredentialVerifier;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Egress;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.server.oauth.TokenGate;
import dev.assay.server.web.Assets;
import dev.assay.server.web.Verifications;
import dev.assay.server.web.WebPages;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: several event loops on one port, workers behind them, and trust lists kept fresh. */
public final class AssayServer {

  private static final Logger LOG = LoggerFactory.getLogger(AssayServer.class);

  /** SEC-62. Room for a long Authorization header, not for a credential in a URL. */
  private static final int MAX_HEADER_BYTES = 8 << 10;

  private static final int MAX_URI_BYTES = 2 << 10;

  /** A pasted credential is as long as one that comes by the API. */
  private static final int MAX_FORM_FIELD_BYTES = 1 << 20;

  /** The form has six fields. */
  private static final int MAX_FORM_FIELDS = 16;

  /** A connection on which nothing happens. Longer than any fetch round. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final ServerConfig config;
  private final Vertx vertx;
  private final Egress egress;
  private final InstantSource clock;
  private final ServerMetrics metrics;
  private final WorkQueue work;
  private final PageWork pageWork;
  private final TrustListService trust;
  private final RuleListService rules;
  private final CredentialVerifier verifier;
  private final RouterAssembly routes;
  private final Optional<PresentationServices> presentations;
  private final List<HttpServer> listening = new CopyOnWriteArrayList<>();

  private AssayServer(Parts parts) throws ConfigFault {
    this.config = parts.config();
    this.vertx = parts.vertx();
    this.egress = parts.egress();
    this.clock = parts.clock();
    this.verifier = parts.verifier();
    this.metrics = new ServerMetrics();
    this.work = new WorkQueue(config.work());
    this.pageWork = new PageWork(work);
    this.trust =
        new TrustListService(config.trustLists(), verifier.crypto(), egress.fetcher(), metrics);
    this.rules = new RuleListService(config.ruleLists(), verifier.crypto());
    Decisions decisions =
        new Decisions(
            verifier,
            egress.cache(),
            config.requestAnchors(),
            trust::current,
            rules::current,
            work.resuming());
    BearerTokens tokens =
        BearerTokens.open(
            config, new TokenGate.Surroundings(egress.cache(), verifier.crypto(), pageWork, clock));
    this.presentations =
        config.presentations().isPresent()
            ? Optional.of(presentations(config.presentations().get(), decisions, tokens))
            : Optional.empty();
    this.routes =
        new RouterAssembly(
            config,
            tokens,
            new VerificationRoute(decisions, work, metrics, clock),
            new Views(trust, rules, verifier),
            trust,
            metrics,
            clock,
            mounted -> presentations.ifPresent(one -> one.mount(mounted)),
            pages(new PageVerifications(decisions, pageWork, metrics, clock)));
    watch();
  }

  private PresentationServices presentations(
      PresentationConfig asking, Decisions decisions, BearerTokens tokens) throws ConfigFault {
    return PresentationServices.open(
        new PresentationParts(
            asking,
            config.fetch(),
            vertx,
            (request, at) -> Future.fromCompletionStage(decisions.decide(request, at)),
            tokens,
            pageWork,
            metrics,
            clock));
  }

  /** A form cannot carry a key, so where keys are demanded there is no form. */
  private Consumer<Router> pages(Verifications verifications) {
    boolean checking = config.isOpen();
    return router -> {
      if (checking) {
        new WebPages(verifications, pageWork, trust::current, clock).mount(router);
      }
      presentations.ifPresent(one -> one.mountPages(router));
      if (checking || presentations.isPresent()) {
        new Assets().mount(router);
      }
    };
  }

  /**
   * What the server is made of.
   *
   * @param vertx with as many event loops as the configuration says: {@link #vertx}
   */
  public record Parts(
      ServerConfig config,
      Vertx vertx,
      Egress egress,
      CredentialVerifier verifier,
      InstantSource clock) {}

  /** Vert.x with as many event loops as the configuration says. */
  public static Vertx vertx(ServerConfig config) {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(config.work().eventLoops())
            .setPreferNativeTransport(true));
  }

  /**
   * A server that does not listen yet. Its trust lists are loaded.
   *
   * @throws ConfigFault if it would not be safe to start, or a trust list cannot be used
   */
  public static AssayServer of(Parts parts) throws ConfigFault {
    parts.config().checked();
    AssayServer server = new AssayServer(parts);
    try {
      server.trust.start(parts.clock().instant());
      server.rules.start();
      return server;
    } catch (ConfigFault e) {
      server.presentations.ifPresent(PresentationServices::close);
      throw e;
    }
  }

  /** Listens; completes with the port. */
  public Future<Integer> start() {
    // Vert.x shares a free port among the instances of one deployment if it is asked for port -1.
    int port = config.port() == 0 ? -1 : config.port();
    DeploymentOptions loops = new DeploymentOptions().setInstances(config.work().eventLoops());
    return vertx
        .deployVerticle(() -> listener(port), loops)
        .map(id -> listening.get(0).actualPort())
        .onSuccess(this::started);
  }

  private void started(int port) {
    presentations.ifPresent(one -> one.start(vertx));
    vertx.setPeriodic(
        TrustListService.BETWEEN_LOOKS.toMillis(),
        id ->
            vertx.executeBlocking(
                () -> {
                  trust.refresh(clock.instant());
                  rules.refresh();
                  return port;
                }));
    LOG.info(
        "assay listens on {} port {}; crypto: {}; event loops={} workers={} queue={}",
        config.host(),
        port,
        verifier.crypto().explanation(),
        config.work().eventLoops(),
        config.work().workers(),
        config.work().queue());
  }

  /** Stops accepting, finishes what was taken as far as the configuration waits, and closes. */
  public Future<Void> stop() {
    LOG.info("assay ends; {} requests are open", work.open());
    Duration drain = config.work().drain();
    List<Future<Void>> closing =
        listening.stream()
            .map(server -> server.shutdown(drain.toMillis(), TimeUnit.MILLISECONDS))
            .toList();
    // Of no event loop: it is kept when they have ended.
    Promise<Void> ended = Promise.promise();
    Future.join(closing)
        .eventually(
            () -> {
              work.close();
              egress.close();
              return presentations
                  .map(PresentationServices::close)
                  .orElse(Future.succeededFuture());
            })
        .onComplete(closed -> vertx.close().onComplete(ended));
    return ended.future();
  }

  /** The lists in force, and how they fare. */
  public TrustListService trust() {
    return trust;
  }

  private AbstractVerticle listener(int port) {
    return new AbstractVerticle() {
      @Override
      public void start(Promise<Void> started) {
        vertx
            .createHttpServer(options())
            .requestHandler(routes.router(vertx))
            .listen(port, config.host())
            .onSuccess(listening::add)
            .<Void>mapEmpty()
            .onComplete(started);
      }
    };
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_URI_BYTES)
        .setIdleTimeout((int) IDLE.toSeconds())
        .setMaxFormAttributeSize(MAX_FORM_FIELD_BYTES)
        .setMaxFormFields(MAX_FORM_FIELDS)
        .setCompressionSupported(false)
        .setDecompressionSupported(false);
  }

  private void watch() {
    metrics.watch("assay.queue.depth", "Requests that wait for a worker", work::depth);
    metrics.watch("assay.requests.open", "Requests taken and not answered", work::open);
    presentations.ifPresent(
        one ->
            metrics.watch(
                "assay.events.open", "Who listens for the state of a request", one::listening));
    metrics.watch("assay.cache.entries", "Documents and failures kept", egress.cache()::size);
    metrics.watch(
        "assay.trust.list.failures", "Sources not read at last", () -> trust.failures().size());
    metrics.watch("assay.trust.list.seconds.left", "Until the first list is due", this::left);
  }

  private long left() {
    Instant now = clock.instant();
    return trust.current().lists().stream()
        .mapToLong(list -> Duration.between(now, list.nextUpdate()).toSeconds())
        .min()
        .orElse(0);
  }
}
