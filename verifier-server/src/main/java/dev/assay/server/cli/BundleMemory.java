package dev.assay.server.cli;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.trust.SequenceMemory;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far bundles, and the trust lists in them, have come, in a file, so that an older one is
 * refused by the next command too.
 */
final class BundleMemory {

  private static final int MAX_BYTES = 1 << 20;
  private static final String BUNDLES = "bundles";
  private static final String TRUST_LISTS = "trustLists";

  private final Optional<Path> file;
  private final Marks bundles = new Marks();
  private final Marks trustLists = new Marks();

  private BundleMemory(Optional<Path> file) {
    this.file = file;
  }

  /**
   * What the file remembers.
   *
   * @param file absent to forget everything with the process; one that is not there yet is begun
   */
  static BundleMemory of(Optional<Path> file) throws CommandFault {
    BundleMemory memory = new BundleMemory(file);
    if (file.isPresent() && Files.exists(file.get())) {
      memory.read(file.get());
    }
    return memory;
  }

  SequenceMemory bundles() {
    return bundles;
  }

  SequenceMemory trustLists() {
    return trustLists;
  }

  /** Writes what is new. */
  void save() throws CommandFault {
    if (file.isEmpty() || !(bundles.changed || trustLists.changed)) {
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(BUNDLES, bundles.json());
    json.put(TRUST_LISTS, trustLists.json());
    byte[] bytes = (Json.writePretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
    new WrittenFile(file.get()).write(bytes);
  }

  private void read(Path path) throws CommandFault {
    byte[] bytes = new InputFile(path.toString()).bytes(InputStream.nullInputStream(), MAX_BYTES);
    try {
      Map<String, Object> json = Json.readObject(bytes, JsonLimits.DEFAULT);
      if (bundles.read(json.get(BUNDLES)) && trustLists.read(json.get(TRUST_LISTS))) {
        return;
      }
    } catch (JsonException e) {
      // The same fault as for JSON of another form: what was remembered must not be forgotten.
    }
    throw CommandFault.input(
        path + " is no memory of bundles; restore it, or delete it to begin anew");
  }

  private static final class Marks implements SequenceMemory {

    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private boolean changed;

    @Override
    public Optional<Mark> recall(String listId) {
      return Optional.ofNullable(marks.get(listId));
    }

    @Override
    public void remember(String listId, Mark mark) {
      changed |= !mark.equals(marks.put(listId, mark));
    }

    boolean read(@org.jspecify.annotations.Nullable Object json) {
      if (!(json instanceof Map<?, ?> map)) {
        return false;
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getValue() instanceof Map<?, ?> mark)
            || !(mark.get("sequence") instanceof Long sequence)
            || !(mark.get("digest") instanceof String digest)) {
          return false;
        }
        marks.put(String.valueOf(entry.getKey()), new Mark(sequence, digest));
      }
      return true;
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      marks.forEach(
          (id, mark) -> json.put(id, Map.of("sequence", mark.sequence(), "digest", mark.digest())));
      return json;
    }
  }
}
