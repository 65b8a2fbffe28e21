package dev.assay.server.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream, as bytes. A line that is too long is skipped without being held. */
final class LineSource {

  /** One line. */
  sealed interface Line {

    /** A line as it stands, without its line break. */
    final class Whole implements Line {

      private final byte[] bytes;

      Whole(byte[] bytes) {
        this.bytes = bytes;
      }

      /** The bytes themselves, not a copy. */
      byte[] bytes() {
        return bytes;
      }
    }

    /** A line of which nothing is left but that it was there. */
    record TooLong() implements Line {}
  }

  private static final int BLOCK = 64 << 10;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] block = new byte[BLOCK];
  private int next;
  private int end;

  LineSource(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line; absent at the end. A line break at the very end begins no line. */
  Optional<Line> next() throws IOException {
    if (next == end && !fill()) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long length = 0;
    boolean open = true;
    while (open && (next < end || fill())) {
      int stop = lineBreak();
      length += stop - next;
      if (length <= maxBytes) {
        line.write(block, next, stop - next);
      }
      open = stop == end;
      next = open ? end : stop + 1;
    }
    return Optional.of(length > maxBytes ? new Line.TooLong() : new Line.Whole(bytes(line)));
  }

  /** Whether the next line, or a part of it, can be read without waiting. */
  boolean isReady() throws IOException {
    return next < end || in.available() > 0;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(block));
    return end > 0;
  }

  private int lineBreak() {
    int i = next;
    while (i < end && block[i] != '\n') {
      i++;
    }
    return i;
  }

  private static byte[] bytes(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    boolean windows = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return windows ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
