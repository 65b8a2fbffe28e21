package dev.assay.shc;

import dev.assay.jose.JsonLimits;
import java.util.List;
import java.util.Map;

/**
 * How much the cards of one input may come to, together: they are all held before it is known of
 * any who has signed it. A file of a few kilobytes otherwise becomes a thousand times as much.
 */
final class CardBudget {

  /**
   * One card: patient summaries have 30 KB, and cards with the record of a lifetime several times
   * as much; what fits a code has less than 10.
   */
  private static final int MAX_CARD_BYTES = 512 << 10;

  /**
   * All cards: as many as a file may have, if each is a patient summary of twice the usual size.
   */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * All cards: real ones have less than 5,000 values, and only those with the record of a lifetime
   * more than 1,000. In memory this comes to some 10 MB at worst.
   */
  private static final int MAX_VALUES = 50_000;

  private int bytes = MAX_BYTES;
  private int values = MAX_VALUES;

  /** Counted when another card follows, which is rare. */
  private Map<String, Object> uncounted = Map.of();

  CardBudget() {}

  /** How many bytes the payload of the next card may have. */
  int bytes() {
    return Math.min(bytes, MAX_CARD_BYTES);
  }

  /** What the payload of the next card may be. FHIR nests, in real cards to a depth of 12. */
  JsonLimits payload() {
    if (!uncounted.isEmpty()) {
      values -= count(uncounted);
      uncounted = Map.of();
    }
    return JsonLimits.DEFAULT.withMaxBytes(bytes()).withMaxValues(values);
  }

  /** Accounts for a card that was read within what was left. */
  void spend(byte[] json, Map<String, Object> payload) {
    bytes -= json.length;
    uncounted = payload;
  }

  private static int count(Object value) {
    int count = 1;
    if (value instanceof Map<?, ?> members) {
      for (Object member : members.values()) {
        count += count(member);
      }
    } else if (value instanceof List<?> elements) {
      for (Object element : elements) {
        count += count(element);
      }
    }
    return count;
  }
}
