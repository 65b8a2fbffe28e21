package dev.assay.trust;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers how far each list of its kind has come, so that an older one cannot take its place, not
 * even after a restart. Trust lists have one memory, offline bundles another.
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

  /**
   * Why an issue must not take the place of what was held: it is older, or has the number of the
   * one that was held and other contents. Absent if it may.
   */
  default Optional<String> refusalOf(String listId, Mark issue) {
    Optional<Mark> held = recall(listId);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    long sequence = held.get().sequence();
    if (issue.sequence() < sequence) {
      return Optional.of(
          "sequence is " + issue.sequence() + ", and " + sequence + " was held before");
    }
    if (issue.sequence() == sequence && !issue.digest().equals(held.get().digest())) {
      return Optional.of(
          "sequence "
              + sequence
              + " was held before with other contents; a new issue has a higher sequence");
    }
    return Optional.empty();
  }

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
