package dev.assay.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.assay.jose.JsonException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of one text: Jackson finds the tokens, we build the values and keep the limits. */
final class JsonReader {

  /** Twice the 34 digits of the largest decimal type in use, so nothing real is cut off. */
  private static final int MAX_NUMBER_CHARS = 64;

  /**
   * A little beyond that of a double; an unbounded one makes {@code toBigInteger} run for years.
   */
  private static final int MAX_EXPONENT = 400;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(MAX_NUMBER_CHARS)
                  // Ours are checked here; Jackson's own must only not be tighter.
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final JsonLimits limits;
  private final boolean escaped;
  private int values;

  private JsonReader(JsonParser parser, JsonLimits limits, boolean escaped) {
    this.parser = parser;
    this.limits = limits;
    this.escaped = escaped;
  }

  static Object read(byte[] utf8, JsonLimits limits) throws JsonException {
    if (utf8.length > limits.maxBytes()) {
      throw new JsonException(Kind.TOO_LARGE, "", limits.maxBytes());
    }
    Utf8 encoding = Utf8.of(utf8);
    if (encoding == Utf8.INVALID) {
      throw new JsonException(Kind.BAD_ENCODING, "", 0);
    }
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return new JsonReader(parser, limits, encoding == Utf8.ESCAPED).only();
    } catch (IOException e) {
      throw new UncheckedIOException("an array can always be read", e);
    }
  }

  static Optional<String> peekString(byte[] utf8, String name) throws JsonException {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonException(Kind.NOT_AN_OBJECT, "", 0);
      }
      for (String next = parser.nextFieldName(); next != null; next = parser.nextFieldName()) {
        if (next.equals(name)) {
          return Optional.ofNullable(parser.nextTextValue());
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new JsonException(Kind.MALFORMED, "", 0);
    } catch (IOException e) {
      throw new UncheckedIOException("an array can always be read", e);
    }
  }

  /** The value, and nothing after it. */
  private Object only() throws IOException, JsonException {
    Object value;
    try {
      value = value(parser.nextToken(), 1);
    } catch (StreamConstraintsException e) {
      throw fault(Kind.TOO_LARGE);
    } catch (JsonProcessingException e) {
      // Not kept as a cause: its text repeats the input.
      throw fault(Kind.MALFORMED);
    }
    try {
      if (parser.nextToken() != null) {
        throw fault(Kind.TRAILING_DATA);
      }
    } catch (JsonProcessingException e) {
      throw fault(Kind.TRAILING_DATA);
    }
    return value;
  }

  /**
   * Builds the value that begins with a token.
   *
   * @param token null at the end of the text, which Jackson does not take for a fault
   */
  private Object value(@Nullable JsonToken token, int depth) throws IOException, JsonException {
    if (token == null) {
      throw fault(Kind.MALFORMED);
    }
    if (++values > limits.maxValues()) {
      throw fault(Kind.TOO_LARGE);
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> text(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw fault(Kind.MALFORMED);
    };
  }

  private Map<String, Object> object(int depth) throws IOException, JsonException {
    requireDepth(depth);
    Map<String, Object> object = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      text(name);
      Object earlier = object.put(name, value(parser.nextToken(), depth + 1));
      if (earlier != null) {
        throw fault(Kind.DUPLICATE_KEY);
      }
    }
    return Collections.unmodifiableMap(object);
  }

  private List<Object> array(int depth) throws IOException, JsonException {
    requireDepth(depth);
    List<Object> array = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      array.add(value(token, depth + 1));
      token = parser.nextToken();
    }
    return Collections.unmodifiableList(array);
  }

  private String text(String text) throws JsonException {
    if (text.length() > limits.maxStringChars()) {
      throw fault(Kind.TOO_LARGE);
    }
    if (escaped && Utf8.hasLoneSurrogate(text)) {
      throw fault(Kind.BAD_ENCODING);
    }
    return text;
  }

  private Object integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getBigIntegerValue();
    };
  }

  private BigDecimal decimal() throws IOException, JsonException {
    try {
      BigDecimal decimal = parser.getDecimalValue();
      if (Math.abs((long) decimal.scale()) <= MAX_EXPONENT) {
        return decimal;
      }
    } catch (NumberFormatException e) {
      // An exponent that no int holds.
    }
    throw fault(Kind.TOO_LARGE);
  }

  private void requireDepth(int depth) throws JsonException {
    if (depth > limits.maxDepth()) {
      throw fault(Kind.TOO_DEEP);
    }
  }

  private JsonException fault(Kind kind) {
    String path = parser.getParsingContext().pathAsPointer().toString();
    return new JsonException(kind, path, parser.currentLocation().getByteOffset());
  }
}
