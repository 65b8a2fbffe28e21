package dev.assay.server.transaction;

import dev.assay.testkit.TestClock;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Transactions and keys for tests, and waiting for a future. */
public final class TestTransactions {

  public static final String CANARY = "canary-Wilhelmina-Zwartkop-7193";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Handle HANDLES = new Handle(RANDOM);

  private TestTransactions() {}

  public static Transaction created() {
    return in(new TransactionState.Created());
  }

  public static Transaction in(TransactionState state) {
    return new Transaction(
        HANDLES.next(),
        "shop",
        HANDLES.next(),
        HANDLES.next(),
        HANDLES.next(),
        1,
        TestClock.NOW,
        TestClock.NOW.plus(Duration.ofMinutes(5)),
        TestClock.NOW.plus(Duration.ofMinutes(15)),
        state,
        "{\"name\":\"" + CANARY + "\"}");
  }

  public static SealingKey key(String id, int seed) {
    byte[] bytes = new byte[SealingKey.BYTES];
    java.util.Arrays.fill(bytes, (byte) seed);
    return new SealingKey(id, bytes);
  }

  public static Sealing sealing() {
    return new Sealing(key("k1", 1), java.util.List.of(), RANDOM);
  }

  public static Sealing sealing(SealingKey current, SealingKey... older) {
    return new Sealing(current, java.util.List.of(older), RANDOM);
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("the future does not end", e);
    }
  }

  public static StoreFault.Kind fault(Future<?> future) {
    try {
      await(future);
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreFault fault) {
        return fault.kind();
      }
      throw e;
    }
    throw new AssertionError("it succeeded");
  }
}
