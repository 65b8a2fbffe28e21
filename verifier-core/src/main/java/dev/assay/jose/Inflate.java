package dev.assay.jose;

import dev.assay.jose.InflateException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Expands compressed bytes within limits: piece by piece, never allocating what the input merely
 * promises, one member only, nothing after it, the checksum verified (SEC-59).
 *
 * <p>Source: RFC 1950 (zlib), RFC 1951 (raw deflate), RFC 1952 (gzip).
 */
public final class Inflate {

  /**
   * Deflate cannot do better than 1032 to 1, and a status list in which nobody is revoked comes
   * close to it. Formats whose content is text should set a lower one.
   */
  private static final int MAX_RATIO = 1032;

  private static final int FIRST_PIECE = 4096;

  /** That of text; health certificates come to half of it. */
  private static final int USUAL_RATIO = 4;

  private static final int GZIP_HEADER = 10;
  private static final int GZIP_TRAILER = 8;
  private static final int GZIP_NAME = 8;
  private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B, 8};

  private final Limits limits;

  private Inflate(Limits limits) {
    this.limits = limits;
  }

  /**
   * How much may come out.
   *
   * @param maxBytes all of it
   * @param maxRatio bytes out for each byte in, asked once more than 4096 came out
   */
  public record Limits(int maxBytes, int maxRatio) {}

  /** Expands zlib (RFC 1950); its checksum is Adler-32. */
  public static byte[] zlib(byte[] compressed, int maxBytes) throws InflateException {
    return zlib(compressed, new Limits(maxBytes, MAX_RATIO));
  }

  /** Expands zlib (RFC 1950); its checksum is Adler-32. */
  public static byte[] zlib(byte[] compressed, Limits limits) throws InflateException {
    return new Inflate(limits).expand(Inflaters.ZLIB, ByteBuffer.wrap(compressed));
  }

  /** Expands raw deflate (RFC 1951), which has no checksum. */
  public static byte[] raw(byte[] compressed, Limits limits) throws InflateException {
    return new Inflate(limits).expand(Inflaters.RAW, ByteBuffer.wrap(compressed));
  }

  /** Expands gzip (RFC 1952) of one member, without the optional header fields but for a name. */
  public static byte[] gzip(byte[] compressed, int maxBytes) throws InflateException {
    int start = gzipStart(compressed);
    int length = compressed.length - start - GZIP_TRAILER;
    if (length < 0) {
      throw new InflateException(Kind.MALFORMED);
    }
    Inflate inflate = new Inflate(new Limits(maxBytes, MAX_RATIO));
    byte[] expanded = inflate.expand(Inflaters.RAW, ByteBuffer.wrap(compressed, start, length));
    ByteBuffer trailer = ByteBuffer.wrap(compressed).order(ByteOrder.LITTLE_ENDIAN);
    CRC32 crc = new CRC32();
    crc.update(expanded);
    if (trailer.getInt(start + length) != (int) crc.getValue()
        || trailer.getInt(start + length + 4) != expanded.length) {
      throw new InflateException(Kind.MALFORMED);
    }
    return expanded;
  }

  /** Where the compressed bytes begin: RFC 1952, 2.3. */
  private static int gzipStart(byte[] compressed) throws InflateException {
    boolean plain =
        compressed.length > GZIP_HEADER + GZIP_TRAILER
            && Arrays.equals(compressed, 0, GZIP_MAGIC.length, GZIP_MAGIC, 0, GZIP_MAGIC.length);
    int flags = plain ? compressed[GZIP_MAGIC.length] : -1;
    if (flags != 0 && flags != GZIP_NAME) {
      throw new InflateException(Kind.MALFORMED);
    }
    int start = GZIP_HEADER;
    if (flags == GZIP_NAME) {
      while (start < compressed.length && compressed[start] != 0) {
        start++;
      }
      start++;
    }
    return start;
  }

  private byte[] expand(Inflaters inflaters, ByteBuffer compressed) throws InflateException {
    int in = compressed.remaining();
    Inflater inflater = inflaters.take();
    try {
      inflater.setInput(compressed);
      byte[] out = new byte[firstPiece(in)];
      int length = 0;
      while (!inflater.finished()) {
        if (length == out.length) {
          out = Arrays.copyOf(out, (int) Math.min(2L * length, limits.maxBytes + 1L));
        }
        int more = inflater.inflate(out, length, out.length - length);
        // Cut off, or in need of a dictionary that nobody has.
        require(more > 0 || inflater.finished(), Kind.MALFORMED);
        length += more;
        require(length <= limits.maxBytes, Kind.TOO_LARGE);
        require(length <= FIRST_PIECE || length <= (long) in * limits.maxRatio, Kind.TOO_DENSE);
      }
      require(inflater.getRemaining() == 0, Kind.TRAILING_DATA);
      return Arrays.copyOf(out, length);
    } catch (DataFormatException e) {
      throw new InflateException(Kind.MALFORMED);
    } finally {
      inflaters.giveBack(inflater);
    }
  }

  /** Room for one byte more than may come out, so that it is seen. */
  private int firstPiece(int in) {
    int usual = (int) Math.min(FIRST_PIECE, USUAL_RATIO * (long) in);
    return Math.min(usual, limits.maxBytes) + 1;
  }

  private static void require(boolean holds, Kind otherwise) throws InflateException {
    if (!holds) {
      throw new InflateException(otherwise);
    }
  }
}
