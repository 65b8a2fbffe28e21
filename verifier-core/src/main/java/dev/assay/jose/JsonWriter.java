package dev.assay.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes the values that {@link JsonReader} makes. */
final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static String compact(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return text.toString();
  }

  static String pretty(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(printer());
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return text.toString();
  }

  /** Keeps state, so each text needs its own. */
  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Map<?, ?> object) {
      writeObject(generator, object);
    } else if (value instanceof List<?> array) {
      writeArray(generator, array);
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value == JsonNull.NULL) {
      generator.writeNull();
    } else {
      writeNumber(generator, value);
    }
  }

  private static void writeObject(JsonGenerator generator, Map<?, ?> object) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> member : object.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException("a member name that is no string");
      }
      generator.writeFieldName(name);
      write(generator, member.getValue());
    }
    generator.writeEndObject();
  }

  private static void writeArray(JsonGenerator generator, List<?> array) throws IOException {
    generator.writeStartArray();
    for (Object element : array) {
      write(generator, element);
    }
    generator.writeEndArray();
  }

  private static void writeNumber(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Long || value instanceof Integer) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigInteger integer) {
      generator.writeNumber(integer);
    } else if (value instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else {
      throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
    }
  }
}
