package dev.assay.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cbor.CborException.Kind;
import dev.assay.cbor.CborLimits.Form;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read and what is refused, most of it from RFC 8949, appendix A. */
class CborTest {

  private static final CborLimits LENIENT = CborLimits.DEFAULT.withForm(Form.ANY);

  private static final CborLimits BYTE_KEYS =
      CborLimits.DEFAULT.withKeys(CborLimits.Keys.ALSO_BYTES);

  private static Object read(String hex) throws CborException {
    return read(hex, CborLimits.DEFAULT);
  }

  private static Object read(String hex, CborLimits limits) throws CborException {
    return Cbor.read(HexFormat.of().parseHex(hex), limits);
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "01, 1",
    "0a, 10",
    "17, 23",
    "1818, 24",
    "1819, 25",
    "1864, 100",
    "1903e8, 1000",
    "1a000f4240, 1000000",
    "1b000000e8d4a51000, 1000000000000",
    "1b7fffffffffffffff, 9223372036854775807",
    "20, -1",
    "29, -10",
    "3863, -100",
    "3903e7, -1000",
    "3b7fffffffffffffff, -9223372036854775808"
  })
  void readsIntegers(String hex, long value) throws CborException {
    assertThat(read(hex)).isEqualTo(value);
    assertThat(HexFormat.of().formatHex(Cbor.write(value))).isEqualTo(hex);
  }

  @Test
  void readsIntegersThatAreTooLongForJava() throws CborException {
    assertThat(read("1bffffffffffffffff")).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(read("3bffffffffffffffff")).isEqualTo(new BigInteger("-18446744073709551616"));
  }

  @ParameterizedTest
  @CsvSource({
    "f90000, 0.0",
    "f93c00, 1.0",
    "f93e00, 1.5",
    "f97bff, 65504.0",
    "fa47c35000, 100000.0",
    "fa7f7fffff, 3.4028234663852886e+38",
    "fb7e37e43c8800759c, 1.0e+300",
    "f90001, 5.960464477539063e-8",
    "f90400, 0.00006103515625",
    "f9c400, -4.0",
    "fbc010666666666666, -4.1",
    "fb3ff199999999999a, 1.1"
  })
  void readsNumbersWithFractions(String hex, double value) throws CborException {
    assertThat(read(hex)).isEqualTo(value);
  }

  @Test
  void readsTextsBytesAndLiterals() throws CborException {
    assertThat(read("f4")).isEqualTo(false);
    assertThat(read("f5")).isEqualTo(true);
    assertThat(read("f6")).isEqualTo(CborNull.NULL);
    assertThat(read("f7")).isEqualTo(CborNull.UNDEFINED);
    assertThat(read("40")).isEqualTo(ByteString.of());
    assertThat(read("4401020304")).isEqualTo(bytes(1, 2, 3, 4));
    assertThat(read("60")).isEqualTo("");
    assertThat(read("6449455446")).isEqualTo("IETF");
    assertThat(read("62225c")).isEqualTo("\"\\");
    assertThat(read("62c3bc")).isEqualTo("ü");
    assertThat(read("64f0908591")).isEqualTo("\ud800\udd51");
  }

  @Test
  void readsArraysAndMaps() throws CborException {
    assertThat(read("80")).isEqualTo(List.of());
    assertThat(read("8301820203820405")).isEqualTo(List.of(1L, List.of(2L, 3L), List.of(4L, 5L)));
    assertThat(read("a201020304")).isEqualTo(Map.of(1L, 2L, 3L, 4L));
    assertThat(read("a26161016162820203")).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 3L)));
    assertThat(read("a2616201616102").toString()).isEqualTo("{b=1, a=2}");
  }

  @Test
  void readsTagsAndKeepsTheBytes() throws CborException {
    CborTagged date = (CborTagged) read("c074323031332d30332d32315432303a30343a30305a");
    CborTagged inner = (CborTagged) ((List<?>) read("8200d818456449455446")).get(1);

    assertThat(date.tag()).isEqualTo(CborTagged.DATE_TIME);
    assertThat(date.value()).isEqualTo("2013-03-21T20:04:00Z");
    assertThat(inner.encoding().toHex()).isEqualTo("d818456449455446");
    assertThat(Cbor.read(inner.content().orElseThrow(), CborLimits.DEFAULT)).isEqualTo("IETF");
    assertThat(date.content()).isEqualTo(Optional.empty());
    assertThat(CborTagged.encodedCbor(bytes(0)).encoding().toHex()).isEqualTo("d8184100");
  }

  @ParameterizedTest
  @CsvSource({
    "9fff",
    "9f018202039f0405ffff",
    "bf61610161629f0203ffff",
    "5f42010243030405ff",
    "7f657374726561646d696e67ff"
  })
  void readsLengthsThatAreNotStatedOnlyIfTold(String hex) throws CborException {
    assertKind(Kind.INDEFINITE, () -> read(hex));
    assertKind(Kind.INDEFINITE, () -> read(hex, CborLimits.DEFAULT.withForm(Form.DEFINITE)));
    assertThat(read(hex, LENIENT)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1800",
    "190018",
    "1a00000018",
    "1b0000000000000018",
    "3800",
    "5800",
    "7800",
    "9800",
    "b800",
    "d8006130",
    "fa3f800000",
    "fb3ff0000000000000",
    "fa477fe000",
    "fb47efffffe0000000"
  })
  void readsLongerFormsOnlyIfTold(String hex) throws CborException {
    assertKind(Kind.NOT_PREFERRED, () -> read(hex));
    assertThat(read(hex, CborLimits.DEFAULT.withForm(Form.DEFINITE))).isNotNull();
    assertThat(read(hex, LENIENT)).isNotNull();
  }

  @Test
  void joinsTheChunksOfAString() throws CborException {
    assertThat(read("5f42010243030405ff", LENIENT)).isEqualTo(bytes(1, 2, 3, 4, 5));
    assertThat(read("7f657374726561646d696e67ff", LENIENT)).isEqualTo("streaming");
    assertKind(Kind.MALFORMED, () -> read("5f6161ff", LENIENT));
    assertKind(Kind.MALFORMED, () -> read("5f5f4100ffff", LENIENT));
    assertKind(Kind.BAD_ENCODING, () -> read("7f61c361bcff", LENIENT));
    assertKind(Kind.MALFORMED, () -> read("7f6161", LENIENT));
    assertKind(Kind.MALFORMED, () -> read("bf6161ff", LENIENT));
  }

  @ParameterizedTest
  @CsvSource({
    "'', MALFORMED",
    "18, MALFORMED",
    "1c, MALFORMED",
    "1d, MALFORMED",
    "1e, MALFORMED",
    "1f, MALFORMED",
    "3f, MALFORMED",
    "df00, MALFORMED",
    "5c, MALFORMED",
    "ff, MALFORMED",
    "81ff, MALFORMED",
    "fc, MALFORMED",
    "4101ff, TRAILING_DATA",
    "0000, TRAILING_DATA",
    "5affffffff00, MALFORMED",
    "5b7fffffffffffffff00, MALFORMED",
    "5bffffffffffffffff00, MALFORMED",
    "7affffffff00, MALFORMED",
    "9affffffff00, MALFORMED",
    "9bffffffffffffffff00, MALFORMED",
    "baffffffff00, MALFORMED",
    "a101, MALFORMED",
    "f0, UNSUPPORTED",
    "f8ff, UNSUPPORTED",
    "f97c00, UNSUPPORTED",
    "f97e00, UNSUPPORTED",
    "f9fc00, UNSUPPORTED",
    "fa7f800000, UNSUPPORTED",
    "fb7ff8000000000000, UNSUPPORTED",
    "c249010000000000000000, UNSUPPORTED",
    "d9d9f700, UNSUPPORTED",
    "dbffffffffffffffff00, UNSUPPORTED",
    "a1f500, UNSUPPORTED",
    "a1410000, UNSUPPORTED",
    "a18000, UNSUPPORTED",
    "a1fb3ff199999999999a00, UNSUPPORTED",
    "a1c06000, UNSUPPORTED",
    "a1f600, UNSUPPORTED",
    "a200010002, DUPLICATE_KEY",
    "a2616100616101, DUPLICATE_KEY",
    "81a2616100616101, DUPLICATE_KEY",
    "62c328, BAD_ENCODING",
    "63eda080, BAD_ENCODING",
    "62c080, BAD_ENCODING"
  })
  void refuses(String hex, Kind kind) {
    assertKind(kind, () -> read(hex));
  }

  @Test
  void aKeyThatIsWrittenInTwoWaysOccursTwice() {
    assertKind(Kind.DUPLICATE_KEY, () -> read("a20000180000", LENIENT));
    assertKind(Kind.DUPLICATE_KEY, () -> read("a26161007f6161ff00", LENIENT));
  }

  @Test
  void everyStartOfAnItemIsCutOff() {
    byte[] whole = HexFormat.of().parseHex("a26161016162820203");
    for (int length = 0; length < whole.length; length++) {
      byte[] start = java.util.Arrays.copyOf(whole, length);
      assertKind(Kind.MALFORMED, () -> Cbor.read(start, CborLimits.DEFAULT));
    }
  }

  @Test
  void limitsHoldToTheLastByte() throws CborException {
    CborLimits limits = new CborLimits(6, 2, 4, Form.PREFERRED, CborLimits.Keys.NAMES, Set.of(24L));

    assertThat(read("820181 02".replace(" ", ""), limits)).isEqualTo(List.of(1L, List.of(2L)));
    assertKind(Kind.TOO_DEEP, () -> read("81818102", limits));
    assertKind(Kind.TOO_DEEP, () -> read("8181d81840", limits));
    assertThat(read("83010203", limits)).isEqualTo(List.of(1L, 2L, 3L));
    assertKind(Kind.TOO_LARGE, () -> read("8401020304", limits));
    assertThat(read("450102030405", limits)).isEqualTo(bytes(1, 2, 3, 4, 5));
    assertKind(Kind.TOO_LARGE, () -> read("46010203040506", limits));
    assertKind(Kind.UNSUPPORTED, () -> read("c060", limits));
    assertThatThrownBy(() -> limits.withMaxDepth(1000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsInsideAByteStringIsReadInItsPlace() throws CborException {
    ByteString inner = (ByteString) read("4482014100");

    assertThat(Cbor.read(inner, CborLimits.DEFAULT)).isEqualTo(List.of(1L, bytes(0)));
    assertKind(Kind.NOT_A_MAP, () -> Cbor.readMap(inner, CborLimits.DEFAULT));
    assertKind(
        Kind.TRAILING_DATA, () -> Cbor.read((ByteString) read("420000"), CborLimits.DEFAULT));
    assertThatThrownBy(() -> Cbor.read((ByteString) read("421900"), CborLimits.DEFAULT))
        .isInstanceOfSatisfying(
            CborException.class, fault -> assertThat(fault.offset()).isLessThanOrEqualTo(2));
  }

  @Test
  void whatWasReadCannotBeChanged() throws CborException {
    byte[] input = HexFormat.of().parseHex("824101a10102");
    List<?> list = (List<?>) Cbor.read(input, CborLimits.DEFAULT);
    input[2] = 9;

    assertThat(list.get(0)).isEqualTo(bytes(1));
    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(((Map<?, ?>) list.get(1))::clear)
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void writesMapsInTheOrderOfTheirKeys() {
    Map<Object, Object> map = new java.util.LinkedHashMap<>();
    map.put("b", List.of(true, CborNull.NULL, CborNull.UNDEFINED));
    map.put("a", ByteString.of());
    map.put(-1L, 300L);
    map.put(10L, new CborEncoded(bytes(0x80)));

    assertThat(HexFormat.of().formatHex(Cbor.write(map)))
        .isEqualTo("a40a802019012c616140616283f5f6f7");
    assertThatThrownBy(() -> Cbor.write(1.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void byteStringsAreKeysOnlyWhereTheyArePermitted() throws CborException {
    assertKind(Kind.UNSUPPORTED, () -> read("a1410100"));
    assertThat(read("a0", BYTE_KEYS)).isEqualTo(Map.of());
    assertThat(read("a1616101", BYTE_KEYS)).isEqualTo(Map.of("a", 1L));

    CborByteKeys keys = (CborByteKeys) read("a4410900420001a04101014080", BYTE_KEYS);
    assertThat(keys.size()).isEqualTo(4);
    for (ByteString key : List.of(bytes(), bytes(1), bytes(9), bytes(0, 1))) {
      assertThat(keys.contains(key)).isTrue();
    }
    for (ByteString none : List.of(bytes(0), bytes(2), bytes(255), bytes(0, 2), bytes(0, 0, 1))) {
      assertThat(keys.contains(none)).isFalse();
    }
    assertThat(keys.toString()).isEqualTo("4 keys");
  }

  @Test
  void mapsOfByteStringsAreReadAsStrictlyAsOthers() {
    assertKind(Kind.DUPLICATE_KEY, () -> read("a3410100410200410100", BYTE_KEYS));
    assertKind(Kind.UNSUPPORTED, () -> read("a2410100616100", BYTE_KEYS));
    assertKind(Kind.UNSUPPORTED, () -> read("a2616100410100", BYTE_KEYS));
    assertKind(Kind.UNSUPPORTED, () -> read("a15f4101ff00", BYTE_KEYS.withForm(Form.ANY)));
    assertKind(Kind.UNSUPPORTED, () -> read("bf410100ff", BYTE_KEYS.withForm(Form.ANY)));
    assertKind(Kind.NOT_PREFERRED, () -> read("a158010100", BYTE_KEYS));
    assertKind(Kind.MALFORMED, () -> read("a24101004103", BYTE_KEYS));
    assertKind(Kind.MALFORMED, () -> read("a2410100", BYTE_KEYS));
    assertKind(Kind.MALFORMED, () -> read("a1", BYTE_KEYS));
    assertKind(Kind.TRAILING_DATA, () -> read("a141010000", BYTE_KEYS));
    assertKind(Kind.UNSUPPORTED, () -> read("a14101f0", BYTE_KEYS));
    assertKind(Kind.TOO_DEEP, () -> read("a141018180", BYTE_KEYS.withMaxDepth(2)));
  }

  @Test
  void whatIsLetGoIsNotCountedAndWhatIsKeptIs() throws CborException {
    CborLimits limits = BYTE_KEYS.withMaxItems(4);
    assertThat(read("a5410100410200410300410400410500", limits).toString()).isEqualTo("5 keys");
    assertKind(Kind.TOO_LARGE, () -> read("a141018401020304", limits));
    assertKind(Kind.TOO_LARGE, () -> read("85a141010001020304", limits));
  }

  @Test
  void bytesAreNotShownByAccident() {
    assertThat(bytes(1, 2).toString()).isEqualTo("2 bytes");
    assertThat(bytes(1, 2)).isEqualTo(bytes(1, 2)).hasSameHashCodeAs(bytes(1, 2));
    assertThat(bytes(1, 2)).isNotEqualTo(bytes(1, 3));
  }

  private static ByteString bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return ByteString.of(bytes);
  }

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CborException.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
  }
}
