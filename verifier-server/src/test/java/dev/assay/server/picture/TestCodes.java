package dev.assay.server.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws QR codes: as pictures, and as the video of a camera that looks at them. */
public final class TestCodes {

  private static final int QUIET_MODULES = 4;

  private TestCodes() {}

  /** A code with so many pixels a module. */
  public static BufferedImage draw(String text, int pixels) {
    BitMatrix modules = modules(text);
    int side = (modules.getWidth() + 2 * QUIET_MODULES) * pixels;
    BufferedImage image = white(side, side);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.BLACK);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          pen.fillRect((x + QUIET_MODULES) * pixels, (y + QUIET_MODULES) * pixels, pixels, pixels);
        }
      }
    }
    pen.dispose();
    return image;
  }

  private static BitMatrix modules(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.MARGIN,
                  0,
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.L));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a code", e);
    }
  }

  /** A code as a picture of four pixels a module. */
  public static byte[] png(String text) {
    return encoded(draw(text, 4), "png");
  }

  /** Encoded in a format that ImageIO writes. */
  public static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A white picture. */
  public static BufferedImage white(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return image;
  }

  /** YUV4MPEG2 with each code for half a second in the middle of the view; Chromium repeats it. */
  public static byte[] video(List<String> texts) {
    int width = 1280;
    int height = 720;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("YUV4MPEG2 W" + width + " H" + height + " F10:1 Ip A1:1 C420jpeg\n"));
    for (String text : texts) {
      BufferedImage code = draw(text, 4);
      BufferedImage view = white(width, height);
      Graphics2D pen = view.createGraphics();
      pen.drawImage(code, (width - code.getWidth()) / 2, (height - code.getHeight()) / 2, null);
      pen.dispose();
      byte[] frame = frame(view);
      for (int i = 0; i < 5; i++) {
        out.writeBytes(ascii("FRAME\n"));
        out.writeBytes(frame);
      }
    }
    return out.toByteArray();
  }

  /** Brightness, then two planes of a quarter each without colour. */
  private static byte[] frame(BufferedImage view) {
    int pixels = view.getWidth() * view.getHeight();
    byte[] planes = new byte[pixels + pixels / 2];
    for (int i = 0; i < pixels; i++) {
      planes[i] = (byte) (view.getRGB(i % view.getWidth(), i / view.getWidth()) & 0xFF);
    }
    for (int i = pixels; i < planes.length; i++) {
      planes[i] = (byte) 128;
    }
    return planes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
