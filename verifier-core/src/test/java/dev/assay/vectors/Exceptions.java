package dev.assay.vectors;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.assay.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where we mean to differ from what a publisher expects, each with its reason. An exception that
 * the code no longer needs fails the test just as a missing one does.
 */
final class Exceptions {

  private final Map<String, Verdict> actual = new HashMap<>();
  private final Map<String, String> reasons = new TreeMap<>();

  private Exceptions() {}

  static Exceptions read(String topic) {
    Exceptions exceptions = new Exceptions();
    entries(topic).forEach(exceptions::add);
    return exceptions;
  }

  /** Cases that ask for what is not offered here, with the reasons, in the order of the cases. */
  static Map<String, String> reasons(String topic) {
    Map<String, String> reasons = new TreeMap<>();
    entries(topic).forEach(entry -> reasons.put(text(entry, "case"), text(entry, "reason")));
    return reasons;
  }

  private static List<Map<?, ?>> entries(String topic) {
    String resource = "/exceptions/" + topic + ".json";
    try (InputStream in = Exceptions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      List<Map<?, ?>> entries = new ArrayList<>();
      for (Object entry :
          JSONArrayUtils.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
        entries.add((Map<?, ?>) entry);
      }
      return entries;
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
    reasons.put(id, text(entry, "reason"));
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

  /** The reasons by their cases, in the order of the cases. */
  Map<String, String> reasons() {
    return Collections.unmodifiableMap(reasons);
  }

  Set<String> ids() {
    return actual.keySet();
  }
}
