package dev.assay.server.presentation;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.server.callback.CallbackQueue;
import dev.assay.server.callback.CallbackSchedule;
import dev.assay.server.callback.CallbackTargets;
import dev.assay.server.config.CallbackConfig;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigFile;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.PresentationConfig.Store;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.Sealing;
import dev.assay.server.transaction.SealingKey;
import dev.assay.server.transaction.SqlTransactionStore;
import dev.assay.server.transaction.Statements;
import dev.assay.server.transaction.TransactionEvents;
import dev.assay.server.transaction.TransactionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * What outlasts a server.
 *
 * @param callbacks what services are still to be told
 * @param targets where they are told
 */
public record PresentationStores(
    TransactionStore store,
    TransactionEvents events,
    CallbackQueue callbacks,
    CallbackTargets targets) {

  private static final String KEYS = "presentations.store.keys";

  /** A key is remembered by the beginning of its digest. */
  private static final int ID_BYTES = 8;

  /**
   * Opens them; waits until the tables are there.
   *
   * @throws ConfigFault if they cannot be used
   */
  static PresentationStores open(
      PresentationConfig config, PresentationFlow.Surroundings surroundings) throws ConfigFault {
    Vertx vertx = surroundings.vertx();
    SecureRandom random = new SecureRandom();
    CallbackTargets targets = targets(config, surroundings.fetch());
    Sealing sealing = sealing(config.store(), random);
    Database database = database(config.store().url());
    CallbackSchedule schedule = new CallbackSchedule(surroundings.clock(), random);
    return await(
        Statements.open(vertx, database)
            .map(statements -> new CallbackQueue(statements, sealing, targets.services(), schedule))
            .compose(
                callbacks ->
                    SqlTransactionStore.open(
                            vertx,
                            database,
                            sealing,
                            new CountedOutbox(callbacks, surroundings.count()))
                        .compose(store -> opened(vertx, database, store, callbacks, targets))
                        .recover(
                            e -> callbacks.close().transform(closed -> Future.failedFuture(e)))));
  }

  private static Future<PresentationStores> opened(
      Vertx vertx,
      Database database,
      TransactionStore store,
      CallbackQueue callbacks,
      CallbackTargets targets) {
    return TransactionEvents.open(vertx, database)
        .map(events -> new PresentationStores(store, events, callbacks, targets))
        .recover(e -> store.close().transform(closed -> Future.failedFuture(e)));
  }

  private static CallbackTargets targets(PresentationConfig config, FetchConfig fetch)
      throws ConfigFault {
    Map<String, CallbackConfig> callbacks = new HashMap<>();
    for (ServiceConfig service : config.services()) {
      service.callback().ifPresent(one -> callbacks.put(service.id(), one));
    }
    return CallbackTargets.read(callbacks, fetch);
  }

  private static Sealing sealing(Store config, SecureRandom random) throws ConfigFault {
    List<SealingKey> keys = new ArrayList<>();
    for (Path file : config.keys()) {
      keys.add(key(file));
    }
    if (Set.copyOf(keys).size() < keys.size()) {
      throw new ConfigFault(KEYS, "repeated", "must name each key once");
    }
    return new Sealing(keys.get(0), keys.subList(1, keys.size()), random);
  }

  private static PresentationStores await(Future<PresentationStores> opening) throws ConfigFault {
    try {
      return opening.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new ConfigFault(
          "presentations.store.url",
          "not to be used",
          "must be a database that can be reached, opened and written, and no other version's;"
              + " the address is not repeated here, as it may hold a password");
    }
  }

  private static Database database(String url) throws ConfigFault {
    try {
      return url.startsWith("h2:")
          ? new Database.Embedded(Path.of(url.substring("h2:".length())))
          : new Database.PostgreSql(url);
    } catch (IllegalArgumentException e) {
      throw new ConfigFault(
          "presentations.store.url",
          "malformed",
          "must be h2:FILE, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
    }
  }

  private static SealingKey key(Path file) throws ConfigFault {
    try {
      byte[] bytes = Base64.getDecoder().decode(ConfigFile.text(KEYS, file).strip());
      byte[] digest = HashAlgorithm.SHA_256.digest(bytes);
      return new SealingKey(HexFormat.of().formatHex(digest, 0, ID_BYTES), bytes);
    } catch (IllegalArgumentException e) {
      throw new ConfigFault(
          KEYS,
          file.toString(),
          "must hold 32 random bytes in base64; make one with: openssl rand -base64 32");
    }
  }
}
