package dev.assay.server.cli;

import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.Fetcher;
import dev.assay.document.Finding;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Starts a network with the first fetch: most decisions of a command need none. */
final class LazyNetwork implements Documents, Fetcher {

  private final Supplier<Network> start;
  private volatile Optional<Network> started = Optional.empty();

  LazyNetwork(Supplier<Network> start) {
    this.start = start;
  }

  /** What was never fetched is not kept. */
  @Override
  public Finding find(DocumentRequest request) {
    Optional<Network> network = started;
    return network.isPresent() ? network.get().cache().find(request) : new Finding.Missing();
  }

  @Override
  public CompletionStage<Finding> fetch(DocumentRequest request) {
    return started().fetcher().fetch(request);
  }

  synchronized void close() {
    started.ifPresent(Network::close);
    started = Optional.empty();
  }

  private synchronized Network started() {
    Network network = started.orElseGet(start);
    started = Optional.of(network);
    return network;
  }
}
