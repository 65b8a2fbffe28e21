package dev.assay.server.picture;

import dev.assay.server.picture.PictureException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture whose header was read and whose pixels were not. A few bytes can stand for a picture of
 * any size, so the size is known, and bounded, before a pixel is made.
 */
final class EncodedPicture implements AutoCloseable {

  /** The largest sensor of a phone has 16,320 pixels on its longer side. Rows are read whole. */
  private static final int MAX_SIDE = 20_000;

  /** A code of the largest version that fills half of the picture still has six pixels a module. */
  private static final int MAX_DECODED_SIDE = 2_400;

  /** Encoders write ten scans at most; each one costs a pass over all pixels. */
  private static final int MAX_SCANS = 32;

  private final ImageReader reader;
  private final ImageInputStream input;
  private final int width;
  private final int height;

  private EncodedPicture(ImageReader reader, ImageInputStream input, int width, int height) {
    this.reader = reader;
    this.input = input;
    this.width = width;
    this.height = height;
  }

  /** The formats that cameras and screenshots have. */
  private enum Format {
    PNG("png", 0x89, 'P', 'N', 'G'),
    JPEG("jpeg", 0xFF, 0xD8, 0xFF);

    private final String id;
    private final int[] start;

    Format(String id, int... start) {
      this.id = id;
      this.start = start;
    }

    static Format of(byte[] bytes) throws PictureException {
      for (Format format : values()) {
        if (format.matches(bytes)) {
          return format;
        }
      }
      throw new PictureException(Reason.OTHER_FORMAT);
    }

    private boolean matches(byte[] bytes) {
      boolean matches = bytes.length > start.length;
      for (int i = 0; matches && i < start.length; i++) {
        matches = (bytes[i] & 0xFF) == start[i];
      }
      return matches;
    }
  }

  /** Reads the header. */
  static EncodedPicture open(byte[] bytes) throws PictureException {
    Format format = Format.of(bytes);
    if (format == Format.JPEG && scans(bytes) > MAX_SCANS) {
      throw new PictureException(Reason.UNREADABLE);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.id);
    ImageReader reader = readers.next();
    ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
    try {
      reader.setInput(input, true, true);
      return new EncodedPicture(reader, input, reader.getWidth(0), reader.getHeight(0));
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers throw what comes when bytes are no picture.
      reader.dispose();
      throw new PictureException(Reason.UNREADABLE, e);
    }
  }

  /** ISO/IEC 10918-1, B.1.1.5: in the data of a scan no FF comes before another marker. */
  private static int scans(byte[] bytes) {
    int scans = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xDA) {
        scans++;
      }
    }
    return scans;
  }

  /** How many pixels the header announces; more than anybody permits if a side is too long. */
  long pixels() {
    return Math.max(width, height) > MAX_SIDE ? Long.MAX_VALUE : (long) width * height;
  }

  /** The pixels, of a large picture only every second, third and so on. */
  GreyPicture decode() throws PictureException {
    int step = Math.max(1, (Math.max(width, height) + MAX_DECODED_SIDE - 1) / MAX_DECODED_SIDE);
    try {
      ImageReadParam every = reader.getDefaultReadParam();
      every.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, every);
      return GreyPicture.of(image);
    } catch (IOException | RuntimeException e) {
      throw new PictureException(Reason.UNREADABLE, e);
    }
  }

  @Override
  public void close() throws PictureException {
    reader.dispose();
    try {
      input.close();
    } catch (IOException e) {
      throw new PictureException(Reason.UNREADABLE, e);
    }
  }
}
