package dev.assay.server.http;

import dev.assay.server.config.WorkConfig;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Verifies off the event loop, with a bounded queue: SEC-63. What was begun and waited for a
 * document goes on without asking for a place again; how many may wait is bounded too, so that a
 * slow publisher takes neither workers nor memory from others.
 *
 * <p>To wake an event loop for every answer costs a tenth of the rate. While more work waits than
 * there are workers, a few answers go back together; with less to do each goes at once.
 */
final class WorkQueue implements AutoCloseable {

  /** For each place in the queue this many may wait for documents, which takes them seconds. */
  private static final int WAITING_PER_PLACE = 4;

  /** Answers that go back together: with more of them the event loop idles between. */
  private static final int TOGETHER = 4;

  private final int places;
  private final ThreadPoolExecutor workers;
  private final AtomicInteger open = new AtomicInteger();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger gathered = new AtomicInteger();

  private record Answer(Context loop, Runnable writing) {}

  WorkQueue(WorkConfig config) {
    this.places = config.queue();
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            config.workers(),
            config.workers(),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new Thread(work, "assay-worker-" + number.incrementAndGet())) {
          @Override
          protected void afterExecute(Runnable done, @Nullable Throwable fault) {
            sendIfDue();
          }
        };
  }

  /** Whether there was a place. Whoever got one gives it back by {@link #finished}. */
  boolean offer(Runnable work) {
    if (depth() >= places || open.get() >= (WAITING_PER_PLACE + 1) * places) {
      return false;
    }
    open.incrementAndGet();
    workers.execute(work);
    return true;
  }

  void finished() {
    open.decrementAndGet();
  }

  /** Gives the place back and writes the answer, on its event loop. */
  void answer(Context loop, Runnable writing) {
    answers.add(new Answer(loop, writing));
    gathered.incrementAndGet();
    sendIfDue();
  }

  /** Nothing is left behind: this is asked after each work, and after the last one none waits. */
  private void sendIfDue() {
    if (depth() >= workers.getCorePoolSize() && gathered.get() < TOGETHER) {
      return;
    }
    for (Answer next = answers.poll(); next != null; next = answers.poll()) {
      gathered.decrementAndGet();
      Runnable writing = next.writing();
      next.loop()
          .runOnContext(
              ready -> {
                finished();
                writing.run();
              });
    }
  }

  /** For what has a place and goes on. */
  Executor resuming() {
    return workers;
  }

  /** Requests that wait for a worker. */
  int depth() {
    return workers.getQueue().size();
  }

  /** Requests that were taken and not answered. */
  int open() {
    return open.get();
  }

  @Override
  public void close() {
    workers.shutdown();
  }

  /** Whether everything was finished in time. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return workers.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
