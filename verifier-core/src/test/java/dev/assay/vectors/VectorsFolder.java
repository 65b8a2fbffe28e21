package dev.assay.vectors;

import java.nio.file.Path;

/**
 * Where the third-party vectors are: {@code -Dvectors.dir}, or {@code ../shared/vectors} beside the
 * repository.
 */
final class VectorsFolder {

  private VectorsFolder() {}

  static Path find() {
    return Path.of(System.getProperty("vectors.dir", "../shared/vectors"))
        .toAbsolutePath()
        .normalize();
  }
}
