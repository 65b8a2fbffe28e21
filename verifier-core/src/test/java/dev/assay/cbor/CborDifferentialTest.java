package dev.assay.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.testkit.TestCbor;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever is read here, another reader of CBOR reads to the same value. It is asked for values
 * alone: it does not tell one encoding from another, and it lets duplicate keys pass.
 */
class CborDifferentialTest {

  private static final int SAMPLES = 3_000;

  private final ObjectMapper other = new CBORMapper();
  private final Random random = new Random(18013);

  @Test
  void agreesOnWhatIsWellFormed() throws CborException, IOException {
    for (int i = 0; i < SAMPLES; i++) {
      byte[] encoded = TestCbor.encode(value(4));
      Object ours = Cbor.read(encoded, CborLimits.DEFAULT.withForm(Form.ANY));

      assertThat(plain(ours)).isEqualTo(theirs(encoded));
    }
  }

  @Test
  void acceptsNothingThatTheOtherRefusesNorReadsItDifferently() throws IOException {
    int accepted = 0;
    for (int i = 0; i < SAMPLES; i++) {
      byte[] changed = TestCbor.encode(value(4));
      for (int change = random.nextInt(3); change >= 0; change--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        Object ours = Cbor.read(changed, CborLimits.DEFAULT.withForm(Form.ANY));
        accepted++;
        assertThat(plain(ours)).isEqualTo(theirs(changed));
      } catch (CborException e) {
        // Refused here: the other reader is more lenient, which is why it is not used.
      }
    }
    assertThat(accepted).isGreaterThan(SAMPLES / 20);
  }

  private Object theirs(byte[] encoded) throws IOException {
    return plain(other.readValue(encoded, Object.class));
  }

  /** Numbers by their value, keys as the other reader has them, tags taken off. */
  private static Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, inner) -> plain.put(key.toString(), plain(inner)));
      return plain;
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      list.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    if (value instanceof CborTagged tagged) {
      return plain(tagged.value());
    }
    if (value instanceof ByteString bytes) {
      return bytes.toHex();
    }
    if (value instanceof byte[] bytes) {
      return java.util.HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigInteger || value instanceof Long || value instanceof Integer) {
      return new BigInteger(value.toString());
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    return value == null || value instanceof CborNull ? "null" : value;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> random.nextBoolean();
      case 2 -> "t" + random.nextInt(1 << random.nextInt(20));
      case 3 -> new byte[random.nextInt(40)];
      case 4 -> random.nextDouble();
      case 5 -> "Grüße " + (char) (0x4e00 + random.nextInt(1000));
      case 6 -> new TestCbor.Tagged(List.of(0L, 24L, 1004L).get(random.nextInt(3)), "x");
      case 7 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          list.add(value(depth - 1));
        }
        yield list;
      }
      default -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          map.put("k" + i, value(depth - 1));
        }
        yield map;
      }
    };
  }
}
