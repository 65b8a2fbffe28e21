package dev.assay.server.presentation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of a run for a test service, in order. They are kept sealed with the transaction and
 * are gone with its content. For a live service there are none.
 */
record Messages(List<Message> all) {

  /**
   * A wallet fetches its request once or twice; whoever fetches it for ever shall not fill the
   * store. What ends a run has a place besides.
   */
  static final int MAX_BEFORE_THE_ANSWER = 12;

  Messages {
    all = List.copyOf(all);
  }

  /** The same with some more. */
  Messages and(List<Message> more) {
    List<Message> longer = new ArrayList<>(all);
    longer.addAll(more);
    return new Messages(longer);
  }

  boolean isFull() {
    return all.size() >= MAX_BEFORE_THE_ANSWER;
  }

  List<Object> json() {
    List<Object> list = new ArrayList<>();
    for (Message one : all) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("kind", one.kind().name());
      members.put("at", one.at().toString());
      members.put("text", one.text());
      list.add(members);
    }
    return list;
  }

  static Messages read(List<Kept> list) {
    return new Messages(
        list.stream()
            .map(
                one ->
                    new Message(
                        Message.Kind.valueOf(one.text("kind")),
                        Instant.parse(one.text("at")),
                        one.text("text")))
            .toList());
  }

  /** Does not show them. */
  @Override
  public String toString() {
    return "Messages[" + all.size() + "]";
  }
}
