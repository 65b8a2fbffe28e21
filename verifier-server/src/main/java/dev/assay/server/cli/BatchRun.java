package dev.assay.server.cli;

import dev.assay.server.cli.LineSource.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * One run through many lines: one thread reads, several answer, one writes in the order of the
 * input. What is read and not yet written is bounded, so a file of any length takes the same
 * memory.
 *
 * <p>Lines go in chunks, because a line takes a tenth of a millisecond and handing it over costs a
 * part of that. A chunk ends early when the input has nothing more to give at once, so that whoever
 * types or pipes lines slowly sees each answer.
 */
final class BatchRun {

  /** How a line is answered; the number counts from 1. */
  @FunctionalInterface
  interface Answerer {
    Answer answer(Line line, long number);
  }

  /** Told after each chunk that was written. */
  @FunctionalInterface
  interface Progress {
    void written(List<Answer> answers);
  }

  static final int CHUNK_LINES = 64;

  /** A chunk of long lines ends early: its memory counts, not its number. */
  private static final int CHUNK_BYTES = 512 << 10;

  private static final int CHUNKS_A_JOB = 4;

  private final Answerer answerer;
  private final Progress progress;
  private final ExecutorService workers;
  private final Semaphore room;
  private final BlockingQueue<Optional<Future<List<Answer>>>> answers = new LinkedBlockingQueue<>();

  BatchRun(Answerer answerer, Progress progress, int jobs) {
    this.answerer = answerer;
    this.progress = progress;
    this.workers = Executors.newFixedThreadPool(jobs);
    this.room = new Semaphore(CHUNKS_A_JOB * jobs);
  }

  /** The most lines that are ever read and not yet written. */
  static int mostInFlight(int jobs) {
    return CHUNKS_A_JOB * jobs * CHUNK_LINES;
  }

  /** Answers every line. */
  void run(LineSource lines, OutputStream out) throws CommandFault {
    ReaderThread reader = new ReaderThread(lines);
    reader.start();
    try {
      write(out);
      reader.requireWhole();
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, "the output cannot be written");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault(ExitCode.SOFTWARE, "interrupted");
    } finally {
      reader.interrupt();
      workers.shutdownNow();
    }
  }

  private void write(OutputStream out) throws IOException, InterruptedException {
    Optional<Future<List<Answer>>> chunk = answers.take();
    while (chunk.isPresent()) {
      List<Answer> done = finished(chunk.get());
      for (Answer answer : done) {
        answer.writeTo(out);
      }
      room.release();
      progress.written(done);
      if (answers.isEmpty()) {
        out.flush();
      }
      chunk = answers.take();
    }
    out.flush();
  }

  private static List<Answer> finished(Future<List<Answer>> chunk) throws InterruptedException {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("answering a line never throws", e.getCause());
    }
  }

  /** Reads chunks and hands them over, as long as there is room for them. */
  private final class ReaderThread extends Thread {

    private final LineSource lines;
    private long number = 1;
    private volatile Optional<IOException> fault = Optional.empty();

    ReaderThread(LineSource lines) {
      super("assay-batch-reader");
      this.lines = lines;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        room.acquire();
        List<Line> chunk = chunk();
        while (!chunk.isEmpty()) {
          answers.add(Optional.of(submit(chunk)));
          room.acquire();
          chunk = chunk();
        }
      } catch (IOException e) {
        fault = Optional.of(e);
      } catch (InterruptedException e) {
        // The writer has given up: there is nobody left to read for.
      } finally {
        answers.add(Optional.empty());
      }
    }

    private Future<List<Answer>> submit(List<Line> chunk) {
      long first = number;
      number += chunk.size();
      return workers.submit(() -> answer(chunk, first));
    }

    private List<Line> chunk() throws IOException {
      List<Line> chunk = new ArrayList<>(CHUNK_LINES);
      int bytes = 0;
      do {
        Optional<Line> line = lines.next();
        if (line.isEmpty()) {
          return chunk;
        }
        chunk.add(line.get());
        bytes += line.get() instanceof Line.Whole whole ? whole.bytes().length : 0;
      } while (chunk.size() < CHUNK_LINES && bytes < CHUNK_BYTES && lines.isReady());
      return chunk;
    }

    private List<Answer> answer(List<Line> chunk, long first) {
      List<Answer> answered = new ArrayList<>(chunk.size());
      for (Line line : chunk) {
        answered.add(answerer.answer(line, first + answered.size()));
      }
      return answered;
    }

    /** What was read before the fault has been answered. */
    void requireWhole() throws CommandFault {
      if (fault.isPresent()) {
        throw CommandFault.input("the input could not be read to its end");
      }
    }
  }
}
