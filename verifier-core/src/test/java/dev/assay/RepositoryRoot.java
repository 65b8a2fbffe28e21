package dev.assay;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository that the tests run in, from the root or from a module. */
final class RepositoryRoot {

  private RepositoryRoot() {}

  static Path find() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("trust-lists")) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }
}
