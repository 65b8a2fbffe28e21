package dev.assay.trust;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers how far each trust list has come, so that an older one cannot take its place, not even
 * after a restart.
 */
public interface SequenceMemory {

  /**
   * How far a list has come.
   *
   * @param digest the digest of the list with this sequence number
   */
  record Mark(long sequence, String digest) {}

  /** How far the list has come; absent if it was never held. */
  Optional<Mark> recall(String listId);

  /** Remembers how far a list has come. */
  void remember(String listId, Mark mark);

  /** A memory that lasts as long as the process. */
  static SequenceMemory inMemory() {
    Map<String, Mark> marks = new ConcurrentHashMap<>();
    return new SequenceMemory() {
      @Override
      public Optional<Mark> recall(String listId) {
        return Optional.ofNullable(marks.get(listId));
      }

      @Override
      public void remember(String listId, Mark mark) {
        marks.put(listId, mark);
      }
    };
  }
}
