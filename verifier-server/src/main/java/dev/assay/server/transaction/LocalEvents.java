package dev.assay.server.transaction;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Events of this process, by the digest of the handle. */
final class LocalEvents implements TransactionEvents {

  private final Map<String, Set<Consumer<TransactionState>>> listeners = new ConcurrentHashMap<>();

  @Override
  public Future<Void> announce(Transaction changed) {
    tell(Handle.digest(changed.id()), changed.state());
    return Future.succeededFuture();
  }

  void tell(String digest, TransactionState state) {
    listeners.getOrDefault(digest, Set.of()).forEach(listener -> listener.accept(state));
  }

  @Override
  public Listening listen(String id, Consumer<TransactionState> listener) {
    String digest = Handle.digest(id);
    // A consumer of its own, so that the same one may listen twice and stop once.
    Consumer<TransactionState> mine = state -> listener.accept(state);
    listeners.compute(
        digest,
        (key, known) -> {
          Set<Consumer<TransactionState>> all =
              known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(mine);
          return all;
        });
    return () ->
        listeners.computeIfPresent(
            digest,
            (key, known) -> {
              known.remove(mine);
              return known.isEmpty() ? null : known;
            });
  }

  @Override
  public Future<Void> close() {
    listeners.clear();
    return Future.succeededFuture();
  }
}
