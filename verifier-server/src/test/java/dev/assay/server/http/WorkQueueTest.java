package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.WorkConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SEC-63: places are bounded, and every answer gets back, alone or with others. */
class WorkQueueTest {

  private static final int PLACES = 20;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final WorkQueue work = new WorkQueue(WorkConfig.DEFAULT.of(1, PLACES));
  private final AtomicInteger written = new AtomicInteger();

  @AfterEach
  void close() throws InterruptedException {
    work.close();
    assertThat(work.awaitEnd(Duration.ofSeconds(10))).isTrue();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void answersWaitForEachOtherWhileThereIsMoreToDo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(4);
    offer(() -> await(begun));
    for (int i = 0; i < 4; i++) {
      answering(first);
    }
    offer(() -> await(held));
    CountDownLatch rest = new CountDownLatch(1);
    answering(rest);
    begun.countDown();
    assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
    held.countDown();
    assertThat(rest.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(written).hasValue(5);
  }

  @Test
  void noAnswerIsLeftBehindWhenTheLastWorkGivesNone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    offer(() -> await(begun));
    answering(answered);
    offer(
        () -> {
          throw new IllegalStateException("a fault of ours");
        });
    offer(() -> {});
    begun.countDown();
    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anAnswerGoesAtOnceWhenNothingWaits() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    offer(
        () -> {
          work.answer(loop, answered::countDown);
          await(held);
        });
    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
    held.countDown();
  }

  @Test
  void refusesWhenAllPlacesAreTaken() {
    CountDownLatch held = new CountDownLatch(1);
    offer(() -> await(held));
    int taken = 0;
    while (work.offer(() -> {})) {
      taken++;
    }
    assertThat(taken).isBetween(PLACES - 1, PLACES);
    held.countDown();
  }

  private void answering(CountDownLatch latch) {
    offer(
        () ->
            work.answer(
                loop,
                () -> {
                  written.incrementAndGet();
                  latch.countDown();
                }));
  }

  private void offer(Runnable task) {
    assertThat(work.offer(task)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
