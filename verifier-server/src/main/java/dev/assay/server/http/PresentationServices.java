package dev.assay.server.http;

import dev.assay.server.callback.CallbackSender;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.presentation.PresentationFlow;
import dev.assay.server.web.PresentRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asking residents for credentials: the flow, what keeps it going, and its routes. */
final class PresentationServices {

  private static final Logger LOG = LoggerFactory.getLogger(PresentationServices.class);

  /** Who issues attestations may need days, and people weekends. */
  private static final Duration TIME_TO_RENEW = Duration.ofDays(7);

  private final PresentationConfig config;
  private final PresentationFlow flow;
  private final CallbackSender callbacks;
  private final BearerTokens tokens;
  private final PageWork work;
  private final Tidying tidying;
  private final InstantSource clock;
  private final EventStreams streams = new EventStreams();
  private final EventStreams pageStreams = new EventStreams();

  PresentationServices(
      PresentationConfig config,
      PresentationFlow flow,
      CallbackSender callbacks,
      BearerTokens tokens,
      PageWork work,
      Tidying tidying,
      InstantSource clock) {
    this.config = config;
    this.flow = flow;
    this.callbacks = callbacks;
    this.tokens = tokens;
    this.work = work;
    this.tidying = tidying;
    this.clock = clock;
  }

  /** What services, wallets and our own script call. */
  void mount(Routes routes) {
    ServiceKeys keys = new ServiceKeys(config.services(), tokens);
    new PresentationRoutes(flow, keys, streams, pageStreams).mount(routes);
    new WalletRoutes(flow.wallets()).mount(routes);
    new BrowserRoutes(flow).mount(routes);
  }

  /** What residents look at. */
  void mountPages(Router router) {
    new PresentRoutes(flow, work, clock).mount(router);
  }

  /** Those who listen for the state of a request. */
  int listening() {
    return streams.open() + pageStreams.open();
  }

  /** Begins to tidy up, and to tell services what has come of their requests. */
  void start(Vertx vertx) {
    callbacks.start(vertx);
    tidying.start();
  }

  /** Ends after what is under way, and lets go of connections and files. */
  Future<Void> close() {
    tidying.stop();
    return callbacks.close().eventually(flow::close);
  }

  /** Opens the store and what stands on it. */
  static PresentationServices open(PresentationParts parts) throws ConfigFault {
    PresentationFlow flow =
        PresentationFlow.open(
            parts.config(),
            new PresentationFlow.Surroundings(
                parts.vertx(),
                parts.fetch(),
                parts.judge(),
                parts.work(),
                parts.metrics()::ended,
                parts.clock()));
    flow.signerEnds().ifPresent(end -> watch(end, parts));
    try {
      return new PresentationServices(
          parts.config(),
          flow,
          parts.sender(flow.stores()),
          parts.tokens(),
          parts.work(),
          new Tidying(parts.vertx(), flow),
          parts.clock());
    } catch (ConfigFault e) {
      flow.stores().callbacks().close().eventually(flow::close);
      throw e;
    }
  }

  /** From then on nobody can be asked under one of the names. */
  private static void watch(Instant end, PresentationParts parts) {
    parts
        .metrics()
        .watch(
            "assay.presentation.signer.ends",
            "When what others have signed for the requests of this verifier ends, in seconds",
            end::getEpochSecond);
    if (parts.clock().instant().plus(TIME_TO_RENEW).isAfter(end)) {
      LOG.warn("requests can be signed until {}: renew what the authority has signed", end);
    }
  }
}
