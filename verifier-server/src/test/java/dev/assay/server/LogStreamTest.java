package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogStreamTest {

  private final ByteArrayOutputStream target = new ByteArrayOutputStream();
  private final LogStream log = new LogStream(target);

  @Test
  void linesWaitUntilTheyAreWrittenOutAndKeepTheirOrder() {
    PrintStream lines = new PrintStream(log, false, StandardCharsets.UTF_8);
    lines.print("one\n");
    lines.flush();
    lines.print("two\n");
    lines.flush();
    assertThat(target.toString(StandardCharsets.UTF_8)).isEmpty();

    log.writeOut();
    log.writeOut();

    assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
  }

  @Test
  void aFloodOfLinesIsWrittenOutByWhoeverCausesIt() {
    byte[] line = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      log.write(line, 0, line.length);
    }

    assertThat(target.size()).isGreaterThanOrEqualTo(256 << 10);
    log.writeOut();
    assertThat(target.size()).isEqualTo(300 * line.length);
  }

  @Test
  void aBrokenTargetIsToldOnceAndKeepsNothing() {
    LogStream broken =
        new LogStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("closed");
              }
            });
    broken.write('x');

    assertThatThrownBy(broken::writeOut).isInstanceOf(UncheckedIOException.class);
    broken.writeOut();
  }
}
