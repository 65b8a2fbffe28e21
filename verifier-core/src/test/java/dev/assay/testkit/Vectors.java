package dev.assay.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Third-party test data, which lies beside the repository: {@code ../shared/vectors}. */
public final class Vectors {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Vectors() {}

  /** The folder of a topic; where it is absent, the test is skipped and says so. */
  public static Path folder(String topic) {
    Path folder = root().resolve(topic);
    assumeTrue(Files.isDirectory(folder), () -> "no test vectors at " + folder);
    return folder;
  }

  /** A file as a tree of JSON. */
  public static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON files of a folder, by name. */
  public static List<Path> jsonFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of an array. */
  public static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  private static Path root() {
    String configured = System.getProperty("vectors.dir", "");
    if (!configured.isEmpty()) {
      return Path.of(configured);
    }
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve("shared/vectors"))) {
      here = here.getParent();
    }
    return here.resolve("shared/vectors");
  }
}
