package dev.assay.server.presentation;

import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionEvents;
import dev.assay.server.transaction.TransactionStore;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Watches of one transaction in a store that finds it and does nothing else. */
public final class TestWatches {

  private TestWatches() {}

  /**
   * A watch.
   *
   * @param stored what the store finds
   */
  public static Watch of(
      Transaction begun,
      Supplier<Transaction> stored,
      TransactionEvents events,
      InstantSource clock) {
    TransactionStore store =
        (TransactionStore)
            Proxy.newProxyInstance(
                TransactionStore.class.getClassLoader(),
                new Class<?>[] {TransactionStore.class},
                (proxy, method, arguments) -> Future.succeededFuture(Optional.of(stored.get())));
    return new Watch(begun, new Changes(store, events), clock);
  }
}
