package dev.assay.server.cli;

import dev.assay.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far a batch has come: one line that is written over, at most once a second. */
final class BatchProgress implements BatchRun.Progress {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PrintWriter err;
  private final InstantSource clock;
  private final Terminal.Watched watched;
  private final Instant start;
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private Instant shown;
  private long lines;
  private long errors;

  BatchProgress(PrintWriter err, InstantSource clock, Terminal.Watched watched) {
    this.err = err;
    this.clock = clock;
    this.watched = watched;
    this.start = clock.instant();
    this.shown = start;
  }

  @Override
  public void written(List<Answer> answers) {
    lines += answers.size();
    for (Answer answer : answers) {
      answer
          .verdict()
          .ifPresentOrElse(verdict -> verdicts.merge(verdict, 1L, Long::sum), () -> errors++);
    }
    Instant now = clock.instant();
    if (!now.isBefore(shown.plus(PERIOD))) {
      shown = now;
      show(now, "");
    }
  }

  /** The last word, on a line of its own. */
  void end() {
    show(clock.instant(), "\n");
  }

  private void show(Instant now, String ending) {
    if (watched == Terminal.Watched.UNWATCHED) {
      return;
    }
    long millis = Math.max(1, Duration.between(start, now).toMillis());
    err.print(
        String.format(
            Locale.ROOT,
            "\r%,d lines, %,d/s: %,d accepted, %,d rejected, %,d undetermined, %,d errors%s",
            lines,
            lines * 1000 / millis,
            verdicts.getOrDefault(Verdict.ACCEPTED, 0L),
            verdicts.getOrDefault(Verdict.REJECTED, 0L),
            verdicts.getOrDefault(Verdict.UNDETERMINED, 0L),
            errors,
            ending));
    err.flush();
  }
}
