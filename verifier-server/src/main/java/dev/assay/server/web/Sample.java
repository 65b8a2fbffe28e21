package dev.assay.server.web;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A credential of the demo trust list, to try. */
record Sample(String file, String title, String explanation, String text) {

  private static final String FOLDER = "/trust-lists/demo/samples/";

  /** The samples that came with the server. */
  static List<Sample> all() {
    try {
      List<Sample> samples = new ArrayList<>();
      for (Object entry : Json.readArray(read("index.json"), JsonLimits.DEFAULT)) {
        sample((Map<?, ?>) entry).ifPresent(samples::add);
      }
      return List.copyOf(samples);
    } catch (IOException | JsonException e) {
      throw new IllegalStateException("the samples are part of the server", e);
    }
  }

  private static Optional<Sample> sample(Map<?, ?> entry) throws IOException {
    if (entry.get("file") instanceof String file
        && entry.get("title") instanceof String title
        && entry.get("explanation") instanceof String explanation) {
      return Optional.of(
          new Sample(
              file, title, explanation, new String(read(file), StandardCharsets.US_ASCII).strip()));
    }
    return Optional.empty();
  }

  private static byte[] read(String file) throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IOException("no " + file);
      }
      return in.readAllBytes();
    }
  }
}
