package dev.assay.server.cli;

import dev.assay.bundle.BundleId;
import dev.assay.bundle.BundleRule;
import dev.assay.bundle.OfflineBundle;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.trust.SequenceMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far bundles, and the lists in them, have come, in a file, so that an older one is refused by
 * the next command too. While it is open no other process reads or writes it: a lock on a file
 * beside it, which stays, sees to that. The file itself is replaced whole, so it cannot be locked.
 */
final class BundleMemory implements AutoCloseable {

  private static final int MAX_BYTES = 1 << 20;
  private static final String BUNDLES = "bundles";
  private static final String LISTS = "lists";

  private final Optional<Path> file;
  private final Optional<FileChannel> lock;
  private final Marks bundles = new Marks();
  private final Marks lists = new Marks();

  private BundleMemory(Optional<Path> file, Optional<FileChannel> lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * What the file remembers, once no other process has it open.
   *
   * @param file absent to forget everything with the process; one that is not there yet is begun
   */
  static BundleMemory open(Optional<Path> file) throws CommandFault {
    if (file.isEmpty()) {
      return new BundleMemory(file, Optional.empty());
    }
    BundleMemory memory = new BundleMemory(file, Optional.of(locked(file.get())));
    try {
      memory.read();
      return memory;
    } catch (CommandFault e) {
      memory.close();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws CommandFault {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
        return channel;
      } catch (IOException | OverlappingFileLockException e) {
        channel.close();
        throw new CommandFault(ExitCode.OUTPUT, beside + " cannot be locked");
      }
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, beside + " cannot be written");
    }
  }

  SequenceMemory bundles() {
    return bundles;
  }

  SequenceMemory lists() {
    return lists;
  }

  /**
   * Refuses a bundle of another identifier than those that are remembered: under a name of its own
   * an older one would pass for the first of its kind.
   */
  void requireKnown(OfflineBundle bundle) throws CommandFault {
    BundleId id = bundle.id();
    if (file.isEmpty() || bundles.marks.isEmpty() || bundles.recall(id.id()).isPresent()) {
      return;
    }
    throw CommandFault.input(
        bundle.source()
            + " cannot be used, "
            + BundleRule.ROLLBACK.code()
            + ": it is "
            + id.text()
            + ", and "
            + file.get()
            + " remembers "
            + String.join(", ", bundles.marks.keySet())
            + "; give it another memory file");
  }

  /** Writes what is new. What came further meanwhile, without the lock, stays as far as it is. */
  void save() throws CommandFault {
    if (file.isEmpty() || !(bundles.changed || lists.changed)) {
      return;
    }
    read();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(BUNDLES, bundles.json());
    json.put(LISTS, lists.json());
    byte[] bytes = (Json.writePretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
    new WrittenFile(file.get()).write(bytes);
  }

  @Override
  public void close() throws CommandFault {
    if (lock.isPresent()) {
      try {
        lock.get().close();
      } catch (IOException e) {
        throw new CommandFault(ExitCode.OUTPUT, file.orElseThrow() + " cannot be unlocked");
      }
    }
  }

  private void read() throws CommandFault {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    Path path = file.get();
    byte[] bytes = new InputFile(path.toString()).bytes(InputStream.nullInputStream(), MAX_BYTES);
    try {
      Map<String, Object> json = Json.readObject(bytes, JsonLimits.DEFAULT);
      if (bundles.read(json.get(BUNDLES)) && lists.read(json.get(LISTS))) {
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
      changed |= !mark.equals(marks.get(listId));
      keepHigher(listId, mark);
    }

    private Mark keepHigher(String id, Mark mark) {
      return marks.merge(id, mark, (held, next) -> next.sequence() > held.sequence() ? next : held);
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
        keepHigher(String.valueOf(entry.getKey()), new Mark(sequence, digest));
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
