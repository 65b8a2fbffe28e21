package dev.assay.vectors;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.assay.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where we mean to differ from what a publisher expects, each with its reason. An exception that
 * the code no longer needs fails the test just as a missing one does.
 */
final class Exceptions {

  private final Map<String, Verdict> actual = new HashMap<>();

  private Exceptions() {}

  static Exceptions read(String topic) {
    Exceptions exceptions = new Exceptions();
    String resource = "/exceptions/" + topic + ".json";
    try (InputStream in = Exceptions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      for (Object entry :
          JSONArrayUtils.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
        exceptions.add((Map<?, ?>) entry);
      }
      return exceptions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  private void add(Map<?, ?> entry) {
    String id = text(entry, "case");
    if (text(entry, "reason").isBlank() || text(entry, "expected").equals(text(entry, "actual"))) {
      throw new IllegalStateException("an exception without a reason or a difference: " + id);
    }
    actual.put(id, Verdict.valueOf(text(entry, "actual").toUpperCase(Locale.ROOT)));
  }

  private static String text(Map<?, ?> entry, String name) {
    if (entry.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("an exception without " + name + ": " + entry);
  }

  Verdict verdictOf(String id, Verdict expected) {
    return actual.getOrDefault(id, expected);
  }

  Set<String> ids() {
    return actual.keySet();
  }
}
