package dev.assay.jose;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Inflater;

/**
 * Inflaters that wait to be used again: to make one, with some 40 KiB outside of the heap, takes
 * longer than to expand a small text with it.
 */
enum Inflaters {
  /** Of zlib, RFC 1950. */
  ZLIB(false),
  /** Of raw deflate, RFC 1951. */
  RAW(true);

  private final boolean raw;

  /** As many as can be at work at once. */
  private final BlockingQueue<Inflater> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  Inflaters(boolean raw) {
    this.raw = raw;
  }

  /** One that remembers nothing of an earlier input. */
  Inflater take() {
    Inflater inflater = idle.poll();
    return inflater == null ? new Inflater(raw) : inflater;
  }

  void giveBack(Inflater inflater) {
    inflater.reset();
    if (!idle.offer(inflater)) {
      inflater.end();
    }
  }
}
