package dev.assay.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Gathers log lines and writes them ten times a second: at thousands of requests a second one
 * system call a line costs more than the line. What was gathered when the process ends in an
 * orderly way is written; whoever kills it outright may lose the lines of the last tenth.
 */
final class LogStream extends OutputStream {

  private static final long BETWEEN_WRITES_MILLIS = 100;

  /** Some thousand lines; whoever writes more in a tenth of a second writes them out himself. */
  private static final int MAX_GATHERED_BYTES = 256 << 10;

  private final OutputStream target;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  LogStream(OutputStream target) {
    this.target = target;
  }

  /** Takes the place of standard error in this process, for whoever logs. */
  static LogStream install(OutputStream target) {
    LogStream log = new LogStream(target);
    System.setErr(new PrintStream(log, false, StandardCharsets.UTF_8));
    Thread writer = new Thread(log::writeOnAndOn, "assay-log");
    writer.setDaemon(true);
    writer.start();
    return log;
  }

  @Override
  public synchronized void write(int b) {
    gathered.write(b);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    gathered.write(bytes, offset, length);
    if (gathered.size() > MAX_GATHERED_BYTES) {
      writeOut();
    }
  }

  /** Nothing: a logger flushes after each line. */
  @Override
  public void flush() {}

  /** Writes what was gathered. */
  synchronized void writeOut() {
    try {
      gathered.writeTo(target);
      target.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("nobody reads standard error any more", e);
    } finally {
      gathered.reset();
    }
  }

  private void writeOnAndOn() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_WRITES_MILLIS);
        writeOut();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      // There is nobody left to tell; deciding goes on.
    }
  }
}
