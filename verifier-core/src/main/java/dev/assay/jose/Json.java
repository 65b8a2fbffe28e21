package dev.assay.jose;

import dev.assay.jose.JsonException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes JSON (RFC 8259), strictly.
 *
 * <p>A value is a {@code String}, {@code Boolean}, {@link JsonNull}, {@code List<Object>}, {@code
 * Map<String, Object>} in the order of the text, or a number: {@code Long} if it is written as an
 * integer and fits, {@code BigInteger} if it does not fit, else {@code BigDecimal}. Lists and maps
 * cannot be changed.
 *
 * <p>Refused, besides what is no JSON: a name that occurs twice in an object at any depth, anything
 * after the value, a byte order mark, bytes that are not UTF-8, half a surrogate pair even if
 * escaped, numbers of more than 64 characters or with an exponent beyond 400, and all that exceeds
 * {@link JsonLimits}.
 */
public final class Json {

  private Json() {}

  /** Reads a text that must be an object. */
  public static Map<String, Object> readObject(byte[] utf8, JsonLimits limits)
      throws JsonException {
    Object value = readValue(utf8, limits);
    if (value instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked") // the reader makes no other maps
      Map<String, Object> object = (Map<String, Object>) value;
      return object;
    }
    throw new JsonException(Kind.NOT_AN_OBJECT, "", 0);
  }

  /** Reads a text that must be an array. */
  public static List<Object> readArray(byte[] utf8, JsonLimits limits) throws JsonException {
    Object value = readValue(utf8, limits);
    if (value instanceof List<?>) {
      @SuppressWarnings("unchecked") // the reader makes no other lists
      List<Object> array = (List<Object>) value;
      return array;
    }
    throw new JsonException(Kind.NOT_AN_ARRAY, "", 0);
  }

  /** Reads any value. */
  public static Object readValue(byte[] utf8, JsonLimits limits) throws JsonException {
    return JsonReader.read(utf8, limits);
  }

  /**
   * The first member of this name in a text that is an object, if its value is a string. What comes
   * after it is not even looked at, so this tells a kind of text from another and decides nothing.
   *
   * @throws JsonException if it is no object, or no JSON up to that member
   */
  public static Optional<String> peekString(byte[] utf8, String name) throws JsonException {
    return JsonReader.peekString(utf8, name);
  }

  /**
   * Writes a value without blanks.
   *
   * @throws IllegalArgumentException if it holds anything but the values this class reads
   */
  public static String write(Object value) {
    return JsonWriter.compact(value);
  }

  /**
   * Writes a value for people, indented by two blanks a level.
   *
   * @throws IllegalArgumentException if it holds anything but the values this class reads
   */
  public static String writePretty(Object value) {
    return JsonWriter.pretty(value);
  }
}
