package dev.assay.server.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws the QR code (ISO/IEC 18004) of a text of ours, such as the link to a wallet. */
public final class CodeDrawing {

  /** The quiet zone: ISO/IEC 18004, 9.1. */
  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

  /** Small enough to send, large enough to scan from a screen. */
  private static final int PIXELS_A_MODULE = 8;

  private static final int WHITE = 0xFFFFFF;

  private final BitMatrix modules;

  private CodeDrawing(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * The code of a text.
   *
   * @throws IllegalArgumentException if it is longer than a code holds
   */
  public static CodeDrawing of(String text) {
    try {
      return new CodeDrawing(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no code holds so much", e);
    }
  }

  /** As SVG, black on white, of any size. */
  public String svg() {
    int size = modules.getWidth();
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + size
        + " "
        + size
        + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
        + size
        + "v"
        + size
        + "H0z\"/><path d=\""
        + path()
        + "\"/></svg>";
  }

  /** Where the dark modules of each row are. */
  private String path() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int from = x;
        while (x < modules.getWidth() && modules.get(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from).append(' ').append(y).append('h').append(x - from);
          path.append("v1h").append(from - x).append('z');
        }
        x++;
      }
    }
    return path.toString();
  }

  /** As PNG, 8 pixels a module. */
  public byte[] png() {
    int side = modules.getWidth() * PIXELS_A_MODULE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean dark = modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE);
        image.setRGB(x, y, dark ? 0 : WHITE);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    // The link opens a door: it is not written to a file on the way.
    try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, "png", memory);
    } catch (IOException e) {
      throw new UncheckedIOException("an array can always be written", e);
    }
    return png.toByteArray();
  }
}
