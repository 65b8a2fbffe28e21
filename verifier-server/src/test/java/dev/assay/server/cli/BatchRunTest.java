package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.server.cli.LineSource.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchRunTest {

  private static final int LINES = 20_000;
  private static final int JOBS = 2;

  /**
   * Memory is flat because what was read and not yet written never exceeds a number that depends on
   * the jobs alone: here that number is counted while the writer is slower than the readers.
   */
  @Test
  void holdsNoMoreThanItsBoundHoweverLongTheInput() throws Exception {
    AtomicInteger written = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    BatchRun.Answerer answerer =
        (line, number) -> {
          peak.accumulateAndGet((int) number - written.get(), Math::max);
          return new Answer(new byte[] {'x'}, Optional.empty());
        };
    BatchRun run = new BatchRun(answerer, answers -> written.addAndGet(answers.size()), JOBS);

    run.run(lines(LINES), OutputStream.nullOutputStream());

    assertThat(written).hasValue(LINES);
    // A chunk leaves the bound before its lines are counted as written.
    assertThat(peak.get()).isLessThanOrEqualTo(BatchRun.mostInFlight(JOBS) + BatchRun.CHUNK_LINES);
  }

  @Test
  void stopsReadingWhenNobodyTakesTheOutput() {
    AtomicInteger answered = new AtomicInteger();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed");
          }
        };
    BatchRun run =
        new BatchRun(
            (line, number) -> {
              answered.incrementAndGet();
              return new Answer(new byte[] {'x'}, Optional.empty());
            },
            answers -> {},
            JOBS);

    CommandFault fault =
        catchThrowableOfType(CommandFault.class, () -> run.run(lines(1_000_000), closed));

    assertThat(fault.exit()).isEqualTo(ExitCode.OUTPUT);
    assertThat(answered.get()).isLessThan(1_000_000);
  }

  @Test
  void answersWhatWasReadBeforeTheInputBroke() {
    InputStream broken =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            if (given == 4) {
              throw new IOException("gone");
            }
            return "a\nb\n".charAt(given++);
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            into[offset] = (byte) read();
            return 1;
          }
        };
    AtomicInteger written = new AtomicInteger();
    BatchRun run =
        new BatchRun(
            (line, number) -> new Answer(new byte[] {'x'}, Optional.empty()),
            answers -> written.addAndGet(answers.size()),
            JOBS);

    CommandFault fault =
        catchThrowableOfType(
            CommandFault.class,
            () -> run.run(new LineSource(broken, 100), OutputStream.nullOutputStream()));

    assertThat(fault.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(written).hasValue(2);
  }

  @Test
  void linesAreReadWithoutTheirBreaks() throws Exception {
    LineSource source =
        new LineSource(
            new ByteArrayInputStream("a\r\n\nbcde\nf".getBytes(StandardCharsets.US_ASCII)), 3);

    assertThat(List.of(text(source), text(source), text(source), text(source)))
        .containsExactly("a", "", "too long", "f");
    assertThat(source.next()).isEmpty();
  }

  private static String text(LineSource source) throws IOException {
    return source.next().orElseThrow() instanceof Line.Whole whole
        ? new String(whole.bytes(), StandardCharsets.US_ASCII)
        : "too long";
  }

  private static LineSource lines(int count) {
    return new LineSource(
        new ByteArrayInputStream("{}\n".repeat(count).getBytes(StandardCharsets.US_ASCII)), 100);
  }
}
