package dev.assay.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo list and its samples, as they stand in the repository. */
final class Demo {

  private Demo() {}

  static String list() {
    return root().resolve("trust-lists/demo.trust-list.json").toString();
  }

  static String sample(String name) {
    return root().resolve("trust-lists/demo/samples/" + name + ".sd-jwt").toString();
  }

  static String text(String name) {
    try {
      return Files.readString(Path.of(sample(name))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("trust-lists")) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }
}
