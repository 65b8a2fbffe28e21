package dev.assay.bundle;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Compresses (RFC 1951). */
final class Deflate {

  private Deflate() {}

  static byte[] raw(byte[] contents) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(contents);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
