package dev.assay.jose;

import dev.assay.jose.JcsException.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Canonicalization Scheme (RFC 8785): one sequence of bytes for each value, whatever the
 * text it was read from.
 *
 * <p>Numbers are doubles here. A number that is written as an integer, and that no double has, is
 * refused: two readers would sign and see different ones. One with a fraction or an exponent stands
 * for the double nearest to it, as every reader of JSON takes it, unless it is beyond all of them
 * or nothing but zero is near. Accepted: {@code 9007199254740992}, {@code 0.1}, {@code 4.50} (as
 * {@code 4.5}), {@code 1E30} (as {@code 1e+30}). Refused: {@code 9007199254740993}, {@code 1e309},
 * {@code 1e-400}.
 *
 * <p>Whoever relies on a signature over canonical bytes reads those bytes, and not the text that
 * they were made of: then nothing is believed that was not signed.
 *
 * <p>This is code of our own because it decides what a signature covers. The library that RFC 8785
 * names for Java reads JSON by rules of its own and writes some subnormal numbers otherwise than
 * ECMAScript does.
 */
public final class Jcs {

  /** Integers up to here have a double of their own: 2^53. */
  private static final long LARGEST_EXACT = 1L << 53;

  private static final String ESCAPED = "\b\t\n\f\r\"\\";
  private static final String ESCAPES = "btnfr\"\\";

  private final StringBuilder text = new StringBuilder();

  private Jcs() {}

  /**
   * The canonical form, in UTF-8.
   *
   * @param value as {@link Json} reads it, and nested no deeper than it reads
   * @throws JcsException if the scheme has no form for it
   * @throws IllegalArgumentException if it holds anything but the values that {@link Json} reads
   */
  public static byte[] canonical(Object value) throws JcsException {
    Jcs writing = new Jcs();
    writing.write(value);
    return writing.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Object value) throws JcsException {
    if (value instanceof String string) {
      writeString(string);
    } else if (value instanceof Map<?, ?> object) {
      writeObject(object);
    } else if (value instanceof List<?> array) {
      writeArray(array);
    } else if (value instanceof Boolean || value == JsonNull.NULL) {
      text.append(value);
    } else {
      text.append(number(value));
    }
  }

  /** RFC 8785, 3.2.3: by UTF-16 code units, as Java compares strings. */
  private void writeObject(Map<?, ?> object) throws JcsException {
    TreeMap<String, Object> sorted = new TreeMap<>();
    for (Map.Entry<?, ?> member : object.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException("a member name that is no string");
      }
      sorted.put(name, member.getValue());
    }
    text.append('{');
    String separator = "";
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      text.append(separator);
      writeString(member.getKey());
      text.append(':');
      write(member.getValue());
      separator = ",";
    }
    text.append('}');
  }

  private void writeArray(List<?> array) throws JcsException {
    text.append('[');
    String separator = "";
    for (Object element : array) {
      text.append(separator);
      write(element);
      separator = ",";
    }
    text.append(']');
  }

  /** RFC 8785, 3.2.2.2. */
  private void writeString(String string) throws JcsException {
    if (Utf8.hasLoneSurrogate(string)) {
      throw new JcsException(Kind.LONE_SURROGATE);
    }
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) {
        text.append('\\').append(ESCAPES.charAt(escape));
      } else if (c < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  /** RFC 8785, 3.2.2.3. */
  private static String number(Object value) throws JcsException {
    if (value instanceof Long integer) {
      return -LARGEST_EXACT <= integer && integer <= LARGEST_EXACT
          ? integer.toString()
          : exact(BigInteger.valueOf(integer));
    }
    if (value instanceof BigInteger integer) {
      return exact(integer);
    }
    if (value instanceof BigDecimal decimal) {
      return nearest(decimal);
    }
    throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
  }

  private static String exact(BigInteger integer) throws JcsException {
    double real = integer.doubleValue();
    if (Double.isInfinite(real) || !new BigDecimal(real).toBigInteger().equals(integer)) {
      throw new JcsException(Kind.INEXACT_NUMBER);
    }
    return EcmaNumber.of(real);
  }

  private static String nearest(BigDecimal decimal) throws JcsException {
    double real = decimal.doubleValue();
    if (Double.isInfinite(real) || (real == 0 && decimal.signum() != 0)) {
      throw new JcsException(Kind.INEXACT_NUMBER);
    }
    return EcmaNumber.of(real);
  }
}
