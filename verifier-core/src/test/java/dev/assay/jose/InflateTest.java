package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.jose.Inflate.Limits;
import dev.assay.jose.InflateException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflateTest {

  private static final Limits WIDE = new Limits(1 << 20, 2000);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 4095, 4096, 4097, 8192, 100_000, 1 << 20})
  void expandsWhatWasCompressedUpToTheLimit(int length) throws Exception {
    byte[] data = data(length);

    assertThat(Inflate.zlib(zlib(data), 1 << 20)).isEqualTo(data);
    assertThat(Inflate.zlib(zlib(data), length)).isEqualTo(data);
    assertThat(Inflate.raw(raw(data), WIDE)).isEqualTo(data);
    assertThat(Inflate.gzip(gzip(data), length)).isEqualTo(data);
  }

  @Test
  void remembersNothingOfAnEarlierInput() throws Exception {
    byte[] data = data(5_000);
    byte[] cutOff = Arrays.copyOf(zlib(data), 200);

    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(InflateException.class)
          .isThrownBy(() -> Inflate.zlib(cutOff, 1 << 20));
      assertThat(Inflate.zlib(zlib(data), 1 << 20)).isEqualTo(data);
      assertThatExceptionOfType(InflateException.class)
          .isThrownBy(() -> Inflate.raw(Arrays.copyOf(raw(data), 200), WIDE));
      assertThat(Inflate.raw(raw(data), WIDE)).isEqualTo(data);
    }
  }

  @Test
  void expandsAStatusListInWhichNobodyIsRevoked() throws Exception {
    byte[] zeros = new byte[16 << 20];

    assertThat(Inflate.zlib(zlib(zeros), 16 << 20)).isEqualTo(zeros);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4096, 4097, 100_000})
  void rejectsOneByteMoreThanTheLimit(int length) {
    byte[] data = data(length);

    assertRejected(Kind.TOO_LARGE, () -> Inflate.zlib(zlib(data), length - 1));
    assertRejected(Kind.TOO_LARGE, () -> Inflate.gzip(gzip(data), length - 1));
  }

  @Test
  void rejectsABombWithoutExpandingIt() {
    byte[] bomb = zlib(new byte[64 << 20]);

    assertRejected(Kind.TOO_LARGE, () -> Inflate.zlib(bomb, 1 << 20));
    assertRejected(Kind.TOO_DENSE, () -> Inflate.zlib(bomb, new Limits(64 << 20, 100)));
  }

  @Test
  void rejectsWhatIsCutOffAnywhere() {
    byte[] zlib = zlib(data(300));
    byte[] gzip = gzip(data(300));

    for (int length = 0; length < zlib.length; length++) {
      byte[] cut = Arrays.copyOf(zlib, length);
      assertRejected(Kind.MALFORMED, () -> Inflate.zlib(cut, 1 << 20));
    }
    for (int length = 0; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      assertThatExceptionOfType(InflateException.class)
          .isThrownBy(() -> Inflate.gzip(cut, 1 << 20));
    }
  }

  @Test
  void rejectsBytesAfterTheEndAndASecondMember() {
    byte[] data = data(300);

    assertRejected(
        Kind.TRAILING_DATA, () -> Inflate.zlib(joined(zlib(data), new byte[1]), 1 << 20));
    assertRejected(Kind.TRAILING_DATA, () -> Inflate.zlib(joined(zlib(data), zlib(data)), 1 << 20));
    assertRejected(Kind.TRAILING_DATA, () -> Inflate.raw(joined(raw(data), new byte[1]), WIDE));
    assertRejected(Kind.TRAILING_DATA, () -> Inflate.gzip(joined(gzip(data), gzip(data)), 1 << 20));
    assertRejected(
        Kind.TRAILING_DATA, () -> Inflate.gzip(joined(gzip(data), new byte[9]), 1 << 20));
  }

  @Test
  void rejectsAWrongChecksumOrLength() {
    byte[] zlib = zlib(data(300));
    zlib[zlib.length - 1] ^= 1;
    byte[] crc = gzip(data(300));
    crc[crc.length - 8] ^= 1;
    byte[] size = gzip(data(300));
    size[size.length - 1] ^= 1;

    assertRejected(Kind.MALFORMED, () -> Inflate.zlib(zlib, 1 << 20));
    assertRejected(Kind.MALFORMED, () -> Inflate.gzip(crc, 1 << 20));
    assertRejected(Kind.MALFORMED, () -> Inflate.gzip(size, 1 << 20));
  }

  @Test
  void rejectsAPresetDictionaryAndOtherFormats() {
    Deflater deflater = new Deflater();
    deflater.setDictionary(new byte[] {1, 2, 3});
    byte[] withDictionary = deflated(deflater, data(100));
    byte[] data = data(100);

    assertRejected(Kind.MALFORMED, () -> Inflate.zlib(withDictionary, 1 << 20));
    assertRejected(Kind.MALFORMED, () -> Inflate.zlib(gzip(data), 1 << 20));
    assertRejected(Kind.MALFORMED, () -> Inflate.gzip(zlib(data), 1 << 20));
    assertRejected(Kind.MALFORMED, () -> Inflate.zlib(new byte[50], 1 << 20));
  }

  @Test
  void readsAGzipNameAndNoOtherOptionalField() throws Exception {
    byte[] plain = gzip(data(100));
    byte[] named = joined(Arrays.copyOf(plain, 10), new byte[] {'a', 0});
    named = joined(named, Arrays.copyOfRange(plain, 10, plain.length));
    named[3] = 8;
    byte[] unterminated = gzip(new byte[0]);
    unterminated[3] = 8;
    byte[] extra = gzip(data(100));
    extra[3] = 4;

    assertThat(Inflate.gzip(named, 1 << 20)).isEqualTo(data(100));
    assertRejected(Kind.MALFORMED, () -> Inflate.gzip(unterminated, 1 << 20));
    assertRejected(Kind.MALFORMED, () -> Inflate.gzip(extra, 1 << 20));
  }

  private static byte[] data(int length) {
    byte[] data = new byte[length];
    Random random = new Random(length);
    for (int i = 0; i < length; i++) {
      data[i] = (byte) random.nextInt(16);
    }
    return data;
  }

  private static byte[] zlib(byte[] data) {
    return deflated(new Deflater(), data);
  }

  private static byte[] raw(byte[] data) {
    return deflated(new Deflater(Deflater.DEFAULT_COMPRESSION, true), data);
  }

  private static byte[] deflated(Deflater deflater, byte[] data) {
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static byte[] gzip(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }

  private static void assertRejected(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(InflateException.class)
        .isThrownBy(call)
        .satisfies(rejected -> assertThat(rejected.kind()).isEqualTo(kind))
        .satisfies(rejected -> assertThat(rejected.getStackTrace()).isEmpty());
  }
}
