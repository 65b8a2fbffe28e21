package dev.assay.server.presentation;

import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.metrics.PresentationEnd;
import dev.assay.server.openid4vp.RequestIdentity;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** One run after another from a relying party's question to its result, for many at once. */
public final class PresentationFlow {

  private final PresentationStores stores;
  private final FlowParts parts;
  private final Presentations presentations;
  private final WalletEndpoint wallets;
  private final ResidentDesk residents;
  private final BrowserDesk browsers;
  private final DeveloperDesk developers;

  private PresentationFlow(PresentationStores stores, FlowParts parts) {
    this.stores = stores;
    this.parts = parts;
    this.presentations = new Presentations(parts);
    this.wallets = new WalletEndpoint(parts);
    this.residents = new ResidentDesk(parts);
    this.browsers = new BrowserDesk(parts);
    this.developers = new DeveloperDesk(parts);
  }

  /**
   * What a flow stands among.
   *
   * @param count told how each transaction ends that this server ends
   */
  public record Surroundings(
      Vertx vertx,
      FetchConfig fetch,
      Judge judge,
      Workers workers,
      Consumer<PresentationEnd> count,
      InstantSource clock) {}

  /**
   * A flow, with stores that are opened when all else is found to be right.
   *
   * @throws ConfigFault if something of the configuration cannot be used
   */
  public static PresentationFlow open(PresentationConfig config, Surroundings surroundings)
      throws ConfigFault {
    Templates.requireAskable(config.services());
    SigningFiles files = new SigningFiles("presentations.signing", config.publicUrl());
    RequestIdentity first = files.read(config.signing());
    Asking asking =
        new Asking(
            new Identities(first, files.readOthers(config.signing(), first)),
            new AnswerKeys(new SecureRandom(), files.publishedKey(config.signing())),
            config.olderWallets(),
            new Addresses(config.publicUrl()));
    asking.requireUsable(surroundings.clock().instant());
    PresentationStores stores = PresentationStores.open(config, surroundings);
    FlowParts parts =
        new FlowParts(
            config.services(),
            config.lifetime(),
            asking,
            new Changes(stores.store(), stores.events()),
            surroundings.workers(),
            new AnswerJudge(surroundings.judge(), surroundings.workers()),
            surroundings.clock());
    return new PresentationFlow(stores, parts);
  }

  /** What outlasts this server. */
  public PresentationStores stores() {
    return stores;
  }

  /** When requests can be signed no more; absent if that is not for this verifier to see to. */
  public Optional<Instant> signerEnds() {
    return parts.asking().identities().ends();
  }

  /** For relying parties. */
  public Presentations presentations() {
    return presentations;
  }

  /** For wallets. */
  public WalletEndpoint wallets() {
    return wallets;
  }

  /** For residents. */
  public ResidentDesk residents() {
    return residents;
  }

  /** For wallets that a browser calls. */
  public BrowserDesk browsers() {
    return browsers;
  }

  /** For the developers of test services. */
  public DeveloperDesk developers() {
    return developers;
  }

  /** Watches a transaction of this service; empty if it has no such transaction. */
  public Future<Optional<Watch>> watch(ServiceConfig service, String id) {
    return watch(parts.store().find(service.id(), id));
  }

  /** The same for whoever has the page. */
  public Future<Optional<Watch>> watchPage(String page) {
    return watch(parts.store().findByPage(page));
  }

  private Future<Optional<Watch>> watch(Future<Optional<Transaction>> find) {
    return parts
        .known(find)
        .map(found -> found.map(one -> new Watch(one, parts.changes(), parts.clock())));
  }

  /**
   * Ends what has run out of time, and forgets some of what is over, each whatever becomes of the
   * other; completes with whether there may be more.
   */
  public Future<Boolean> tidy() {
    Instant now = parts.clock().instant();
    Future<Integer> expired = parts.store().expire(now);
    return expired
        .transform(ended -> parts.store().purge(now))
        .compose(isMore -> expired.map(isMore));
  }

  /** Lets go of connections and files. */
  public Future<Void> close() {
    return stores.events().close().eventually(stores.store()::close);
  }
}
