package dev.assay.jose;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Compresses; {@link Inflate} is the other way. */
public final class Deflate {

  private static final int PIECE = 1 << 13;

  private Deflate() {}

  /**
   * Compresses to raw deflate (RFC 1951).
   *
   * @param level from {@link Deflater#BEST_SPEED} to {@link Deflater#BEST_COMPRESSION}
   */
  public static byte[] raw(byte[] contents, int level) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(contents);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[PIECE];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
