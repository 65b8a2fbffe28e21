package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SavingTest {

  private final Vertx vertx = Vertx.vertx();
  private final List<Promise<Void>> begun = new ArrayList<>();
  private final Saving saving = new Saving(vertx, this::begin);

  private Future<Void> begin() {
    Promise<Void> promise = Promise.promise();
    begun.add(promise);
    return promise.future();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoComesMeanwhileIsSavedTheNextTimeTogether() {
    Future<Void> first = saving.save();
    Future<Void> second = saving.save();
    Future<Void> third = saving.save();
    assertThat(begun).hasSize(1);

    begun.get(0).complete();
    first.await();
    assertThat(begun).hasSize(2);
    assertThat(second.isComplete()).isFalse();
    assertThat(third.isComplete()).isFalse();

    begun.get(1).complete();
    second.await();
    third.await();
    assertThat(begun).hasSize(2);
    Future<Void> later = saving.save();
    assertThat(begun).hasSize(3);
    begun.get(2).complete();
    later.await();
  }

  @Test
  void whatWasNotSavedIsSaidToAllOfThemAndToNobodyElse() {
    Future<Void> first = saving.save();
    Future<Void> second = saving.save();
    Future<Void> third = saving.save();
    begun.get(0).complete();
    begun.get(1).fail("the disk is full");

    first.await();
    assertThatThrownBy(second::await).hasMessage("the disk is full");
    assertThatThrownBy(third::await).hasMessage("the disk is full");
    Future<Void> later = saving.save();
    begun.get(2).complete();
    later.await();
  }

  @Test
  void aStatementThatCannotEvenBeginIsAFaultAndNotTheEnd() {
    AtomicInteger tries = new AtomicInteger();
    Saving closed =
        new Saving(
            vertx,
            () -> {
              tries.incrementAndGet();
              throw new IllegalStateException("closed");
            });
    assertThatThrownBy(() -> closed.save().await()).hasMessage("closed");
    assertThatThrownBy(() -> closed.save().await()).hasMessage("closed");
    assertThat(tries).hasValue(2);
  }

  @Test
  void nobodyIsAnsweredByASavingThatBeganBeforeHisChange() throws Exception {
    AtomicLong changes = new AtomicLong();
    AtomicLong saved = new AtomicLong();
    AtomicInteger times = new AtomicInteger();
    AtomicInteger early = new AtomicInteger();
    Saving many =
        new Saving(
            vertx,
            () -> {
              times.incrementAndGet();
              long upTo = changes.get();
              return vertx.timer(1).onSuccess(done -> saved.accumulateAndGet(upTo, Math::max));
            });
    Runnable caller =
        () -> {
          for (int i = 0; i < 100; i++) {
            long mine = changes.incrementAndGet();
            many.save().await();
            if (saved.get() < mine) {
              early.incrementAndGet();
            }
          }
        };
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(new Thread(caller, "caller-" + i));
    }
    callers.forEach(Thread::start);
    for (Thread one : callers) {
      one.join(TimeUnit.SECONDS.toMillis(60));
    }

    assertThat(changes).hasValue(800);
    assertThat(early).hasValue(0);
    assertThat(times).hasValueLessThan(800);
  }
}
