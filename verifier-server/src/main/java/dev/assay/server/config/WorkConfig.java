package dev.assay.server.config;

import java.time.Duration;

/**
 * How much the server takes on.
 *
 * @param workers threads that verify
 * @param eventLoops threads that read and write
 * @param queue requests that wait for a worker; the next one is told to come back
 * @param drain how long the server waits for what it took when it is told to end
 */
public record WorkConfig(int workers, int eventLoops, int queue, Duration drain) {

  /** One worker a processor; a queue of a thousand is some 80 ms of work on two. */
  public static final WorkConfig DEFAULT =
      new WorkConfig(
          Runtime.getRuntime().availableProcessors(),
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          1_000,
          Duration.ofSeconds(30));

  /** The same, with so many workers and places in the queue. */
  public WorkConfig of(int workerThreads, int places) {
    return new WorkConfig(workerThreads, eventLoops, places, drain);
  }
}
