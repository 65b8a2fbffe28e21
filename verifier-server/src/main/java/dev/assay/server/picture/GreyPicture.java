package dev.assay.server.picture;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;

/** A picture in shades of grey, on white where it is transparent. */
final class GreyPicture {

  private static final int WHITE = 255;

  private final byte[] shades;
  private final int width;
  private final int height;

  private GreyPicture(byte[] shades, int width, int height) {
    this.shades = shades;
    this.width = width;
    this.height = height;
  }

  static GreyPicture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] shades = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        shades[y * width + x] = (byte) shade(row[x]);
      }
    }
    return new GreyPicture(shades, width, height);
  }

  /** The eye's weights do not matter for a code; these are cheap. */
  private static int shade(int argb) {
    int alpha = argb >>> 24;
    int grey = (((argb >> 16) & 0xFF) + 2 * ((argb >> 8) & 0xFF) + (argb & 0xFF)) / 4;
    return (grey * alpha + WHITE * (WHITE - alpha)) / WHITE;
  }

  /** The same with half of the pixels a side, each the mean of four. It has less noise. */
  GreyPicture half() {
    int halfWidth = Math.max(1, width / 2);
    int halfHeight = Math.max(1, height / 2);
    byte[] means = new byte[halfWidth * halfHeight];
    for (int y = 0; y < halfHeight; y++) {
      for (int x = 0; x < halfWidth; x++) {
        means[y * halfWidth + x] =
            (byte)
                ((at(2 * x, 2 * y)
                        + at(2 * x + 1, 2 * y)
                        + at(2 * x, 2 * y + 1)
                        + at(2 * x + 1, 2 * y + 1))
                    / 4);
      }
    }
    return new GreyPicture(means, halfWidth, halfHeight);
  }

  private int at(int x, int y) {
    return shades[Math.min(y, height - 1) * width + Math.min(x, width - 1)] & 0xFF;
  }

  LuminanceSource source() {
    return new PlanarYUVLuminanceSource(shades, width, height, 0, 0, width, height, false);
  }
}
