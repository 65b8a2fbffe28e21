package dev.assay.server.cli;

import dev.assay.document.Documents;
import dev.assay.document.FetchFault;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The way to documents that nobody supplied.
 *
 * @param cache what was fetched before
 * @param fetcher gets what the cache does not have
 * @param ending gives back what the fetcher holds
 */
public record Network(Documents cache, Fetcher fetcher, Runnable ending) implements AutoCloseable {

  /** No network: nothing is fetched. */
  public static Network none() {
    Finding offline = new Finding.Unavailable(FetchFault.OFFLINE, "nothing is fetched in this run");
    return new Network(
        Documents.none(), request -> CompletableFuture.completedFuture(offline), () -> {});
  }

  /** A network that is started when something has to be fetched, and not before. */
  public static Network lazily(Supplier<Network> start) {
    LazyNetwork lazy = new LazyNetwork(start);
    return new Network(lazy, lazy, lazy::close);
  }

  @Override
  public void close() {
    ending.run();
  }
}
