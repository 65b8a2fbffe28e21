package dev.assay.server.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.server.picture.PictureException.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePicturesTest {

  private static final String LONG = "eyJhbGciOiJFUzI1NiJ9.".repeat(80) + "~";
  private static final String NUMERIC = "shc:/1/3/" + "5676290952".repeat(100);

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void readsCodesOfEachSizeInEachFormat(String format) throws PictureException {
    for (String text : List.of("HC1:6BF+70790T9WJWG.FKY*4GO0", NUMERIC, LONG)) {
      for (int pixels : new int[] {3, 5, 9}) {
        assertThat(read(TestCodes.encoded(TestCodes.draw(text, pixels), format)))
            .as("%s with %d pixels a module", format, pixels)
            .containsExactly(text);
      }
    }
  }

  @Test
  void readsSeveralCodesInOnePictureAndInSeveral() throws PictureException {
    List<String> texts = List.of("shc:/1/4/11", "shc:/2/4/22", "shc:/3/4/33", "shc:/4/4/44");
    BufferedImage page = TestCodes.white(900, 900);
    Graphics2D pen = page.createGraphics();
    for (int i = 0; i < texts.size(); i++) {
      pen.drawImage(TestCodes.draw(texts.get(i), 9), 450 * (i % 2) + 20, 450 * (i / 2) + 20, null);
    }
    pen.dispose();
    assertThat(read(TestCodes.encoded(page, "png"))).containsExactlyInAnyOrderElementsOf(texts);
    assertThat(CodePictures.read(texts.stream().map(TestCodes::png).toList()))
        .containsExactlyElementsOf(texts);
  }

  @Test
  void readsACodeThatIsTurnedSmallUnevenlyLitAndNoisy() throws PictureException {
    BufferedImage photograph = new BufferedImage(3000, 2250, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = photograph.createGraphics();
    pen.setColor(new Color(180, 170, 150));
    pen.fillRect(0, 0, 3000, 2250);
    pen.rotate(0.3, 1500, 1125);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(TestCodes.draw(NUMERIC, 9), 900, 500, null);
    pen.dispose();
    Random noise = new Random(7);
    for (int y = 0; y < 2250; y++) {
      for (int x = 0; x < 3000; x++) {
        int light = 100 + 155 * x / 3000;
        int grey = (photograph.getRGB(x, y) & 0xFF) * light / 255 + noise.nextInt(24);
        int shade = Math.min(255, grey);
        photograph.setRGB(x, y, shade << 16 | shade << 8 | shade);
      }
    }
    assertThat(read(TestCodes.encoded(photograph, "jpeg"))).containsExactly(NUMERIC);
  }

  @Test
  void readsACodeOnTransparentGroundAndOneInWhiteOnBlack() throws PictureException {
    BufferedImage code = TestCodes.draw("HC1:TEST", 5);
    BufferedImage clear =
        new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_ARGB);
    BufferedImage inverse = TestCodes.white(code.getWidth(), code.getHeight());
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        boolean black = (code.getRGB(x, y) & 0xFF) == 0;
        clear.setRGB(x, y, black ? 0xFF000000 : 0);
        inverse.setRGB(x, y, black ? 0xFFFFFFFF : 0xFF000000);
      }
    }
    assertThat(read(TestCodes.encoded(clear, "png"))).containsExactly("HC1:TEST");
    assertThat(read(TestCodes.encoded(inverse, "png"))).containsExactly("HC1:TEST");
  }

  @Test
  void saysWhatIsWrongWithAPicture() {
    byte[] good = TestCodes.png("HC1:TEST");
    assertRefused(Reason.NO_CODE, TestCodes.encoded(TestCodes.white(300, 300), "png"));
    assertRefused(Reason.NO_CODE, TestCodes.encoded(TestCodes.white(1, 1), "jpeg"));
    assertRefused(Reason.OTHER_FORMAT, TestCodes.encoded(TestCodes.white(9, 9), "gif"));
    assertRefused(Reason.OTHER_FORMAT, "<svg/>".getBytes(StandardCharsets.US_ASCII));
    assertRefused(Reason.OTHER_FORMAT, new byte[0]);
    assertRefused(Reason.UNREADABLE, Arrays.copyOf(good, 20));
    assertRefused(Reason.UNREADABLE, Arrays.copyOf(good, good.length / 2));
  }

  @Test
  void refusesMorePixelsThanItDecodesBeforeItDecodesOne() throws IOException {
    assertRefused(Reason.TOO_MANY_PIXELS, pngThatAnnounces(10_000, 5_001));
    assertRefused(Reason.TOO_MANY_PIXELS, pngThatAnnounces(20_001, 1));
    assertRefused(Reason.TOO_MANY_PIXELS, pngThatAnnounces(Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertRefused(Reason.UNREADABLE, pngThatAnnounces(5_000, 5_000));
    byte[] half = TestCodes.encoded(TestCodes.white(6_000, 5_000), "png");
    assertRefused(Reason.TOO_MANY_PIXELS, half, half);
  }

  @Test
  void refusesAPhotographOfManyScans() {
    byte[] photograph = TestCodes.encoded(TestCodes.draw("HC1:TEST", 5), "jpeg");
    ByteArrayOutputStream scans = new ByteArrayOutputStream();
    scans.write(photograph, 0, photograph.length - 2);
    for (int i = 0; i < 40; i++) {
      scans.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
    }
    assertRefused(Reason.UNREADABLE, scans.toByteArray());
  }

  @Test
  @Timeout(30)
  void isNotKeptBusyByAPictureFullOfCorners() {
    BufferedImage corners = TestCodes.white(2_400, 2_400);
    Graphics2D pen = corners.createGraphics();
    for (int y = 10; y < 2_380; y += 24) {
      for (int x = 10; x < 2_380; x += 24) {
        pen.setColor(Color.BLACK);
        pen.fillRect(x, y, 14, 14);
        pen.setColor(Color.WHITE);
        pen.fillRect(x + 2, y + 2, 10, 10);
        pen.setColor(Color.BLACK);
        pen.fillRect(x + 4, y + 4, 6, 6);
      }
    }
    pen.dispose();
    assertRefused(Reason.NO_CODE, TestCodes.encoded(corners, "png"));
  }

  private static List<String> read(byte[] picture) throws PictureException {
    return CodePictures.read(List.of(picture));
  }

  private static void assertRefused(Reason reason, byte[]... pictures) {
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> CodePictures.read(new ArrayList<>(List.of(pictures))))
        .extracting(PictureException::reason)
        .isEqualTo(reason);
  }

  /** A header and no more. */
  private static byte[] pngThatAnnounces(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeBytes("IHDR");
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 6, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(header.toByteArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(png);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    out.writeInt(13);
    out.write(header.toByteArray());
    out.writeInt((int) sum.getValue());
    return png.toByteArray();
  }
}
