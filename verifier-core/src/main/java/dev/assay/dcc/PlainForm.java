package dev.assay.dcc;

import dev.assay.cbor.CborNull;
import dev.assay.cbor.CborTagged;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a payload as the schema means them, whatever encoder wrote them: HCERT 1.0.8, 3.3.7
 * wants verifiers to be permissive, and to behave as if text were in NFC. Made of what was signed,
 * for those who read it; the signature was verified over the bytes received.
 *
 * <p>Text is in NFC and without white space around it; a member that is null is not there; a number
 * without a fraction is an integer; a date with a tag is its text.
 */
final class PlainForm {

  /** Integers up to here have a double of their own: 2^53. */
  private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

  private PlainForm() {}

  /** Of a payload, whose members have names. */
  @SuppressWarnings("unchecked") // its keys are text
  static Map<String, Object> of(Map<?, ?> payload) {
    return (Map<String, Object>) (isPlain(payload) ? payload : map(payload));
  }

  /** Whether it is in its plain form already, as almost every payload is. */
  private static boolean isPlain(Object value) {
    if (value instanceof String text) {
      return text.equals(text(text));
    }
    if (value instanceof Map<?, ?> map) {
      return areAllPlain(map.values());
    }
    if (value instanceof List<?> list) {
      return areAllPlain(list);
    }
    return !(value instanceof CborNull)
        && !(value instanceof Double)
        && !(value instanceof CborTagged);
  }

  private static boolean areAllPlain(Collection<?> values) {
    for (Object value : values) {
      if (!isPlain(value)) {
        return false;
      }
    }
    return true;
  }

  private static Object value(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Double real && isWhole(real)) {
      return real.longValue();
    }
    if (value instanceof CborTagged tagged && tagged.value() instanceof String text) {
      return text(text);
    }
    if (value instanceof List<?> list) {
      List<Object> values = new ArrayList<>(list.size());
      list.forEach(element -> values.add(value(element)));
      return Collections.unmodifiableList(values);
    }
    return value instanceof Map<?, ?> map ? map(map) : value;
  }

  private static Map<Object, Object> map(Map<?, ?> map) {
    Map<Object, Object> values = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(value instanceof CborNull)) {
            values.put(key, value(value));
          }
        });
    return Collections.unmodifiableMap(values);
  }

  private static boolean isWhole(double real) {
    return real == Math.rint(real) && Math.abs(real) <= LARGEST_EXACT;
  }

  private static String text(String text) {
    return isAscii(text) ? text.strip() : Normalizer.normalize(text, Normalizer.Form.NFC).strip();
  }

  /** What is ASCII is in every form at once: UAX #15, 1.2. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }
}
